import { randomUUID } from 'node:crypto';
import type { ConsentRequest } from '../../client/client.ts';
import { acting } from './actor.ts';
import { clientWords } from './clientWords.ts';
import type { Add, Common } from './command.ts';
import { insist, type Place, withClient } from './service.ts';
import { showApplicants, showClient, showClients } from './showClients.ts';
import { prose } from './table.ts';

/** Who takes part, and what happens to them. */
export function addClients(add: Add): void {
  const MENTOR = 'mentor-nelayan-1';
  const COORDINATOR = 'coordinator-nelayan';

  add<Common & { group?: string }>('clients <code>', 'the village list: who takes part and who left, by place', async (place, [code = ''], options) => {
    const { group } = options;
    const answer = await withClient(place, acting(place, code, options, 'team-leader'), (client) =>
      client.listClients({ code }, group === undefined ? {} : { group }),
    );
    return { answer, lines: showClients(answer, place.language) };
  }).option('--group <group>', 'one business group alone');

  add<Common>('client <code> <client>', 'one client: groups, what is asked of them, what was decided', async (place, [code = '', id = ''], options) =>
    withClient(place, acting(place, code, options, MENTOR), async (client) => {
      const [answer, { timeZone }] = await Promise.all([client.readClient({ code, client: id }), client.readProgramme({ code })]);
      return { answer, lines: showClient(answer, timeZone, place.language) };
    }),
  );

  add<Common>('applicants <code>', 'the waiting list, in its order', async (place, [code = ''], options) => {
    const answer = await withClient(place, acting(place, code, options, 'team-leader'), (client) => client.listApplicants({ code }));
    return { answer, lines: showApplicants(answer, place.language) };
  });

  add<Common & { yes?: string[]; no?: string[]; how: ConsentRequest['how'] }>(
    'consent <code> <client>',
    'records what a client consents to, or takes back',
    async (place, [code = '', client = ''], options) => {
      const { yes = [], no = [], how } = options;
      const body = { purposes: { ...purposes(yes, true), ...purposes(no, false) }, how };
      const key = randomUUID();
      const answer = await withClient(place, acting(place, code, options, MENTOR), (to) => insist(() => to.recordConsent({ code, client }, body, key)));
      return { answer, lines: [clientWords(place.language).consent(answer.client, answer.means)] };
    },
  )
    .option('--yes <purposes...>', 'purposes of the definition that are consented to')
    .option('--no <purposes...>', 'purposes that are refused or taken back')
    .requiredOption('--how <how>', 'signed, thumbprint or withWitness');

  add<Common & Looked & { on: string; reason: string; note?: string }>(
    'exit <code> <client>',
    'ends a client’s participation',
    async (place, args, options) => {
      const [code = '', client = ''] = args;
      const { on, reason, note } = options;
      const key = randomUUID();
      const answer = await withClient(place, acting(place, code, options, MENTOR), (to) =>
        insist(() => to.exitClient({ code, client }, { on, reason, ...(note !== undefined && { note }), ...look(options) }, key)),
      );
      const { exited, short, calledOff } = clientWords(place.language);
      const shortfall = answer.shortfall === null ? [] : [short(answer.shortfall.text[place.language])];
      const off = answer.cancelled.length === 0 ? [] : prose(calledOff(answer.cancelled.join(', ')));
      return {
        answer,
        lines: [...looked(answer, place), exited(answer.client, answer.leftOn, answer.group, answer.size), ...off, ...shortfall, ...numbered(answer, place)],
      };
    },
  )
    .requiredOption('--on <yyyy-mm-dd>', 'the first day of not taking part')
    .requiredOption('--reason <reason>', 'one of the exits of the definition')
    .option('--note <text>', 'sealed')
    .option(...PREVIEW);

  add<Common & Looked & { on: string }>(
    'return <code> <client>',
    'takes a leaver back, while the place is free',
    async (place, [code = '', client = ''], options) => {
      const key = randomUUID();
      const answer = await withClient(place, acting(place, code, options, MENTOR), (to) =>
        insist(() => to.returnClient({ code, client }, { on: options.on, ...look(options) }, key)),
      );
      return {
        answer,
        lines: [...looked(answer, place), clientWords(place.language).returned(answer.client, answer.group, answer.on), ...numbered(answer, place)],
      };
    },
  )
    .requiredOption('--on <yyyy-mm-dd>', 'from which day')
    .option(...PREVIEW);

  add<Common & Looked & { by: string; reason?: string }>(
    'replace <code> <client>',
    'gives a leaver’s place to one of the waiting list',
    async (place, [code = '', client = ''], options) => {
      const key = randomUUID();
      const answer = await withClient(place, acting(place, code, options, COORDINATOR), (to) =>
        insist(() => to.replaceClient({ code, client }, { by: options.by, ...because(options), ...look(options) }, key)),
      );
      return {
        answer,
        lines: [
          ...looked(answer, place),
          clientWords(place.language).replaced(answer.client, answer.replaces, answer.group, answer.items.length),
          ...numbered(answer, place),
        ],
      };
    },
  )
    .requiredOption('--by <applicant>', 'id of who waits')
    .option('--reason <text>', 'why somebody who waits longer is passed over')
    .option(...PREVIEW);

  add<Common & Looked & { to: string; on: string; reason?: string }>(
    'transfer <code> <client>',
    'moves a client to another business group',
    async (place, [code = '', client = ''], options) => {
      const { to: group, on } = options;
      const key = randomUUID();
      const answer = await withClient(place, acting(place, code, options, COORDINATOR), (to) =>
        insist(() => to.transferClient({ code, client }, { to: group, on, ...because(options), ...look(options) }, key)),
      );
      const { transferred, short } = clientWords(place.language);
      const lines = [
        ...looked(answer, place),
        transferred(answer.client, answer.group, answer.on),
        ...answer.shortfalls.map(({ text }) => short(text[place.language])),
        ...numbered(answer, place),
      ];
      return { answer, lines };
    },
  )
    .requiredOption('--to <group>', 'a business group')
    .requiredOption('--on <yyyy-mm-dd>', 'from which day')
    .option('--reason <text>', 'once capital has been handed over')
    .option(...PREVIEW);

  add<Common & { reason: string }>(
    'erase <code> <client>',
    'makes unreadable what is known of somebody who left, or waits; it cannot be undone',
    async (place, [code = '', client = ''], options) => {
      const key = randomUUID();
      const answer = await withClient(place, acting(place, code, options, 'team-leader'), (to) =>
        insist(() => to.eraseClient({ code, client }, { reason: options.reason }, key)),
      );
      return { answer, lines: [clientWords(place.language).erased(answer.client)] };
    },
  ).requiredOption('--reason <text>', 'why');
}

function purposes(keys: readonly string[], given: boolean): Record<string, boolean> {
  return Object.fromEntries(keys.map((key) => [key, given]));
}

type Looked = { readonly preview?: boolean };
const PREVIEW = ['--preview', 'only shows what it would do'] as const;

function look({ preview = false }: Looked): Looked {
  return preview ? { preview } : {};
}

/** By which number it can be undone. */
function numbered({ act }: { readonly act: number | null }, { language }: Place): string[] {
  return act === null ? [] : [clientWords(language).numbered(act)];
}

/** Says so first where nothing was done. */
function looked({ preview = false }: Looked, { language }: Place): string[] {
  return preview ? [clientWords(language).preview] : [];
}

function because({ reason }: { readonly reason?: string }): { reason?: string } {
  return reason === undefined ? {} : { reason };
}
