import type { Command } from 'commander';
import type { Language } from '../../domain/language.ts';
import type { FileNames } from './ending.ts';
import type { Place } from './service.ts';

/** What every command has. */
export type Common = { readonly as?: string; readonly json?: boolean; readonly language?: Language };

/** The service's answer, and the same for the eye. */
type Shown = { readonly answer: object; readonly lines: readonly string[] };

/** Adds a command. @param files names that messages use in place of `definition` and `people` */
export type Add = <Options extends Common>(
  signature: string,
  description: string,
  act: (place: Place, args: readonly string[], options: Options) => Promise<Shown>,
  files?: (options: Options) => FileNames,
) => Command;
