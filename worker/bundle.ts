import { writeFileSync } from 'node:fs';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { BUNDLE, WORKFLOWS } from './workflowCode.ts';

// A step of the build: `node dist/worker/bundle.js` after `tsc`.
const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: new DefaultLogger('WARN') });
writeFileSync(BUNDLE, code);
