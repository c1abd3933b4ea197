import type { Client, Notices } from '../../client/client.ts';
import { acting, looking } from './actor.ts';
import type { Add, Common } from './command.ts';
import { write } from './files.ts';
import { withClient } from './service.ts';
import { showNotices, showPrintList, showProgrammes, showStatus, showTasks } from './show.ts';

/** Where programmes and people stand. @param folder that relative files are relative to */
export function addViews(add: Add, folder: string): void {
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
      if (options.html !== undefined) write(folder, options.html, answer.html, place);
      return { answer, lines: showPrintList(answer, place.language) };
    },
  )
    .option('--on <yyyy-mm-dd>', 'the day; today where none is named')
    .option('--html <file>', 'writes it as a page to print');
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
