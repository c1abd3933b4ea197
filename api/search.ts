import { z } from '@hono/zod-openapi';
import { listActs } from '../db/queries/acts.ts';
import { definitionOf, todayOf } from '../db/queries/asked.ts';
import { listClients } from '../db/queries/clients.ts';
import { decisionsOn, reasonsOf } from '../db/queries/decisions.ts';
import { itemsSought, peopleSought } from '../db/queries/search.ts';
import type { Sql } from '../db/connect.ts';
import { ACT_CAUSE_WORDS, ACT_KIND_WORDS } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { answersForGroup } from '../domain/clientLife.ts';
import type { Definition } from '../domain/definition.ts';
import type { Text } from '../domain/language.ts';
import { concernsItem, may, type ProgrammeRoles, standingOf } from '../domain/may.ts';
import { itemName, trackByKind } from '../domain/naming.ts';
import { type Query, queryOf, scoreOf, wordsOf } from '../domain/searching.ts';
import { type Day, dayOf } from '../domain/time.ts';
import { view } from './endpoint.ts';
import { Day as PlainDay, orNull, Words } from './shapes.ts';

/** As many as somebody looks through. */
const MOST = 50;
/** So that what there is much of leaves room for the rest. */
const MOST_OF_A_KIND = 20;
/** More acts than a programme has. */
const ALL_ACTS = { after: 0, limit: 10_000 };

const KINDS = ['group', 'client', 'person', 'item', 'decision', 'act'] as const;

const Found = z
  .object({
    kind: z.enum(KINDS),
    id: z.string().openapi({ description: 'key, id or number by which it is opened' }),
    title: Words,
    about: orNull(Words),
    on: orNull(PlainDay),
  })
  .openapi('Found');

type Hit = z.input<typeof Found> & { readonly score: number };
type Asked = { readonly actor: Actor; readonly code: string; readonly definition: Definition; readonly programme: ProgrammeRoles };

const search = view({
  name: 'search',
  summary: 'What one may see of a programme, by words of it',
  description: `In Indonesian or English, also with a slip of the finger. Tasks that concern the one who asks; clients of groups one answers for; people and acts for managers and coordinators; decisions for everybody in the team, their reasons for managers alone. At most ${MOST}.`,
  tag: 'programmes',
  action: 'viewItem',
  path: '/programmes/{code}/search',
  query: z.object({ q: z.string().max(200).default('').openapi({ description: 'what is looked for', example: 'pendampingan nelayan' }) }),
  answer: z.object({ found: z.array(Found), more: z.boolean().openapi({ description: 'whether there was more than is shown' }) }).openapi('FoundAll'),
  read: async ({ actor, programme, query: { q } }, { sql, masterKey, now }) => {
    const query = queryOf(q);
    if (query.words.length === 0) return { found: [], more: false };
    const { code } = programme;
    const asked = { actor, code, definition: await definitionOf(sql, code), programme };
    const kinds = await Promise.all([
      groups(asked, query),
      clients(sql, asked, query),
      people(sql, asked, query),
      items(sql, asked, query, await todayOf(sql, code, now)),
      decisions(sql, asked, query, masterKey),
      acts(sql, asked, query, masterKey),
    ]);
    const best = kinds.map((hits) => hits.toSorted((one, other) => other.score - one.score));
    const shown = best.flatMap((hits) => hits.slice(0, MOST_OF_A_KIND)).slice(0, MOST);
    const all = kinds.reduce((total, hits) => total + hits.length, 0);
    return { found: shown.map(({ score: _score, ...hit }) => hit), more: all > shown.length };
  },
});

const both = (text: string): Text => ({ id: text, en: text });
const scored = (query: Query, ...texts: readonly (Text | string | null | undefined)[]) => {
  const joined = texts.map((text) => (text == null ? '' : typeof text === 'string' ? text : `${text.id} ${text.en}`)).join(' ');
  return scoreOf(query, wordsOf(joined));
};
/** Those that answer, with how well. */
const hit = (score: number, found: z.input<typeof Found>): Hit[] => (score === 0 ? [] : [{ ...found, score }]);

async function groups({ actor, code, definition }: Asked, query: Query): Promise<Hit[]> {
  return Object.entries(definition.businessGroups)
    .filter(([key]) => answersForGroup(actor, key, { code, definition }))
    .flatMap(([key, { name, within }]) =>
      hit(scored(query, name, key), { kind: 'group', id: key, title: name, about: definition.trainingGroups[within]?.name ?? null, on: null }),
    );
}

