import { randomUUID } from 'node:crypto';
import type { Applicants, ClientRecord, ClientStory, ConsentRequest, Shortfall } from '../../client/client.ts';
import type { Action } from '../../domain/may.ts';
import type { ProgrammeVisit } from '../page.ts';
import { longDay } from '../shared/formats.ts';
import { clientWordsIn } from './clientTexts.ts';

/** What can be done about a client, each by a page of its own. */
export type ActKey = 'exit' | 'return' | 'transfer' | 'replacement' | 'away' | 'consent' | 'erase';

/** What its form is made from. */
export type ActGround = { readonly story: ClientStory; readonly record: ClientRecord; readonly waiting: Applicants['waiting'] };

export type ClientAct = {
  readonly key: ActKey;
  readonly action: Action;
  /** What is done cannot be taken back. */
  readonly final?: boolean;
  /** Whether it can be looked at before. */
  readonly previews: boolean;
  readonly fits: (story: ClientStory) => boolean;
  /** Looks, or does it. @returns sentences about what follows */
  readonly run: (visit: ProgrammeVisit, ground: ActGround, preview: boolean) => Promise<readonly string[]>;
};

const field = (visit: ProgrammeVisit, name: string) => String(visit.form.get(name) ?? '').trim();
const given = (visit: ProgrammeVisit, name: string) => field(visit, name) || undefined;
const placeOf = ({ params: { code, client = '' } }: ProgrammeVisit) => ({ code, client });
/** A preview leaves nothing, so it has a key of its own; what is done has the form's. */
const keyOf = (visit: ProgrammeVisit, preview: boolean) => (preview ? randomUUID() : field(visit, 'once'));
const takesPart = ({ leftOn }: ClientStory) => leftOn === null;
/** A reason, where one is given. */
const reasonIn = (visit: ProgrammeVisit) => {
  const reason = given(visit, 'reason');
  return reason === undefined ? {} : { reason };
};

function short(visit: ProgrammeVisit, shortfalls: readonly (Shortfall | null)[]): string[] {
  return shortfalls.flatMap((shortfall) => (shortfall === null ? [] : [shortfall.text[visit.language]]));
}

export const CLIENT_ACTS: readonly ClientAct[] = [
  {
    key: 'away',
    action: 'pauseClient',
    previews: true,
    fits: takesPart,
    async run(visit, _ground, preview) {
      const { code, client } = placeOf(visit);
      const because = field(visit, 'because') === 'ill' ? 'ill' : 'away';
      const body = { client, from: field(visit, 'from'), until: field(visit, 'until'), because, reason: field(visit, 'reason'), preview } as const;
      const { from, until } = await visit.api.excuseClient({ code }, body, keyOf(visit, preview));
      return [clientWordsIn(visit.language).days(longDay(from, visit.language), longDay(until, visit.language))];
    },
  },
  {
    key: 'transfer',
    action: 'transferClient',
    previews: true,
    fits: takesPart,
    async run(visit, { record }, preview) {
      const body = { to: field(visit, 'to'), on: field(visit, 'on'), ...reasonIn(visit), preview };
      const { group, on, size, shortfalls } = await visit.api.transferClient(placeOf(visit), body, keyOf(visit, preview));
      const texts = clientWordsIn(visit.language);
      const name = record.groups.find(({ key }) => key === group)?.name[visit.language] ?? group;
      return [texts.moves(name, longDay(on, visit.language)), texts.size(size), ...short(visit, shortfalls)];
    },
  },
  {
    key: 'consent',
    action: 'recordConsent',
    previews: false,
    fits: takesPart,
    async run(visit, { record }) {
      const said = record.consents.flatMap(({ purpose }) => {
        const answer = field(visit, `purposes.${purpose}`);
        return answer === '' ? [] : [[purpose, answer === 'yes'] as const];
      });
      const how = field(visit, 'how') as ConsentRequest['how'];
      await visit.api.recordConsent(placeOf(visit), { purposes: Object.fromEntries(said), how }, keyOf(visit, false));
      return [];
    },
  },
  {
    key: 'exit',
    action: 'exitClient',
    previews: true,
    fits: takesPart,
    async run(visit, _ground, preview) {
      const note = given(visit, 'note');
      const body = { on: field(visit, 'on'), reason: field(visit, 'reason'), ...(note !== undefined && { note }), preview };
      const { size, cancelled, shortfall } = await visit.api.exitClient(placeOf(visit), body, keyOf(visit, preview));
      const texts = clientWordsIn(visit.language);
      return [texts.cancelled(cancelled.length), texts.size(size), ...short(visit, [shortfall])];
    },
  },
  {
    key: 'return',
    action: 'returnClient',
    previews: true,
    fits: (story) => !takesPart(story) && story.replacedBy === null && !story.erased,
    async run(visit, _ground, preview) {
      const { on } = await visit.api.returnClient(placeOf(visit), { on: field(visit, 'on'), preview }, keyOf(visit, preview));
      return [clientWordsIn(visit.language).returns(longDay(on, visit.language))];
    },
  },
  {
    key: 'replacement',
    action: 'replaceClient',
    previews: true,
    fits: (story) => !takesPart(story) && story.replacedBy === null,
    async run(visit, { story }, preview) {
      const name = given(visit, 'relative.name');
      const relative =
        name === undefined
          ? undefined
          : { name, sex: field(visit, 'relative.sex') === 'm' ? ('m' as const) : ('f' as const), bornOn: field(visit, 'relative.bornOn') };
      const by = relative === undefined ? field(visit, 'by') : `${story.id}-kel`;
      const body = { by, ...reasonIn(visit), ...(relative && { relative }), preview };
      const { joinedOn, items } = await visit.api.replaceClient(placeOf(visit), body, keyOf(visit, preview));
      const texts = clientWordsIn(visit.language);
      return [texts.joins(longDay(joinedOn, visit.language)), texts.items(items.length)];
    },
  },
  {
    key: 'erase',
    action: 'eraseClient',
    final: true,
    previews: false,
    fits: (story) => !takesPart(story) && !story.erased,
    async run(visit) {
      await visit.api.eraseClient(placeOf(visit), { reason: field(visit, 'reason') }, keyOf(visit, false));
      return [];
    },
  },
];

/** What can be done about this one as they stand; whether one may is another matter. */
export function actsFor(story: ClientStory): readonly ClientAct[] {
  return CLIENT_ACTS.filter(({ fits }) => fits(story));
}
