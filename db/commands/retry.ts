import type { Sql } from '../connect.ts';
import type { Telling } from '../inbox.ts';
import { type Answer, command, type Request } from './command.ts';

/**
 * Everything that stands still is tried again: blocked items ring from where they stopped, open repairs close (not of an address that a server refused,
 * which is to be changed or confirmed), and each workflow that still has
 * something to do is told. The plan version rises, because clocks start again and the tracks must load.
 */
export async function retry(sql: Sql, request: Request, code: string): Promise<Answer> {
  return command(sql, request, 'retryRepairs', code, async (tx, programme) => {
    const planVersion = programme.planVersion + 1;
    const unblocked = await tx<{ key: string }[]>`
      update item set blocked = false where programme = ${code} and blocked and outcome is null returning key`;
    const closed = await tx<{ subject: string }[]>`
      update repair r set closed_at = ${programme.now} where programme = ${code} and closed_at is null
        and not exists (select from person p where p.programme = r.programme and r.subject = 'mail/' || p.id and p.address_refused_at is not null)
      returning subject`;
    const tracks = await tx<{ name: string; started: boolean }[]>`
      select name, started_at is not null as started from track where programme = ${code} and ended_at is null order by position`;
    await tx`update programme set plan_version = ${planVersion} where code = ${code}`;
    const subjects = closed.map(({ subject }) => subject);
    // One that failed before it had begun, too: its opening, its first load.
    const waits = (name: string) => subjects.some((subject) => subject.startsWith(`${name}/`));
    const again = { planVersion, now: programme.rehearsal ? programme.now : undefined };
    const tellings: Telling[] = [
      { ...again, keys: [...new Set([...subjects, ...tracks.map(({ name }) => name)])].sort() },
      ...(programme.locked ? [] : [{ ...again, child: 'planning' }]),
      ...tracks.filter(({ name, started }) => started || waits(name)).map(({ name }) => ({ ...again, child: name })),
    ];
    const keys = unblocked.map(({ key }) => key).sort();
    return {
      body: { code, planVersion, unblocked: keys, closed: subjects.toSorted() },
      entry: { action: 'retry', subject: code, planVersion, after: { unblocked: keys, closed: subjects.toSorted() } },
      tellings,
    };
  });
}
