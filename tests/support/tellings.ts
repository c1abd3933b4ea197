import type { Client } from '@temporalio/client';
import { TASK_QUEUE, workflowIdOf } from '../../messages/names.ts';
import { told } from '../../messages/signals.ts';
import type { programme } from '../../workflows/index.ts';
import type { World } from './recorders.ts';
import { eventually } from './workers.ts';

/** What tests of whole programmes say to workflows, and what they look for; `child` undefined is the programme's own workflow. */
export function tellingsOf(client: () => Client) {
  const handleOf = (world: World, child?: string) => client().workflow.getHandle(workflowIdOf(world.code, child));
  const statusOf = async (world: World, child?: string): Promise<string> => (await handleOf(world, child).describe()).status.name;
  const runs = (world: World, child?: string) =>
    eventually(`${child ?? 'programme'} runs`, async () => (await statusOf(world, child).catch(() => '')) === 'RUNNING');
  const ended = (world: World) => eventually('the programme ended', async () => world.stage === 'ended' && (await statusOf(world)) === 'COMPLETED');

  /** Tells as the relay does: `programme` is started where it does not run. */
  async function tell(world: World, child: string | undefined, keys: readonly string[] = []): Promise<void> {
    const message = { planVersion: world.planVersion, keys, ...(world.steppedTo === undefined ? {} : { now: world.steppedTo }) };
    if (child !== undefined) return handleOf(world, child).signal(told, message);
    await client().workflow.signalWithStart<typeof programme, [typeof message]>('programme', {
      args: [{ code: world.code }],
      workflowId: world.code,
      taskQueue: TASK_QUEUE,
      signal: told,
      signalArgs: [message],
    });
  }

  async function step(world: World, now: number, child?: string): Promise<void> {
    world.steppedTo = now;
    await tell(world, child);
  }
  return { handleOf, statusOf, runs, ended, tell, step };
}
