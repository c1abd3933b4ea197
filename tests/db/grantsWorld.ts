import { randomUUID } from 'node:crypto';
import { type FundEntryInput, recordFunds } from '../../db/commands/fundEntry.ts';
import type { Answer } from '../../db/commands/command.ts';
import type { ReportInput } from '../../db/commands/report.ts';
import type { RecordedKind } from '../../domain/judgeFunds.ts';
import type { Actor } from '../../domain/actor.ts';
import { at, CODE, makeWorld, type World } from './world.ts';

const MENTOR: Record<string, string> = { proposal: 'mentor', check: 'mentor', handOver: 'mentor', useReport: 'mentor' };
const OTHERS: Record<string, [id: string, role: string]> = {
  recommendation: ['team-leader', 'teamLeader'],
  decision: ['secretary', 'secretary'],
  disbursement: ['treasurer', 'treasurer'],
};

/** A world in which money is recorded and the grant of a group goes from hand to hand. */
export type GrantsWorld = World & {
  readonly treasurer: Actor;
  /** Puts an entry into the books, by the treasurer, today. */
  record(kind: RecordedKind, source: string, amount: number, more?: Partial<FundEntryInput>): Promise<Answer>;
  /** Reports the item of a group that is open, by whose task it is, as done today. */
  step(group: string, input?: Partial<ReportInput>): Promise<Answer>;
  /** Reports the steps one after another until this one is open. @throws where one is refused */
  until(group: string, part: string): Promise<void>;
  open(group: string): Promise<{ key: string; part: string; subject: string | null; from: string; until: string }[]>;
};

export async function makeGrantsWorld(): Promise<GrantsWorld> {
  const world = await makeWorld();
  await world.running();
  world.now = at('2027-10-04');
  const treasurer = world.person('treasurer', 'treasurer');
  const today = () => new Date(world.now + 8 * 3_600_000).toISOString().slice(0, 10);

  const open: GrantsWorld['open'] = (group) =>
    world.sql`
      select key, part, subject, window_from as from, window_until as until from item
      where track = 'capital' and audience = ${group} and outcome is null and rings <> '{}' order by ordinal`;

  const step: GrantsWorld['step'] = async (group, input = {}) => {
    const [item] = await open(group);
    if (item === undefined) throw new Error(`expected a step of ${group} to be open`);
    const { answers, ...usual } = await usually(world, group, item);
    const [id, role] = OTHERS[item.part] ?? [`mentor-${group}`, MENTOR[item.part] ?? ''];
    const actor = world.person(id, role, role === 'mentor' ? group : undefined);
    const done =
      input.outcome === 'didNotHappen'
        ? {}
        : { ...usual, ...(answers === undefined && input.answers === undefined ? {} : { answers: { ...answers, ...input.answers } }) };
    const { answers: _, ...rest } = input;
    return world.report(actor, item.key, { id: randomUUID(), outcome: 'held', doneOn: today(), ...done, ...rest });
  };

  return Object.assign(world, {
    treasurer,
    open,
    step,
    record: (kind: RecordedKind, source: string, amount: number, more: Partial<FundEntryInput> = {}) => {
      const input: FundEntryInput = { fund: 'capital', source, amount, on: today(), ...more };
      return recordFunds(world.sql, world.asked(treasurer, { kind, input }), CODE, kind, input);
    },
    until: async (group: string, part: string) => {
      for (let steps = 0; steps < 30; steps += 1) {
        const [item] = await open(group);
        if (item?.part === part) return;
        const answer = await step(group);
        if (answer.kind === 'refused') throw new Error(JSON.stringify(answer));
      }
      throw new Error(`expected ${part} of ${group} to be opened`);
    },
  });
}

async function usually({ sql }: World, group: string, { part, subject }: { part: string; subject: string | null }): Promise<Partial<ReportInput>> {
  const [definition] = await sql<
    { from: Record<string, number> }[]
  >`select definition #> ${['tracks', 'capital', 'grants', group, 'from']} as from from programme`;
  const from = definition?.from ?? {};
  const whole = Object.values(from).reduce((sum, amount) => sum + amount, 0);
  switch (part) {
    case 'proposal':
      return { answers: { budget: whole, business: 'Usaha kelompok', otherAid: false } };
    case 'check':
      return { decision: 'approved', answers: { otherAid: false, officersAndAccount: true } };
    case 'recommendation':
      return { decision: 'approved' };
    case 'decision':
      return { decision: 'approved', answers: { number: 'SK-7', amount: from[subject ?? ''] } };
    case 'disbursement':
      return { answers: { number: 'BK-7' } };
    case 'handOver': {
      const clients = await sql<{ id: string }[]>`select id from client where audience = ${group} order by id`;
      return { answers: { chair: clients[0]?.id, secretary: clients[1]?.id, treasurer: clients[2]?.id, number: 'BAST-7' } };
    }
    default:
      return { answers: { spent: whole, offPurpose: 0, receiptsComplete: true } };
  }
}
