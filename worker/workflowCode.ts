import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WorkerOptions } from '@temporalio/worker';

/** Beside the build: `dist/workflow-bundle.js`. */
export const BUNDLE = fileURLToPath(new URL('../workflow-bundle.js', import.meta.url));
/** From sources and from the build alike. */
export const WORKFLOWS = fileURLToPath(new URL(`../workflows/index.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url));

/** The bundle that the build made, which starts in less than half the time; else it is bundled now. */
export function workflowCode(): Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath'> {
  return existsSync(BUNDLE) ? { workflowBundle: { codePath: BUNDLE } } : { workflowsPath: WORKFLOWS };
}
