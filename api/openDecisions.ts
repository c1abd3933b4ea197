import { z } from '@hono/zod-openapi';
import type { Parts } from './parts.ts';
import { definitionOf } from '../db/queries/asked.ts';
import { type DecidingItem, itemsOfKinds } from '../db/queries/openDecisions.ts';
import { type OpenedResponse, openResponses } from '../db/responses.ts';
import type { Actor } from '../domain/actor.ts';
import { answerWords } from '../domain/answerWords.ts';
import type { Definition } from '../domain/definition.ts';
import { reportShape } from '../domain/itemClients.ts';
import { MEASURES } from '../domain/figures/rules.ts';
import { concernsItem } from '../domain/may.ts';
import { itemName, numberedName, partyName } from '../domain/naming.ts';
import { mayReport } from '../domain/ownSteps.ts';
import type { TrackKind } from '../domain/tracks.ts';
import { view } from './endpoint.ts';
import { Form } from './forms.ts';
import { formOf } from './itemShown.ts';
import { MeasureKind } from './measureShapes.ts';
import { Day, ItemKey, ItemState, NoQuery, orNull, PersonId, Words } from './shapes.ts';

const DECIDING: readonly TrackKind[] = ['termination', 'capital', 'newProposal', 'referral', 'continuedGuidance'];
const FINDING: readonly TrackKind[] = ['monitoring', 'processEvaluation', 'outcomeEvaluation', 'finalEvaluation'];

const OpenDecision = z
  .object({
    item: ItemKey,
    kind: z.string().openapi({ description: 'kind of its track', example: 'termination' }),
    name: Words,
    audience: z.string(),
    audienceName: Words,
    party: orNull(Words).openapi({ description: 'giver, supporter or partner it is about' }),
    owner: orNull(PersonId),
    ownerName: z.string().nullable(),
    plannedOn: Day,
    windowUntil: Day.openapi({ description: 'not included' }),
    state: ItemState,
    mayDecide: z.boolean().openapi({ description: 'whether the one who asks may take it now' }),
    decisions: z.array(z.string()),
    asked: orNull(Form),
  })
  .openapi('OpenDecision');

const Finding = z
  .object({
    item: ItemKey,
    name: Words,
    doneOn: Day,
    answers: z.array(z.object({ ask: Words, answer: Words })),
  })
  .openapi('Finding');

const list = view({
  name: 'listOpenDecisions',
  summary: 'What is to be decided now and whose it is, and what visits and evaluations have found',
  description: 'Of what concerns the one who asks: theirs, what they are invited to, of their training group, all for managers.',
  tag: 'measures',
  action: 'viewDecisions',
  path: '/programmes/{code}/open-decisions',
  query: NoQuery,
  answer: z
    .object({
      open: z.array(OpenDecision),
      findings: z.array(Finding).openapi({ description: 'the latest first' }),
      groups: z.array(z.object({ key: z.string(), name: Words })).openapi({ description: 'business groups by name' }),
      parties: z.array(z.object({ key: z.string(), name: Words })).openapi({ description: 'agencies and supporters by name' }),
      choices: z
        .object({ programme: z.array(MeasureKind), groups: z.array(MeasureKind) })
        .openapi({ description: 'measures that can be chosen at termination' }),
    })
    .openapi('OpenDecisions'),
  read: async ({ actor, programme: { code } }, { sql, now, masterKey }) => {
    const [definition, items] = await Promise.all([definitionOf(sql, code), itemsOfKinds(sql, code, [...DECIDING, ...FINDING], now)]);
    const mine = items.filter((item) => concernsItem(actor, { ...item, owner: item.owner ?? undefined }, { code, definition }));
    const open = mine.filter(({ kind, outcome, waiting }) => DECIDING.includes(kind) && outcome === null && !waiting);
    const kinds = new Set(Object.values(definition.tracks).map(({ kind }) => kind));
    const choice = (...of: (typeof MEASURES)[number][]) => MEASURES.filter((measure) => of.includes(measure) && kinds.has(measure));
    return {
      open: open.flatMap((item) => openShown(actor, { code, definition }, item)),
      findings: await findingsOf({ sql, masterKey }, { code, definition }, mine),
      groups: Object.entries(definition.businessGroups).map(([key, { name }]) => ({ key, name })),
      parties: Object.entries({ ...definition.agencies, ...definition.supporters }).map(([key, { name }]) => ({ key, name })),
      choices: { programme: choice('newProposal', 'followUp'), groups: choice('referral', 'followUp') },
    };
  },
});

type Pinned = { readonly code: string; readonly definition: Definition };

function openShown(actor: Actor, programme: Pinned, item: DecidingItem): z.input<typeof OpenDecision>[] {
  const { definition } = programme;
  const { decisions, form } = reportShape(definition, item);
  if (decisions.length === 0) return [];
  const { key, kind, audience, audienceName, subject, ownerName, owner, plannedOn, windowUntil, state } = item;
  return [
    {
      item: key,
      kind,
      name: itemName(definition, item),
      audience,
      audienceName,
      party: (subject === undefined ? undefined : partyName(definition, subject)) ?? null,
      owner,
      ownerName,
      plannedOn,
      windowUntil,
      state,
      mayDecide: mayReport(actor, { ...item, owner: owner ?? undefined }, programme),
      decisions: [...decisions],
      asked: formOf(definition, form),
    },
  ];
}

/** What was found, from the items' own answers; those of clients are in figures alone. */
async function findingsOf({ sql, masterKey }: Pick<Parts, 'sql' | 'masterKey'>, { code, definition }: Pinned, items: readonly DecidingItem[]) {
  const done = items.filter(({ kind, outcome }) => FINDING.includes(kind) && outcome === 'held').toReversed();
  if (done.length === 0) return [];
  const responses = await openResponses(sql, code, masterKey, { tracks: [...new Set(done.map(({ track }) => track))] });
  return done.map((item) => ({
    item: item.key,
    name: numberedName(definition, item),
    doneOn: item.doneOn ?? item.plannedOn,
    answers: responses.filter((response) => response.item === item.key && response.subject === undefined).flatMap((response) => wordsOf(definition, response)),
  }));
}

function wordsOf({ forms }: Definition, { form, answers = {} }: OpenedResponse) {
  return Object.entries(forms[form]?.questions ?? {}).flatMap(([key, question]) => {
    const answer = answerWords(question, answers[key]);
    return answer === undefined ? [] : [{ ask: question.ask, answer }];
  });
}

/** What waits for a decision. */
export const openDecisions = [list];
