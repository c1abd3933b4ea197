import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { devEnvironment, type Environment } from '../support/environments.ts';
import { eventually } from '../support/workers.ts';

let env: Environment;
beforeAll(async () => {
  env = await devEnvironment();
}, 60_000);
afterAll(() => env.teardown());

it('the page’s query for one programme finds it and its tracks, and none of a programme whose code begins alike', async () => {
  const page = readFileSync(new URL('../../docs/temporal-ui.md', import.meta.url), 'utf8');
  const query = /^\| Everything of one programme \| `(.+)` \|$/m.exec(page)?.[1] ?? '';
  const ours = ['tablolong-2027', 'tablolong-2027/mentoring', 'tablolong-2027/planning'];
  const alike = ['tablolong-2027b', 'tablolong-2027b/mentoring', 'tablolong-20270'];
  // Nobody works on that queue: they only have to be there.
  for (const workflowId of [...alike, ...ours]) await env.client.workflow.start('programme', { workflowId, taskQueue: 'nobody' });
  const found = async (search: string) => {
    const ids: string[] = [];
    for await (const { workflowId } of env.client.workflow.list({ query: search })) ids.push(workflowId);
    return ids.toSorted();
  };
  await eventually('all six are listed', async () => (await found("TaskQueue = 'nobody'")).length === 6);
  expect(await found(query)).toEqual(ours.toSorted());
}, 60_000);
