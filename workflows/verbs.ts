import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';

/** The activities as workflows call them: plain ones, so that managers see them in the Temporal UI. They touch Postgres only, so ten seconds are plenty; a database that is down is waited for. */
export const verbs = proxyActivities<Activities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
});
