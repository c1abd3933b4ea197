import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { whole } from '../whole.ts';
import type { Client, Notices } from '../../client/client.ts';
import type { Add, Common } from './command.ts';
import { EXIT, Stop } from './ending.ts';
import { filledIn, placeOf, reportOf, type ReportOptions } from './report.ts';
import { type Actor, insist, lastingToken, type Place, withClient } from './service.ts';
import { showNotices, showPrintList, showProgrammes, showStarted, showStatus, showTasks } from './show.ts';

/** What can be asked for. @param folder that relative files are relative to */
export function addCommands(add: Add, folder: string): void {
  add<Common & { definition: string; people: string; start: string; code: string }>(
    'start',
    'starts a programme from its definition and people',
    async (place, _args, { definition, people, start, code }) => {
      const body = { code, start, definition: read(resolve(folder, definition), definition, place), people: read(resolve(folder, people), people, place) };
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
    return { answer, lines: [place.words.locked(answer.code, answer.planVersion)] };
  }).option('--accept-shortfall <reason>', 'why the plan may be locked although the roster falls short');

  add<Common & ReportOptions>('report <code> <key>', 'reports how a session went', async (place, [code = '', key = ''], options) => {
    const at = placeOf(code, key, place.words);
    const { answers: file } = options;
    const filled = file === undefined ? {} : filledIn(read(resolve(folder, file), file, place), file, place.words);
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
    .option('--note <text>', 'sealed; shown to nobody but whoever may open it');

  add<Common>('list', 'lists the programmes', async (place) => {
    const answer = await withClient(place, 'machine', (client) => client.listProgrammes());
    return { answer, lines: showProgrammes(answer, place.language) };
  });

  add<Common>('status <code>', 'shows where a programme stands', async (place, [code = ''], options) => {
    const answer = await withClient(place, looking(code, options), (client) => client.readProgramme({ code }));
    return { answer, lines: showStatus(answer, place.language) };
  });

  add<Common & { person: string }>('tasks <code>', 'lists what somebody has to do', async (place, [code = ''], { as, person }) => {
    const answer = await withClient(place, { code, person: as ?? person }, (client) => client.listTasks({ code }, { person }));
    return { answer, lines: showTasks(answer, place.language) };
  }).requiredOption('--person <person>', 'whose tasks');

  add<Common & { person?: string }>('notices <code>', 'what somebody was told, and how its mail fares', async (place, [code = ''], options) => {
    const { person } = options;
    return withClient(place, acting(place, code, options, 'team-leader'), async (client) => {
      const { timeZone } = await client.readProgramme({ code });
      const answer = { notices: await allNotices(client, code, person === undefined ? {} : { person }) };
      return { answer, lines: showNotices(answer, timeZone, place.language) };
    });
  }).option('--person <person>', 'whose, or all; for managers');

  add<Common & { on?: string; html?: string }>(
    'print-list <code>',
    'what the secretariat hands over on a day to those who have no e-mail',
    async (place, [code = ''], options) => {
      const answer = await withClient(place, acting(place, code, options, 'secretary'), (client) =>
        client.readPrintList({ code }, options.on === undefined ? {} : { day: options.on }),
      );
      if (options.html !== undefined) write(resolve(folder, options.html), options.html, answer.html, place);
      return { answer, lines: showPrintList(answer, place.language) };
    },
  )
    .option('--on <yyyy-mm-dd>', 'the day; today where none is named')
    .option('--html <file>', 'writes it as a page to print');

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

/** Every page of the ledger. */
async function allNotices(client: Client, code: string, whose: { person?: string }): Promise<Notices['notices']> {
  const notices: Notices['notices'] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Notices = await client.listNotices({ code }, { ...whose, after, limit: 500 });
    notices.push(...page.notices);
    after = page.next;
  }
  return notices;
}

/** Who acts: the person named, or the token of the environment. @param example somebody who may */
function acting({ env: { PENDAMPING_URL }, words }: Place, code: string, { as }: Common, example: string): Actor {
  if (as === undefined && !PENDAMPING_URL) throw new Stop(EXIT.usage, words.whoActs(example));
  return as === undefined ? 'machine' : { code, person: as };
}

/** Who looks: the administrator, where nobody is named. */
function looking(code: string, { as }: Common): Actor {
  return as === undefined ? 'machine' : { code, person: as };
}

function read(file: string, named: string, { words }: Place): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (failure) {
    throw new Stop(EXIT.usage, words.unreadable(named, (failure as NodeJS.ErrnoException).code ?? ''));
  }
}

function write(file: string, named: string, text: string, { words }: Place): void {
  try {
    writeFileSync(file, text);
  } catch (failure) {
    throw new Stop(EXIT.usage, words.unwritable(named, (failure as NodeJS.ErrnoException).code ?? ''));
  }
}
