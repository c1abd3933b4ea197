import { existsSync } from 'node:fs';

const PROGRAMS = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser that is here, or undefined. */
export function findChromium() {
  return PROGRAMS.find((path) => path !== undefined && existsSync(path));
}

export const HOW_TO_GET_CHROMIUM =
  'No Chromium found. On Debian or Ubuntu: apt-get install chromium. On a Mac: brew install --cask chromium. Elsewhere name the program of a Chromium or Chrome in CHROMIUM.';
