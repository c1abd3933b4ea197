import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TASK_QUEUE } from '../../messages/names.ts';
import { plainFailures } from '../../worker/plainFailures.ts';
import { told } from '../../messages/signals.ts';
import type { track } from '../../workflows/index.ts';
import { devEnvironment, type Environment } from '../support/environments.ts';
import { valuesIn } from '../support/historyText.ts';
import { addTrack, emptyWorld, recorders, report } from '../support/recorders.ts';
import { workflowBundle } from '../support/workers.ts';

let env: Environment;
beforeAll(async () => {
  env = await devEnvironment();
});
afterAll(async () => {
  await env.teardown();
});

it('lets no text of a failure that is not ours into a history, and tries again', async () => {
  const world = emptyWorld('values');
  const keys = addTrack(world, 'mentoring', Date.now() - 1000, 1);
  const activities = recorders(world);
  let times = 0;
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    activities: {
      ...activities,
      async takeUpDue(input: Parameters<typeof activities.takeUpDue>[0]) {
        times += 1;
        if (times < 3) throw Object.assign(new Error('duplicate key: (email)=(yohana@contoh.example)'), { code: '23505' });
        return activities.takeUpDue(input);
      },
    },
    interceptors: { activity: [() => ({ inbound: plainFailures() })] },
  });
  await worker.runUntil(async () => {
    const handle = await env.client.workflow.start<typeof track>('track', {
      args: [{ code: 'values', track: 'mentoring' }],
      workflowId: 'values/mentoring',
      taskQueue: TASK_QUEUE,
    });
    while (times < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    report(world, keys);
    await handle.signal(told, { planVersion: 1, keys });
    await handle.result();
    const values = valuesIn(await handle.fetchHistory());
    expect(values).not.toContain('yohana');
    expect(values).toContain('not done: 23505');
    expect(values).toContain('mentoring/group-1/01');
  });
});
