import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { isDay, type Day } from '../../domain/time.ts';
import { ROOT } from '../../stack/places.ts';
import { SCENARIOS, type ScenarioName } from '../../simulator/scenarios.ts';
import { whole } from '../whole.ts';

/** What a rehearsal is asked for. */
export type RehearseOptions = {
  /** Path of the definition file. */
  readonly definition: string;
  readonly scenario: ScenarioName;
  readonly seed: number;
  /** Undefined: the definition's `demoStart`. */
  readonly start?: Day;
  /** Real minutes that the programme's months are spread over, to be watched; undefined: as fast as it goes. */
  readonly minutes?: number;
  /** How many parts are ended with SIGKILL on the way. */
  readonly kills: number;
  /** File of what befalls the programme besides. */
  readonly events?: string;
  /** File for the result. */
  readonly json?: string;
  /** Leaves a stack that the rehearsal started running. */
  readonly keep: boolean;
};

export const REHEARSE_DEFAULTS: RehearseOptions = { definition: join(ROOT, 'seeds', 'tablolong.yaml'), scenario: 'mixed', seed: 1, kills: 0, keep: false };

/** Reads the command line. Ends the process with a message where it is wrong. @param folder that relative files are relative to */
export function readOptions(argv: readonly string[], folder: string): RehearseOptions {
  const file = (named: string) => resolve(folder, named);
  const names = Object.keys(SCENARIOS).join(' or ');
  const command = new Command('rehearse')
    .description('Lives a programme through from agreed plan to last report, with simulated staff and a stepped clock')
    .option('--definition <file>', 'definition of the programme', file, REHEARSE_DEFAULTS.definition)
    .option('--scenario <name>', `how it goes: ${names}`, scenario, REHEARSE_DEFAULTS.scenario)
    .option('--seed <n>', 'the same seed gives the same result, byte for byte', whole, REHEARSE_DEFAULTS.seed)
    .option('--start <yyyy-mm-dd>', "the programme's first day (default: the definition's demoStart)", day)
    .option('--minutes <m>', 'spread over so many minutes, to be watched (default: as fast as it goes)', positive)
    .option('--events <file>', 'what befalls the programme besides: storms, mourning, late money, a merger; such as seeds/events/storms.yaml', file)
    .option('--kills <n>', 'end worker, database or Temporal server with SIGKILL n times on the way; starts a stack of its own', whole, REHEARSE_DEFAULTS.kills)
    .option('--json <file>', 'write the result there', file)
    .option('--keep', 'leave the stack running that was started for this', REHEARSE_DEFAULTS.keep);
  return command.parse([...argv], { from: 'user' }).opts<RehearseOptions>();
}

function scenario(value: string): ScenarioName {
  if (!Object.hasOwn(SCENARIOS, value)) throw new InvalidArgumentError(`expected ${Object.keys(SCENARIOS).join(' or ')}.`);
  return value as ScenarioName;
}

function positive(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= 24 * 60)) throw new InvalidArgumentError('expected minutes, above 0 and at most a day.');
  return number;
}

function day(value: string): Day {
  if (!isDay(value)) throw new InvalidArgumentError('expected a date that exists, such as 2027-08-02.');
  return value;
}
