import { z } from '@hono/zod-openapi';
import { definitionOf } from '../db/queries/asked.ts';
import { grantsStanding } from '../db/queries/grants.ts';
import type { Actor } from '../domain/actor.ts';
import { answersForGroup } from '../domain/clientLife.ts';
import type { Definition } from '../domain/definition.ts';
import { PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import { figuresFor } from '../domain/may.ts';
import { view } from './endpoint.ts';
import { Day, ItemKey, orNull, Outcome, Words } from './shapes.ts';

const Amount = z.int().openapi({ description: 'whole units of the programme’s currency', example: 20000000 });
const Share = z
  .object({
    source: z.string(),
    amount: Amount,
    decidedIn: ItemKey,
    decidedOn: Day,
    reservation: z.int().openapi({ description: 'entry of the books that bound it' }),
    paidIn: ItemKey.nullable(),
    paidOn: Day.nullable(),
    payment: z.int().nullable().openapi({ description: 'entry of the books that paid it' }),
    undoneBecause: z.string().nullable().openapi({ description: 'a later hand refused: what was bound or paid is reversed', example: null }),
  })
  .openapi('GrantShare');

const Grant = z
  .object({
    group: z.string(),
    business: Words,
    existing: z.boolean().openapi({ description: 'a business that the group has already' }),
    form: z.enum(['goods', 'money', 'both']),
    planned: z.record(z.string(), Amount).openapi({ description: 'by giver', example: { socialProvince: 20000000 } }),
    proposedOn: Day.nullable(),
    budget: Amount.nullable(),
    otherAid: z.boolean().nullable().openapi({
      description: 'other aid in the last 24 months, said by the group or found by the mentor: for whoever decides; null to those whom it does not concern',
    }),
    shares: z.array(Share).openapi({ description: 'what was approved, giver by giver' }),
    approvedOn: Day.nullable().openapi({ description: 'by the last of its givers' }),
    paidOn: Day.nullable(),
    handedOverOn: Day.nullable(),
    handedOverIn: ItemKey.nullable(),
    officers: orNull(z.object({ chair: z.string().nullable(), secretary: z.string().nullable(), treasurer: z.string().nullable() })).openapi({
      description: 'ids of clients, as they signed; null to those whom they do not concern',
    }),
    use: orNull(z.object({ on: Day, spent: Amount, offPurpose: Amount, receiptsComplete: z.boolean(), accepted: z.boolean() })).openapi({
      description: 'what the group made of it; null to those whom it does not concern',
    }),
    endedBecause: z.string().nullable().openapi({ description: 'it is not given after all', example: null }),
    items: z.array(z.object({ key: ItemKey, part: z.string().nullable(), source: z.string().nullable(), outcome: orNull(Outcome) })),
  })
  .openapi('Grant');

const list = view({
  name: 'listGrants',
  summary: 'The capital grant of each business group, hand by hand, with the records it stands on',
  description:
    'Who gets how much of whom is everybody’s in the team to know. Officers, other aid and the use made of it are for managers, the treasurer, whoever countersigns, and those who answer for the group.',
  tag: 'funds',
  action: 'viewGrants',
  path: '/programmes/{code}/grants',
  query: z.object({ group: z.string().max(60).optional().openapi({ description: 'one business group alone', example: 'pemuda-1' }) }),
  answer: z.object({ currency: z.string(), grants: z.array(Grant) }).openapi('Grants'),
  read: async ({ actor, programme: { code }, query: { group } }, { sql }) => {
    const definition = await definitionOf(sql, code);
    const standing = (await grantsStanding(sql, code, definition)).filter((grant) => group === undefined || grant.group === group);
    const grants = standing.flatMap(({ shares, items, planned, ...grant }) => {
      const given = definition.tracks[grant.track]?.grants?.[grant.group];
      if (given === undefined) return [];
      const { business, existing, form } = given;
      const within = concerns(actor, grant.group, { code, definition }) ? {} : { officers: null, otherAid: null, use: null };
      return [{ ...grant, ...within, business, existing, form, planned: { ...planned }, shares: [...shares], items: items.map((item) => ({ ...item })) }];
    });
    return { currency: definition.currency, grants };
  },
});

/** Whether what goes on inside a group about its grant is this actor's business. */
function concerns(actor: Actor, group: string, programme: { readonly code: string; readonly definition: Definition }): boolean {
  if (actor.kind === 'machine') return false;
  const seesAll = (actor.kind === 'person' && actor.role === programme.definition.treasurer) || figuresFor(actor, programme).includes(PROGRAMME_AUDIENCE);
  return seesAll || answersForGroup(actor, group, programme);
}

/** Capital grants (P2f). */
export const grants = [list];
