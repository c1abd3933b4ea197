import type { Definition } from '../../domain/definition.ts';
import { grantsPlanned, plannedOf, SESSIONS } from './planned.ts';
import type { Result } from './result.ts';

/** What does not add up, a sentence each; empty when every item, every notice and every rupiah is accounted for. @param definition by whose numbers the plan is checked, where it is known */
export function unaccounted(result: Result, definition?: Definition): string[] {
  const { sessions, otherItems, capitalGrants, clients, ledger, reports, notices, items, journal } = result;
  const wrong: string[] = [];
  const expect = (holds: boolean, sentence: string) => void (holds || wrong.push(sentence));
  let planned = 0;
  for (const [track, counted] of Object.entries({ ...sessions, ...otherItems })) {
    planned += counted.planned;
    const done = counted.held + counted.didNotHappen + counted.cancelled;
    expect(counted.planned === done, `${track}: ${counted.planned} sessions were planned, ${done} are accounted for`);
    expect(counted.late <= counted.held, `${track}: ${counted.late} came late of ${counted.held} held`);
  }
  expect(items === planned, `${items} items stand in the plan, its tracks count ${planned}`);
  if (definition !== undefined) wrong.push(...againstDefinition(result, definition));
  expect(
    capitalGrants.planned >= capitalGrants.approved && capitalGrants.approved >= capitalGrants.disbursed && capitalGrants.disbursed >= capitalGrants.reported,
    'more grants were paid than approved, or used than paid',
  );
  expect(clients.enrolled === clients.left + clients.completed, `${clients.enrolled} were enrolled, ${clients.left} left and ${clients.completed} stayed`);
  expect(ledger.debit === ledger.credit, `the books hold ${ledger.debit} of debit and ${ledger.credit} of credit`);
  expect(ledger.overdrafts === 0, `of ${ledger.overdrafts} sources more was paid than came`);
  expect(reports.accepted === reports.recorded, `${reports.accepted} reports were accepted, ${reports.recorded} are recorded`);
  expect(reports.doubled === 0, `${reports.doubled} reports are stored more than once`);
  const told = notices.sent + notices.failed + notices.muted;
  expect(notices.queued === told, `${notices.queued} notices were queued, ${told} are sent, failed or muted`);
  expect(journal.intact, 'the chain of the journal is broken');
  return wrong;
}

/** Sessions and grants that the plan has more or fewer of than the definition's numbers say. */
function againstDefinition({ sessions, capitalGrants }: Result, definition: Definition): string[] {
  const kinds = Object.keys(SESSIONS) as (keyof typeof SESSIONS)[];
  const wrong = kinds.flatMap((kind) => {
    const [expected, planned] = [plannedOf(definition, kind), sessions[SESSIONS[kind]]?.planned ?? 0];
    return expected === planned ? [] : [`${SESSIONS[kind]}: ${planned} stand in the plan, the definition says ${expected}`];
  });
  const grants = grantsPlanned(definition);
  return grants === capitalGrants.planned ? wrong : [...wrong, `${capitalGrants.planned} grants stand in the plan, the definition says ${grants}`];
}
