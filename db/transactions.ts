import type postgres from 'postgres';

/** Failures of a statement after which its connection is gone, or about to be: the driver's, the network's, and the server's farewells (57P01 to 57P05). */
const GONE = /^(CONNECTION_|E[A-Z]{3,}|57P0)/;

/**
 * Makes the transactions of a pool safe against losing their connection. The driver (postgres 3.4.9, porsager/postgres issue 1208) answers the caller, but
 * goes on with the rest of the transaction: its next statement ends the process (a write to a socket that is null), or, once the pool has
 * opened that connection again, runs inside whatever transaction is there now. Here the rest of a lost transaction stands still for ever:
 * its statements are never sent, and it never comes to its rollback or commit.
 */
export function withSafeTransactions<Types extends Record<string, unknown>>(sql: postgres.Sql<Types>): postgres.Sql<Types> {
  const begin = sql.begin.bind(sql) as (options: string, work: Work) => Promise<unknown>;
  const attempt = async (options: string, work: Work, again = true): Promise<unknown> => {
    let begun = false;
    let lost = false;
    const outcome = begin(options, async (tx) => {
      begun = true;
      const answer = await Promise.resolve(work(standingStill(tx, () => lost))).catch((failure: unknown) => {
        if (lost || isGone(failure)) return forEver();
        throw failure;
      });
      return lost ? forEver() : answer;
    });
    return outcome.catch((failure: unknown) => {
      // A connection opened again hands on what its server said when it left, to the first who asks. Nothing of theirs has been done.
      if (again && !begun && isGone(failure)) return attempt(options, work, false);
      lost = true;
      throw failure;
    });
  };
  const safeBegin = (...args: [Work] | [string, Work]) => (args.length === 1 ? attempt('', args[0]) : attempt(...args));
  return Object.assign(sql, { begin: safeBegin as typeof sql.begin });
}

type Tx = postgres.TransactionSql;
type Work = (tx: Tx) => unknown;

function standingStill(tx: Tx, isLost: () => boolean): Tx {
  return new Proxy(tx, {
    apply: (statement, self, args: unknown[]) => (isLost() ? forEver() : (Reflect.apply(statement as unknown as () => unknown, self, args) as unknown)),
  });
}

function isGone(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false;
  const { code, cause } = failure as { code?: unknown; cause?: unknown };
  // The driver notes the statement on its failures: a file that is missing (ENOENT) has no place here.
  return (typeof code === 'string' && GONE.test(code) && 'query' in failure) || isGone(cause);
}

function forEver(): Promise<never> {
  return new Promise(() => {});
}
