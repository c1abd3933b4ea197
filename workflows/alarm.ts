import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Instant, ProgrammeClock } from '../domain/agenda.ts';

/**
 * One movable wait for an instant of programme time: a timer where the clock is real, in a rehearsal "has the stepped clock passed it".
 * The only place where a workflow asks what time it is. Set to where it stands already it costs nothing.
 */
export class Alarm {
  #stepped = false;
  #stepTo: Instant = 0;
  #read: Instant = 0;
  #at: Instant | undefined;
  #fired = false;
  #timer: CancellationScope | undefined;

  /** Takes the clock that a load brought. */
  load(clock: ProgrammeClock): void {
    this.#stepped = clock.kind === 'stepped';
    if (clock.kind === 'stepped') this.step(clock.now);
    else this.#read = Math.max(this.#read, Date.now());
  }

  /** Moves a stepped clock, never back. A real one takes no orders. */
  step(now: Instant | undefined): void {
    if (now !== undefined) this.#stepTo = Math.max(this.#stepTo, now);
  }

  /** Programme time when last read: when a load brought it, a timer fired, or the stepped clock moved. */
  get now(): Instant {
    return this.#stepped ? this.#stepTo : this.#read;
  }

  get rang(): boolean {
    return this.#at !== undefined && (this.#fired || (this.#stepped && this.#at <= this.#stepTo));
  }

  /** Waits for `at` from now on, and for nothing when undefined; what has passed already rings at once. @param summary the timer's line in the Temporal UI */
  set(at: Instant | undefined, summary: string): void {
    if (at === this.#at) return;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#at = at;
    this.#fired = false;
    if (at === undefined || this.#stepped) return;
    this.#read = Math.max(this.#read, Date.now());
    if (at <= this.#read) this.#fired = true;
    else this.#startTimer(at, summary);
  }

  #startTimer(at: Instant, summary: string): void {
    const timer = new CancellationScope();
    this.#timer = timer;
    void timer
      .run(() => sleep(at - this.#read, { summary }))
      .then(() => {
        if (this.#timer !== timer) return; // set elsewhere in the same breath
        this.#read = Math.max(at, Date.now());
        this.#fired = true;
      })
      .catch((failure: unknown) => {
        if (!isCancellation(failure)) throw failure;
      });
  }
}
