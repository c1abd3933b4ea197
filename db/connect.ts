import postgres from 'postgres';
import { withSafeTransactions } from './transactions.ts';

/** A pool of connections to the record of truth. */
export type Sql = postgres.Sql;
/** The connection of one transaction. */
export type Tx = postgres.TransactionSql;
/** Either: what a query that does not care is given. */
export type Db = postgres.ISql;

const INT8 = 20;
const DATE = 1082;

/** Instants, counts and ids are int8; a value that a number cannot hold exactly is refused instead of rounded. */
function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text}: expected an integer that a number holds exactly`);
  return value;
}

/**
 * Opens a pool. int8 comes as number, date as its text, jsonb as a value; notices of the server are not printed. Nothing connects before
 * the first query.
 * @param options `name` is what pg_stat_activity shows; `max` connections, 10 unless said
 */
export function connect(url: string, options: { name?: string; max?: number } = {}): Sql {
  const sql = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 10,
    // Seconds. The driver's own waits up to 20 after a restart of the server.
    backoff: (retries) => Math.min(0.05 * 2 ** retries, 1),
    // A statement is planned once a connection and not once a call: every one is about one programme, whichever it is, and finds it by the same indexes.
    connection: { application_name: options.name ?? 'pendamping', plan_cache_mode: 'force_generic_plan' },
    onnotice: () => {},
    types: {
      int8: { to: INT8, from: [INT8], serialize: (value: number) => String(value), parse: toSafeInteger },
      // As text: a Date would shift by the machine's time zone.
      day: { to: DATE, from: [DATE], serialize: (value: string) => value, parse: (text: string) => text },
    },
  });
  return withSafeTransactions(sql);
}
