import type { Page } from '../page.ts';
import { decidePage } from './decide.tsx';
import { decisionsPage } from './decisions.tsx';

/** What is decided by people. */
export const decisionPages: readonly Page[] = [decisionsPage, decidePage];
