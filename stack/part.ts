import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, describeEnd } from './children.ts';

/** One process of a stack. */
export type Part = {
  /** SIGKILL, as a power cut would; it stays away until `start`. */
  kill(): Promise<void>;
  /** Resolves when it is ready. */
  start(): Promise<void>;
  /** As `kill`, but in good order. */
  stop(): Promise<void>;
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** One that lived so long failed of something new: the pauses begin anew. */
const STEADY_MS = 60_000;

/** Watches over a process: one that ends of itself is started again, with growing pauses. */
export function supervise(name: string, launch: () => Promise<Child>, options: { signal?: NodeJS.Signals; log: (line: string) => void }): Part {
  const { signal, log } = options;
  let child: Child | undefined;
  let wanted = false;
  let turn: Promise<unknown> = Promise.resolve();
  /** One thing at a time: a kill while it starts waits for the start. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = turn.then(act, act);
    turn = next.catch(() => {});
    return next;
  };

  async function begin(pauseMs: number): Promise<void> {
    if (!wanted || child?.isRunning()) return;
    const own = await launch();
    child = own;
    const began = performance.now();
    void own.ended.then(async (ending) => {
      if (!wanted || child !== own) return;
      log(`${describeEnd(name, ending, own.lastLines())}\nStarting it again ...`);
      await beginAgain(performance.now() - began > STEADY_MS ? FIRST_PAUSE_MS : pauseMs);
    });
  }

  async function beginAgain(pauseMs: number): Promise<void> {
    for (let pause = pauseMs; wanted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await sleep(pause, undefined, { ref: false });
      try {
        return await inTurn(() => begin(Math.min(pause * 2, LONGEST_PAUSE_MS)));
      } catch (failure) {
        log(failure instanceof Error ? failure.message : String(failure));
      }
    }
  }

  const end = (how: (running: Child) => Promise<void>): Promise<void> => {
    wanted = false;
    return inTurn(async () => {
      if (child !== undefined) await how(child);
    });
  };
  return {
    start() {
      wanted = true;
      return inTurn(() => begin(FIRST_PAUSE_MS));
    },
    kill: () => end((running) => running.kill()),
    stop: () => end((running) => running.stop(signal === undefined ? {} : { signal })),
  };
}

/** Stands where a part would be that a setting replaced. */
export function notOurs(name: string, setting: string): Part {
  const refuse = (): Promise<void> => Promise.reject(new Error(`${name} is not ours to start or end: ${setting} is set`));
  return { kill: refuse, start: refuse, stop: () => Promise.resolve() };
}
