import { randomUUID } from 'node:crypto';
import { whole } from '../whole.ts';
import { acting } from './actor.ts';
import type { Add, Common } from './command.ts';
import { read } from './files.ts';
import { filledIn, placeOf, reportOf, type ReportOptions } from './report.ts';
import { insist, lastingToken, withClient } from './service.ts';
import { showLocked, showStarted } from './show.ts';

/** From start to report, and what mends it. @param folder that relative files are relative to */
export function addLife(add: Add, folder: string): void {
  add<Common & { definition: string; people: string; start: string; code: string }>(
    'start',
    'starts a programme from its definition and people',
    async (place, _args, { definition, people, start, code }) => {
      const body = { code, start, definition: read(folder, definition, place), people: read(folder, people, place) };
      const key = randomUUID();
      const answer = await withClient(place, 'machine', (client) => insist(() => client.startProgramme(body, key)));
      return { answer, lines: showStarted(answer, place.language) };
    },
    ({ definition, people }) => ({ definition, people }),
  )
    .requiredOption('--definition <file>', 'definition of the programme')
    .requiredOption('--people <file>', 'its team, households and clients')
    .requiredOption('--start <yyyy-mm-dd>', 'first day of month 1')
    .requiredOption('--code <code>', 'its code, tablolong-2027');

  add<Common & { group: string }>('agree <code>', 'agrees the proposed calendar for a training group', async (place, [code = ''], options) => {
    const key = randomUUID();
    const actor = acting(place, code, options, `coordinator-${options.group}`);
    const answer = await withClient(place, actor, (client) => insist(() => client.agreeCalendar({ code }, { audience: options.group }, key)));
    return { answer, lines: [place.words.agreed(answer.audience, answer.code)] };
  }).requiredOption('--group <group>', 'a training group');

  add<Common & { acceptShortfall?: string }>('lock <code>', 'locks the plan once every group has agreed', async (place, [code = ''], options) => {
    const key = randomUUID();
    const body = options.acceptShortfall === undefined ? {} : { acceptShortfall: options.acceptShortfall };
    const answer = await withClient(place, acting(place, code, options, 'team-leader'), (client) => insist(() => client.lockPlan({ code }, body, key)));
    return { answer, lines: showLocked(answer, place.language) };
  }).option('--accept-shortfall <reason>', 'why the plan may be locked although the roster falls short');

  add<Common & ReportOptions>('report <code> <key>', 'reports how a session went', async (place, [code = '', key = ''], options) => {
    const at = placeOf(code, key, place.words);
    const { answers: file } = options;
    const filled = file === undefined ? {} : filledIn(read(folder, file, place), file, place.words);
    const answer = await withClient(place, acting(place, code, options, 'mentor-nelayan-1'), async (client) => {
      const report = await reportOf(client, at, options, filled, place.words);
      return insist(() => client.reportItem(at, report, report.id));
    });
    return { answer, lines: [place.words.reported(answer.item, answer.late)] };
  })
    .option('--held', 'it was held')
    .option('--did-not-happen <reason>', 'it did not, for one of the reasons of the definition')
    .requiredOption('--on <yyyy-mm-dd>', 'the day it was held, or was to be')
    .option('--present <ids...>', 'all, or the ids of the clients who came')
    .option('--excused <ids...>', 'clients who had asked leave')
    .option('--ill <ids...>', 'clients who were ill; whoever is not named was absent without a word')
    .option('--guests <n>', 'how many others came', whole)
    .option('--voices <n>', 'how many voiced a suggestion or opinion', whole)
    .option('--decision <decision>', 'which way a step went: approved, returned, yes, ...')
    .option('--answers <file>', 'YAML or JSON with answers, members, tasks and cases, as its forms ask')
    .option('--on-behalf-of <person>', 'who held it, where another reports it')
    .option('--note <text>', 'sealed; shown to nobody but whoever may open it');

  add<Common>('retry <code>', 'tries again everything that is blocked or broken', async (place, [code = ''], options) => {
    const key = randomUUID();
    const answer = await withClient(place, acting(place, code, options, 'team-leader'), (client) => insist(() => client.retryRepairs({ code }, {}, key)));
    return { answer, lines: [place.words.retried(answer.unblocked.length, answer.closed.length)] };
  });

  add<Common & { person: string }>(
    'token <code>',
    'makes a token of a person, on the stack of this machine, and shows it once',
    async (place, [code = ''], { person }) => {
      const token = await lastingToken(place, code, person);
      return { answer: { token }, lines: [token, '', place.words.keepToken] };
    },
  ).requiredOption('--person <person>', 'whose token');
}
