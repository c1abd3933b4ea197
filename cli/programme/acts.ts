import { randomUUID } from 'node:crypto';
import { InvalidArgumentError } from 'commander';
import type { Acts, Client, Move } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { acting } from './actor.ts';
import { actWords } from './actWords.ts';
import type { Add, Common } from './command.ts';
import { EXIT, Stop } from './ending.ts';
import { placeOf } from './report.ts';
import { insist, withClient } from './service.ts';
import { showAct, showActs, showDates, showPlan } from './showActs.ts';

/** What every act is given. */
export type ActOptions = Common & { readonly reason: string; readonly cause?: Move['cause']; readonly preview?: boolean };
type Which = { readonly following?: boolean; readonly block?: boolean; readonly phase?: boolean };

/** The options of every act as the service takes them. */
export function actBody({ reason, cause, preview = false }: ActOptions) {
  return { reason, preview, ...(cause !== undefined && { cause }) };
}

/** Changing a running plan, and looking back at it. */
export function addActs(add: Add): void {
  const LEADER = 'team-leader';

  add<ActOptions & Which & { days?: number; to?: string }>(
    'move <code> <what>',
    'moves a task, this and the following, a block, a series (mentoring/nelayan-1), a track, a group (group:nelayan) or all',
    async (place, [code = '', what = ''], options) => {
      const { days, to } = options;
      const body = { ...actBody(options), scope: scopeOf(what, options, place.language), shift: to === undefined ? { days: days ?? 0 } : { to } };
      const key = randomUUID();
      const answer = await withClient(place, acting(place, code, options, LEADER), (client) => insist(() => client.movePlan({ code }, body, key)));
      return { answer, lines: showAct(answer, place.language) };
    },
  )
    .option('--days <n>', 'by so many days; earlier: --days=-7', days)
    .option('--to <yyyy-mm-dd>', 'one task: to that day')
    .option('--following', 'the task and those that follow it in its series')
    .option('--block', 'all days of its block of training')
    .option('--phase', 'the same block of every group')
    .requiredOption('--reason <text>', 'why; kept sealed')
    .option('--cause <cause>', 'why, in a word that may stand in mails: storm, mourning, holiday, funds, substitute, absence')
    .option('--preview', 'only shows what it would do');

  add<ActOptions>('undo <code> <act>', 'undoes an act: all that it changed is as it was', async (place, [code = '', act = ''], options) => {
    const body = { ...actBody(options), act: Number(act) };
    const key = randomUUID();
    const answer = await withClient(place, acting(place, code, options, LEADER), (client) => insist(() => client.undoAct({ code }, body, key)));
    return { answer, lines: showAct(answer, place.language) };
  })
    .requiredOption('--reason <text>', 'why; kept sealed')
    .option('--preview', 'only shows what it would do');

  add<Common>('acts <code>', 'what was done about a plan', async (place, [code = ''], options) =>
    withClient(place, acting(place, code, options, LEADER), async (client) => {
      const [answer, { timeZone }] = [{ acts: await allActs(client, code) }, await client.readProgramme({ code })];
      return { answer, lines: showActs(answer, timeZone, place.language) };
    }),
  );

  add<Common & { on: string; track?: string; group?: string }>('plan <code>', 'how the plan stood at the end of a day', async (place, [code = ''], options) => {
    const { on, track, group } = options;
    const asked = { on, ...(track !== undefined && { track }), ...(group !== undefined && { audience: group }) };
    const answer = await withClient(place, acting(place, code, options, LEADER), (client) => client.readPlan({ code }, asked));
    return { answer, lines: showPlan(answer, place.language) };
  })
    .requiredOption('--on <yyyy-mm-dd>', 'the day')
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

/** Which part of a plan is meant. @throws Stop when it is none */
export function scopeOf(what: string, { following = false, block = false, phase = false }: Which, language: Language): Move['scope'] {
  const [track = '', audience = '', ...more] = what.split('/');
  if (what === 'all') return { kind: 'programme' };
  if (what.startsWith('group:')) return { kind: 'group', audience: what.slice('group:'.length) };
  if (track !== '' && more.length === 1) return { kind: following ? 'following' : block ? 'block' : phase ? 'phase' : 'item', key: what };
  if (track !== '' && audience !== '' && more.length === 0) return { kind: 'series', track, audience };
  if (track !== '' && !what.includes('/')) return { kind: 'track', track };
  throw new Stop(EXIT.usage, actWords(language).badScope(what));
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
