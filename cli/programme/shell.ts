import { Command, CommanderError, Option } from 'commander';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Add, Common } from './command.ts';
import { addCommands } from './commands.ts';
import { endingOf, EXIT, Stop } from './ending.ts';
import { urlOf } from './service.ts';
import { wordsIn } from './words.ts';

/** What the command line is given of the world. */
export type Terminal = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the local stack. */
  readonly stateFolder: string;
  /** Relative files are relative to this. */
  readonly folder: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};

/** `npm run programme -- ...`. @returns the exit code: 0 done, 1 refused, 2 wrong command line, 3 nobody answers */
export async function run(argv: readonly string[], { env, stateFolder, folder, out, err }: Terminal): Promise<number> {
  let exit: number = EXIT.done;
  const program = new Command('programme')
    .description('Starts, agrees, locks, reports and looks at programmes, by way of the HTTP API')
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err });

  const add: Add = (signature, description, act, files) =>
    program
      .command(signature)
      .description(description)
      .option('--as <person>', 'whose token acts, on the stack of this machine')
      .option('--json', 'the answer as JSON')
      .addOption(new Option('--language <language>', 'of the tables and messages').choices(LANGUAGES))
      .action(async (...given: unknown[]) => {
        const command = given.at(-1) as Command;
        const options = command.opts<Common>();
        const language = options.language ?? spoken(env);
        const words = wordsIn(language);
        try {
          if (options.as !== undefined && env.PENDAMPING_URL) throw new Stop(EXIT.usage, words.asNeedsStack);
          const { answer, lines } = await act({ env, stateFolder, language, words }, command.processedArgs as string[], options as never);
          const untold = 'untold' in answer ? [words.untold((answer.untold as string[]).join(', '))] : [];
          out(options.json === true ? `${JSON.stringify(answer, undefined, 2)}\n` : `${[...lines, ...untold].join('\n')}\n`);
        } catch (failure) {
          const ending = endingOf(failure, words, urlOf({ env, stateFolder }), { json: options.json === true, files: files?.(options as never) ?? {} });
          exit = ending.exit;
          err(`${ending.text}\n`);
        }
      });
  addCommands(add, folder);

  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (failure) {
    if (!(failure instanceof CommanderError)) throw failure;
    return failure.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  return exit;
}

/** As the terminal is set; English unless it says Indonesian. */
function spoken({ LC_ALL, LC_MESSAGES, LANG }: Terminal['env']): Language {
  return /^id([_.]|$)/.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'id' : 'en';
}
