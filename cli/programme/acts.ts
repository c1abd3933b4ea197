import { InvalidArgumentError } from 'commander';
import type { Acts, Client } from '../../client/client.ts';
import { addAct, causeOption } from './actCommand.ts';
import { acting } from './actor.ts';
import type { Add, Common } from './command.ts';
import { placeOf } from './report.ts';
import { type Reach, scopeOf } from './scope.ts';
import { withClient } from './service.ts';
import { showActs, showDates, showPlan } from './showActs.ts';

/** Moving what is planned, taking an act back, and looking back at the plan. */
export function addActs(add: Add): void {
  const LEADER = 'team-leader';

  addAct<Reach & { days?: number; to?: string }>(
    add,
    'move <code> <what>',
    'moves a task, this and the following, a block, a series (mentoring/nelayan-1), a track, a group (group:nelayan) or all',
    ([code = '', what = ''], options, { language }) => {
      const { days: by = 0, to } = options;
      const scope = scopeOf(what, options, language);
      return (client, why, key) => client.movePlan({ code }, { ...why, scope, shift: to === undefined ? { days: by } : { to } }, key);
    },
  )
    .option('--days <n>', 'by so many days; earlier: --days=-7', days)
    .option('--to <yyyy-mm-dd>', 'one task: to that day')
    .option('--following', 'the task and those that follow it in its series')
    .option('--block', 'all days of its block of training')
    .option('--phase', 'the same block of every group')
    .addOption(causeOption());

  addAct(
    add,
    'undo <code> <act>',
    'undoes an act, by its number: all that it changed is as it was',
    ([code = '', act = '']) =>
      (client, why, key) =>
        client.undoAct({ code }, { ...why, act: Number(act) }, key),
  );

  add<Common>('acts <code>', 'what was done about a plan', async (place, [code = ''], options) =>
    withClient(place, acting(place, code, options, LEADER), async (client) => {
      const [answer, { timeZone }] = [{ acts: await allActs(client, code) }, await client.readProgramme({ code })];
      return { answer, lines: showActs(answer, timeZone, place.language) };
    }),
  );

  add<Common & { on?: string; track?: string; group?: string }>(
    'plan <code>',
    'how the plan stands, or stood at the end of a day',
    async (place, [code = ''], options) => {
      const { on, track, group } = options;
      const asked = { ...(on !== undefined && { on }), ...(track !== undefined && { track }), ...(group !== undefined && { audience: group }) };
      const answer = await withClient(place, acting(place, code, options, LEADER), (client) => client.readPlan({ code }, asked));
      return { answer, lines: showPlan(answer, place.language) };
    },
  )
    .option('--on <yyyy-mm-dd>', 'the day')
    .option('--track <track>', 'one track alone')
    .option('--group <group>', 'one group alone');

  add<Common>('why-date <code> <key>', 'how a task came to its dates', async (place, [code = '', key = ''], options) => {
    const at = placeOf(code, key, place.words);
    return withClient(place, acting(place, code, options, LEADER), async (client) => {
      const [answer, { timeZone }] = await Promise.all([client.readItemDates(at), client.readProgramme({ code })]);
      return { answer, lines: showDates(answer, timeZone, place.language) };
    });
  });
}

function days(value: string): number {
  if (!/^-?\d{1,4}$/.test(value)) throw new InvalidArgumentError('expected a number of days, such as 7 or -7.');
  return Number(value);
}

async function allActs(client: Client, code: string): Promise<Acts['acts']> {
  const acts: Acts['acts'] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Acts = await client.listActs({ code }, { after, limit: 500 });
    acts.push(...page.acts);
    after = page.next;
  }
  return acts;
}
