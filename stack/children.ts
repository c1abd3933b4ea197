import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How a process ended. */
export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A process that we started, with whatever it started itself. */
export type Child = {
  readonly name: string;
  readonly pid: number;
  /** Resolves when it is gone; never rejects. */
  readonly ended: Promise<Ending>;
  isRunning(): boolean;
  /** Its last lines on stdout and stderr, oldest first. */
  lastLines(): readonly string[];
  /** Resolves when it sends that IPC message. @throws Error when it ends first or is silent for that long; the signal's reason */
  sent(message: string, withinMs: number, signal?: AbortSignal): Promise<void>;
  /** Asks it to end (SIGTERM unless said) and kills it when it does not within that time. */
  stop(options?: { signal?: NodeJS.Signals; withinMs?: number }): Promise<void>;
  /** SIGKILL: the process has no say. Resolves when it is gone. */
  kill(): Promise<void>;
};

/** What to start. `as` is the user to run it as; `line` gets every line it prints. */
export type ChildOptions = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly ipc?: boolean;
  readonly as?: { readonly uid: number; readonly gid: number } | undefined;
  readonly line?: ((line: string) => void) | undefined;
};

const KEPT_LINES = 40;

/**
 * Stands between us and the child, so that no child outlives us even if we are killed: its stdin closes when we are gone, and it then kills
 * its own group. Signals for the group reach the child, while the guard itself waits for its end and hands on its exit code.
 * dash closes no descriptor of the IPC channel (3); 9 keeps stdin, since a job in the background reads /dev/null.
 */
const GUARD = `
exec 9<&0
"$@" </dev/null 9<&- &
child=$!
trap : TERM INT QUIT HUP
(trap '' TERM INT QUIT HUP; while read -r nothing <&9; do :; done; kill -KILL 0) </dev/null >/dev/null 2>&1 &
watch=$!
exec 9<&- </dev/null
while :; do wait $child; code=$?; kill -0 $child 2>/dev/null || break; done
kill -KILL $watch 2>/dev/null
wait $watch 2>/dev/null
exit $code`;

/** Starts a process in a group of its own, so that Ctrl-C in a terminal reaches us alone and we end the others in order. */
export function startChild(options: ChildOptions): Child {
  const { name, command, args, env, cwd, ipc, as, line } = options;
  const child = spawn('sh', ['-c', GUARD, name, command, ...args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
    ...(cwd === undefined ? {} : { cwd }),
    env: env ?? process.env,
    ...as,
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (text) => {
      lines.push(text);
      if (lines.length > KEPT_LINES) lines.shift();
      line?.(text);
    });
  }
  child.stdin?.on('error', () => {}); // the guard reads nothing; its end closes the pipe
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (failure) => {
      lines.push(String(failure));
      resolve({ code: 127, signal: null });
    });
    child.once('close', (code, signal) => resolve(readEnding(code, signal)));
  });
  return assemble(name, child, ended, lines);
}

function assemble(name: string, child: ChildProcess, ended: Promise<Ending>, lines: readonly string[]): Child {
  const pid = child.pid ?? -1;
  let running = child.pid !== undefined;
  void ended.then(() => {
    running = false;
  });
  const signalGroup = (signal: NodeJS.Signals): void => {
    if (running) sendSignal(-pid, signal);
  };
  return {
    name,
    pid,
    ended,
    isRunning: () => running,
    lastLines: () => [...lines],
    sent: (message, withinMs, signal) => waitForMessage({ name, child, ended, lines }, message, withinMs, signal),
    async stop({ signal = 'SIGTERM', withinMs = 15_000 } = {}) {
      signalGroup(signal);
      const late = setTimeout(() => signalGroup('SIGKILL'), withinMs);
      await ended;
      clearTimeout(late);
    },
    async kill() {
      signalGroup('SIGKILL');
      await ended;
    },
  };
}

/** Of a child that ended too early: how, and what it said last. */
export function describeEnd(name: string, { code, signal }: Ending, lines: readonly string[]): string {
  return `${name} ended ${signal === null ? `with code ${code}` : `by ${signal}`}. ${lastWords(lines)}`;
}

function lastWords(lines: readonly string[]): string {
  if (lines.length === 0) return 'It printed nothing.';
  return ['Its last lines:', ...lines.slice(-12).map((text) => `  ${text}`)].join('\n');
}

/** @returns false when no such process (or group, for a negative pid) is there */
export function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ESRCH') return false;
    if ((failure as NodeJS.ErrnoException).code === 'EPERM') return true;
    throw failure;
  }
}

type Spoken = { readonly name: string; readonly child: ChildProcess; readonly ended: Promise<Ending>; readonly lines: readonly string[] };

function waitForMessage({ name, child, ended, lines }: Spoken, message: string, withinMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(late);
      child.off('message', hear);
      signal?.removeEventListener('abort', abort);
      act();
    };
    const hear = (said: unknown): void => {
      if (said === message) settle(resolve);
    };
    const abort = (): void => settle(() => reject(signal?.reason));
    const late = setTimeout(
      () => settle(() => reject(new Error(`${name} did not say '${message}' within ${withinMs / 1000} s. ${lastWords(lines)}`))),
      withinMs,
    );
    child.on('message', hear);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    void ended.then((ending) => settle(() => reject(new Error(describeEnd(name, ending, lines)))));
  });
}

/** The guard is a shell: it reports the child's end by a signal as 128 + its number. */
function readEnding(code: number | null, signal: NodeJS.Signals | null): Ending {
  const names: Record<number, NodeJS.Signals> = { 130: 'SIGINT', 131: 'SIGQUIT', 134: 'SIGABRT', 137: 'SIGKILL', 139: 'SIGSEGV', 143: 'SIGTERM' };
  const named = code === null ? undefined : names[code];
  return named === undefined ? { code, signal } : { code: null, signal: named };
}
