import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { REHEARSE_DEFAULTS, type RehearseOptions } from '../../cli/rehearse/options.ts';
import { rehearse } from '../../cli/rehearse/rehearse.ts';
import type { Result } from '../../cli/rehearse/result.ts';
import { connect, type Db, type Sql } from '../../db/connect.ts';
import { withoutReplacements } from '../../stack/ownParts.ts';
import { removeState } from '../../stack/postgresFiles.ts';
import { type Stack, startStack } from '../../stack/stack.ts';
import { historiesOfProgramme } from '../../cli/programmeHistories.ts';

type History = temporal.api.history.v1.IHistory;

/** A whole stack on free ports, to rehearse on. Two rehearsals of one seed may share it: each is a world of its own. */
export type World = {
  readonly stack: Stack;
  readonly sql: Sql;
  play(options: Partial<RehearseOptions>): Promise<Result>;
  /** Message-IDs in the mail catcher that belong to a programme, one for each mail that arrived. */
  messageIds(code: string): Promise<string[]>;
  /** Every run's history of a programme and of its children. */
  histories(code: string): Promise<History[]>;
  /** What its processes printed. */
  logs(): string;
  stop(): Promise<void>;
};

/** @param options `passing` where nothing is killed, as the stack has it */
export async function openWorld({ passing = false } = {}): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), 'pendamping-rehearsal-test-'));
  const stack = await startStack({ dir, ports: 'free', log: () => {}, env: withoutReplacements(process.env), passing });
  const sql = connect(stack.env.DATABASE_URL ?? '', { name: 'rehearsal test', max: 2 });
  const silent = { show: () => {}, end: () => {} };
  return {
    stack,
    sql,
    play: (options) => rehearse({ ...REHEARSE_DEFAULTS, ...options }, stack, silent),
    async messageIds(code) {
      const answer = await fetch(`${stack.urls.mail}/api/email`);
      const mails = (await answer.json()) as { messageId?: string; headers?: Record<string, string> }[];
      return mails.flatMap(({ messageId, headers }) => messageId ?? headers?.['message-id'] ?? []).filter((id) => id.includes(`${code}.`));
    },
    async histories(code) {
      const connection = await Connection.connect({ address: stack.env.TEMPORAL_ADDRESS ?? '' });
      try {
        const histories: History[] = [];
        for await (const history of historiesOfProgramme(new Client({ connection }), code)) histories.push(history);
        return histories;
      } finally {
        await connection.close();
      }
    },
    logs: () =>
      readdirSync(join(dir, 'logs'))
        .map((name) => readFileSync(join(dir, 'logs', name), 'utf8'))
        .join('\n'),
    async stop() {
      await sql.end({ timeout: 2 });
      await stack.stop();
      removeState(dir);
    },
  };
}

/** The part of a result that is a function of definition, scenario, seed and start, as it is written. */
export function figuresOf(result: Result): string {
  return JSON.stringify({ ...result, run: undefined }, undefined, 2);
}

/**
 * Notices that did not ring at their very instant: the clock was moved while they were owed. What was due before the programme was started rings at its
 * start; what a report or an act opens or adds may be due from before it, and rings when it is there. What has moved since rang as it stood then.
 */
export async function lateRings(sql: Db, code: string): Promise<string[]> {
  const rows = await sql<{ event_key: string }[]>`
    select n.event_key
    from notice n join item i on i.programme = n.programme and i.key = n.item join track t on t.programme = i.programme and t.name = i.track
      cross join lateral (select coalesce((select b.rings from past p cross join lateral jsonb_populate_record(null::item, p.was) b
        where p.programme = n.programme and p.relation = 'item' and p.key = i.key and p.at >= n.created_at and p.was is not null order by p.id limit 1), i.rings) as rings) then_
    where n.programme = ${code} and n.kind in ('due', 'reminder', 'escalation')
      and n.created_at <> greatest((select min(at) from journal where programme = n.programme),
        then_.rings[case split_part(n.event_key, '/', 4) when 'due' then 1 else 1 + substr(split_part(n.event_key, '/', 4), 5)::int end])
      and not (t.kind in ('capital', 'task', 'counselling', 'termination', 'newProposal', 'referral', 'followUp')
        and (exists (select from report r where r.programme = n.programme and r.entered_at = n.created_at)
          or exists (select from act a where a.programme = n.programme and a.at = n.created_at)))`;
  return rows.map((row) => row.event_key);
}
