import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import type { Client, Move } from '../../client/client.ts';
import { ACT_CAUSES } from '../../domain/act.ts';
import { whole } from '../whole.ts';
import { acting } from './actor.ts';
import type { Add, Common } from './command.ts';
import type { FileNames } from './ending.ts';
import { insist, type Place, withClient } from './service.ts';
import { type ActAnswer, showAct } from './showActs.ts';

/** What every act is given. */
export type ActOptions = Common & {
  readonly reason: string;
  readonly cause?: Move['cause'];
  readonly preview?: boolean;
  readonly expect?: number;
  readonly all?: boolean;
};

/** Why, and whether it is only looked at, as the service takes it. */
type Why = { reason: string; preview: boolean; cause?: NonNullable<Move['cause']>; expect?: number };
type Send = (client: Client, why: Why, key: string) => Promise<ActAnswer>;

/** Somebody who may do most of them. */
const LEADER = 'team-leader';

/**
 * Adds a command that changes a running plan: what it asks is said by `prepare`, which throws `Stop` where it cannot be read. Like every act it takes a
 * reason, is only looked at with `--preview`, and shows what became of which item.
 * @param files names that messages use in place of `definition`
 */
export function addAct<Options extends object = object>(
  add: Add,
  signature: string,
  description: string,
  prepare: (args: readonly string[], options: Options & ActOptions, place: Place) => Send,
  files?: (options: Options) => FileNames,
): Command {
  const act = async (place: Place, args: readonly string[], options: Options & ActOptions) => {
    const [code = ''] = args;
    const { reason, cause, preview = false, expect, all = false } = options;
    const send = prepare(args, options, place);
    const key = randomUUID();
    const why = { reason, preview, ...(cause !== undefined && { cause }), ...(expect !== undefined && { expect }) };
    const answer = await withClient(place, acting(place, code, options, LEADER), (client) => insist(() => send(client, why, key)));
    return { answer, lines: showAct(answer, place.language, { all }) };
  };
  return add<Options & ActOptions>(signature, description, act, files)
    .requiredOption('--reason <text>', 'why; kept sealed')
    .option('--preview', 'only shows what it would do')
    .option('--expect <version>', 'only on the plan that was looked at, by the version that the preview said', whole)
    .option('--all', 'every line of what changes, however many');
}

/** Why, in a word that may stand in mails: for acts that do not say so by themselves. */
export function causeOption(): Option {
  return new Option('--cause <cause>', 'why, in a word that may stand in mails').choices(ACT_CAUSES);
}
