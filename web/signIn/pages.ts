import type { Page } from '../page.ts';
import { accountPages } from './accountPages.tsx';
import { factorPages } from './factorPages.tsx';
import { firstPages } from './firstPage.tsx';
import { mailPages } from './mailPages.tsx';
import { passkeyPages } from './passkeyPages.tsx';
import { pinPages } from './pinPages.tsx';

/** Signing in and out. */
export const signInPages: readonly Page[] = [...mailPages, ...factorPages, ...passkeyPages, ...pinPages, ...firstPages, ...accountPages];