async function clients(sql: Sql, { actor, code, definition }: Asked, query: Query): Promise<Hit[]> {
  const own = Object.keys(definition.businessGroups).filter((key) => answersForGroup(actor, key, { code, definition }));
  const found = await listClients(sql, code, { groups: own });
  return found.flatMap(({ id, name, groupName, hamlet }) =>
    name === null ? [] : hit(scored(query, name, id), { kind: 'client', id, title: both(name), about: within(groupName, hamlet), on: null }),
  );
}

async function people(sql: Sql, { actor, code, definition, programme }: Asked, query: Query): Promise<Hit[]> {
  if (!may(actor, 'viewPeople', programme)) return [];
  const found = await peopleSought(sql, code);
  return found.flatMap(({ id, name, title, role, group }) => {
    const of = definition.roles[role]?.name ?? both(role);
    const named = group === null ? null : (definition.businessGroups[group]?.name ?? definition.trainingGroups[group]?.name ?? null);
    return hit(scored(query, name, title, of, named, id), { kind: 'person', id, title: both(name), about: of, on: null });
  });
}

/** Of those that answer alike, the nearest to today first. */
async function items(sql: Sql, { actor, code, definition }: Asked, query: Query, today: Day): Promise<Hit[]> {
  const found = await itemsSought(sql, code);
  const hits = found.flatMap(({ key, track, part, subject, makesUp, audienceName, plannedOn, owner, ownerName, ...item }) => {
    if (!concernsItem(actor, { ...item, owner: owner ?? undefined }, { code, definition })) return [];
    const name = itemName(definition, { track, part: part ?? undefined, subject: subject ?? undefined, makesUp });
    const score = scored(query, name, definition.tracks[track]?.name, audienceName, ownerName, key);
    if (score === 0) return [];
    const title = part === null ? numbered(name, key) : name;
    return [{ score, kind: 'item' as const, id: key, title, about: audienceName, on: plannedOn, away: Math.abs(Date.parse(plannedOn) - Date.parse(today)) }];
  });
  return hits.toSorted((one, other) => one.away - other.away).map(({ away: _away, ...each }) => each);
}

async function decisions(sql: Sql, { actor, code, definition, programme }: Asked, query: Query, master: Buffer): Promise<Hit[]> {
  if (!may(actor, 'viewDecisions', programme)) return [];
  const found = await decisionsOn(sql, code);
  const reasons = standingOf(actor, programme) === 'manager' ? await reasonsOf(sql, code, found, master) : new Map<string, string>();
  const steps = trackByKind(definition, 'termination')?.[1].steps ?? {};
  return found.flatMap(({ item, step, decision, doneOn }) => {
    const name = steps[step]?.name ?? both(step);
    const said = DECIDED[decision] ?? both(decision);
    return hit(scored(query, name, said, reasons.get(item)), { kind: 'decision', id: item, title: name, about: said, on: doneOn });
  });
}

async function acts(sql: Sql, { actor, code, definition, programme }: Asked, query: Query, master: Buffer): Promise<Hit[]> {
  if (!may(actor, 'viewActs', programme)) return [];
  const found = await listActs(sql, code, ALL_ACTS, master);
  return found.flatMap(({ act, at, kind, cause, reason, scope }) => {
    const words = ACT_KIND_WORDS[kind];
    const said = scored(query, words, cause === null ? null : ACT_CAUSE_WORDS[cause], reason, Object.values(scope).filter(isText).join(' '));
    return hit(said, { kind: 'act', id: String(act), title: capital(words), about: both(reason), on: dayOf(at, definition.timeZone) });
  });
}

const isText = (value: unknown): value is string => typeof value === 'string';
const capital = ({ id, en }: Text): Text => ({ id: id.charAt(0).toUpperCase() + id.slice(1), en: en.charAt(0).toUpperCase() + en.slice(1) });
const within = ({ id, en }: Text, hamlet: string): Text => ({ id: `${id}, ${hamlet}`, en: `${en}, ${hamlet}` });

function numbered({ id, en }: Text, key: string): Text {
  const ordinal = Number(key.slice(key.lastIndexOf('/') + 1));
  return { id: `${id} ${ordinal}`, en: `${en} ${ordinal}` };
}

/** What was said of the measures. */
const DECIDED: Readonly<Record<string, Text>> = {
  confirmed: { id: 'ditetapkan', en: 'confirmed' },
  overridden: { id: 'diubah dengan alasan', en: 'overridden with a reason' },
  countersigned: { id: 'disahkan', en: 'countersigned' },
  returned: { id: 'dikembalikan untuk perbaikan', en: 'returned' },
};

/** Looking for something. */
export const searches = [search];
