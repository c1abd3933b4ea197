import { type SearchAttributePair, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ChildWorkflowCancellationType, ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { Standing } from '../activities/activities.ts';
import { workflowIdOf } from '../messages/names.ts';
import { askForRepair } from './insist.ts';

export type Shown = { readonly staticSummary: string; readonly typedSearchAttributes: SearchAttributePair[] };

/**
 * The stages and tracks a programme has started and stays with. All are abandoned, never ended with their parent: a programme that was terminated
 * by hand finds them running and attaches. One that ends badly waits for repair and is started again from Postgres: nothing is lost.
 */
export class Children {
  /** `theirs`: started by an earlier run or by hand; its end is learnt from Postgres. `unrecorded`: fallen, and its repair task is not written yet. */
  readonly #children = new Map<string, 'ours' | 'theirs' | 'unrecorded' | 'fallen'>();
  readonly #code: string;
  readonly #changed: () => void;
  /** Tracks whose end Postgres has told: that of their workflow is no news. */
  #ended: ReadonlySet<string> = new Set();

  /** @param changed called when a child has ended or fallen */
  constructor(code: string, changed: () => void) {
    this.#code = code;
    this.#changed = changed;
  }

  /** @param ended names of the tracks that have ended as of the last look */
  look(ended: readonly string[]): void {
    this.#ended = new Set(ended);
  }

  has(name: string): boolean {
    return this.#children.has(name);
  }

  standings(): Map<string, Standing> {
    return new Map([...this.#children].map(([name, is]) => [name, is === 'ours' || is === 'theirs' ? 'running' : 'fallen']));
  }

  /** Somebody says: look at it again. It is started anew, or found running. */
  forget(name: string): void {
    if (this.#children.get(name) !== 'ours') this.#children.delete(name);
  }

  /** @param shown what the Temporal UI says of it from its first event on */
  async start<Input>(name: string, workflow: (input: Input) => Promise<void>, input: Input, shown: Shown): Promise<void> {
    if (this.has(name)) return;
    try {
      const child = await startChild(workflow, {
        ...shown,
        args: [input],
        workflowId: workflowIdOf(this.#code, name),
        parentClosePolicy: ParentClosePolicy.ABANDON,
        cancellationType: ChildWorkflowCancellationType.ABANDON,
      });
      this.#children.set(name, 'ours');
      void child.result().then(
        () => this.#left(name),
        () => this.#fell(name),
      );
    } catch (failure) {
      if (!(failure instanceof WorkflowExecutionAlreadyStartedError)) throw failure;
      this.#children.set(name, 'theirs');
    }
  }

  /** Opens a repair task for each child that fell. @returns false if one could not be written yet */
  async recordFallen(): Promise<boolean> {
    let all = true;
    for (const [name, is] of this.#children) {
      if (is !== 'unrecorded') continue;
      const done = await askForRepair(this.#code, name, 'endedByHand');
      if (done && this.#children.get(name) === 'unrecorded') this.#children.set(name, 'fallen');
      all &&= done;
    }
    return all;
  }

  #left(name: string): void {
    this.#children.delete(name);
    if (!this.#ended.has(name)) this.#changed();
  }

  #fell(name: string): void {
    this.#children.set(name, 'unrecorded');
    this.#changed();
  }
}
