import type { Page } from './page.ts';

/** Every page, in the order in which paths are tried. */
export const PAGES: readonly Page[] = [];
