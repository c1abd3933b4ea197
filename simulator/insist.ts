/** How long a person goes on trying, in real time. */
export type Patience = { readonly milliseconds: number; readonly pause: (milliseconds: number) => Promise<void>; readonly now: () => number };

/** An answer that says no for good; `status` and the problem's own words. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, what: string, problem: string) {
    super(`${what}: answered ${status}, ${problem}`);
    this.name = 'Refused';
    this.status = status;
  }
}

/** What the generated client hands over: a response with its parsed body, thrown where it is not 2xx. */
type Answer<T> = { readonly ok: boolean; readonly status: number; readonly data: T; readonly error: unknown };

const BUSY = new Set([502, 503, 504]);
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 500;

/**
 * Makes the same request again until it is answered: a service that is away or restarting is no reason to give up, and the request's id makes
 * a repeat harmless.
 * @param what names the request in failures
 * @throws Refused on any other answer than 2xx; Error when patience ends
 */
export async function insist<T>(what: string, patience: Patience, request: () => Promise<Answer<T>>): Promise<T> {
  const deadline = patience.now() + patience.milliseconds;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
    const answer = await tried(request);
    if (answer.kind === 'answered') return answer.data;
    if (answer.kind === 'refused') throw new Refused(answer.status, what, answer.problem);
    if (patience.now() >= deadline) throw new Error(`${what}: no answer in ${patience.milliseconds / 1000} s (${answer.why})`);
    await patience.pause(pause);
  }
}

type Outcome<T> = { kind: 'answered'; data: T } | { kind: 'refused'; status: number; problem: string } | { kind: 'away'; why: string };

async function tried<T>(request: () => Promise<Answer<T>>): Promise<Outcome<T>> {
  let answer: Answer<T>;
  try {
    answer = await request();
  } catch (failure) {
    if (!isAnswer(failure)) return { kind: 'away', why: failure instanceof Error ? failure.message : 'connection failed' };
    answer = failure as Answer<T>;
  }
  if (BUSY.has(answer.status)) return { kind: 'away', why: `answered ${answer.status}` };
  if (!answer.ok) return { kind: 'refused', status: answer.status, problem: JSON.stringify(answer.error) };
  // An answer cut off in its body has no data: it may have been meant otherwise, so it is asked again.
  return answer.error === null ? { kind: 'answered', data: answer.data } : { kind: 'away', why: 'the answer was cut off' };
}

function isAnswer(failure: unknown): boolean {
  return typeof failure === 'object' && failure !== null && 'status' in failure && typeof failure.status === 'number';
}
