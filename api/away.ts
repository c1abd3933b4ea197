/** The database did not answer in time. */
export class DatabaseAway extends Error {}

/** A healthy database knows a token in milliseconds; a client should not hang on a dead one. */
const PATIENCE_MS = 2500;

/** The same answer, or `DatabaseAway` when it takes longer than people should wait for the first word of the database. */
export async function inTime<Value>(asked: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseAway('database: expected an answer within 2.5 s')), PATIENCE_MS);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Codes by which the driver and the operating system say that nobody is there, and Postgres that it is going or coming. */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ENOENT',
  'EAI_AGAIN',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08003',
  '08006',
  '08001',
  '08004',
]);

export function isAway(failure: unknown): boolean {
  return failure instanceof DatabaseAway || AWAY.has(codeOf(failure));
}

/** Text that Postgres cannot hold, such as a NUL, somewhere in what was sent. */
export function isUnstorable(failure: unknown): boolean {
  return ['22021', '22P05'].includes(codeOf(failure));
}

/** A driver's or system's code; empty where there is none. */
export function codeOf(failure: unknown): string {
  return typeof failure === 'object' && failure !== null && 'code' in failure ? String(failure.code) : '';
}
