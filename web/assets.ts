import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** What pages load besides themselves. Named by what they hold, so that a phone keeps them until they change. */
export type Asset = { readonly path: string; readonly type: string; readonly text: string };

const FOLDER = new URL('./style/', import.meta.url);
// In the order of their names: tokens first, print last.
const style = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.css'))
  .sort()
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))
  .join('\n');
const nameOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** A boat's pole and its wake. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b6165"/><path d="M11 25V7h6a6 6 0 0 1 0 12h-6" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/></svg>';

const SCRIPTS = new URL('./script/', import.meta.url);
const scripts = readdirSync(SCRIPTS)
  .filter((name) => name.endsWith('.js'))
  .sort()
  .map((name) => {
    const text = readFileSync(new URL(name, SCRIPTS), 'utf8');
    return { name: name.slice(0, -3), path: `/assets/${nameOf(text)}.js`, type: 'text/javascript; charset=utf-8', text };
  });

/** Where a script of web/script is. @throws Error where there is none of that name */
export function scriptPath(name: string): string {
  const script = scripts.find((each) => each.name === name);
  if (script === undefined) throw new Error(`web/script: expected ${name}.js`);
  return script.path;
}

/** Of the one style sheet. */
export const STYLE_PATH = `/assets/${nameOf(style)}.css`;

const passkey = readFileSync(new URL('./signIn/passkey.js', import.meta.url), 'utf8');
/** Of the script of the pages that show or make a passkey; no other page has one of signing in. */
export const PASSKEY_PATH = `/assets/${nameOf(passkey)}.js`;

export const ASSETS: readonly Asset[] = [
  { path: STYLE_PATH, type: 'text/css; charset=utf-8', text: style },
  ...scripts,
  { path: PASSKEY_PATH, type: 'text/javascript; charset=utf-8', text: passkey },
  { path: '/assets/icon.svg', type: 'image/svg+xml', text: ICON },
];
