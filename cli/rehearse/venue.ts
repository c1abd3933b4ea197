import { readFile } from 'node:fs/promises';
import { catchRehearsalMail } from '../../stack/mailCatcher.ts';
import { withoutReplacements } from '../../stack/ownParts.ts';
import { removeState } from '../../stack/postgresFiles.ts';
import { findRunning } from '../../stack/running.ts';
import { startStack, type Stack } from '../../stack/stack.ts';
import { newTemporaryState } from '../../stack/temporaryState.ts';

const FOLDER_PREFIX = 'pendamping-rehearsal-';

/** Where a rehearsal is given: a stack that runs. Its `parts` are there only where they are ours to kill. */
export type Venue = Pick<Stack, 'env' | 'urls' | 'adminToken'> & { readonly parts?: Stack['parts'] };

/** A venue, and how to leave it as it was. */
export type Rented = Venue & { readonly own: boolean; readonly leave: () => Promise<void> };

/**
 * The stack of `npm start` if it runs, else one of our own on free ports with its own state, which leaving ends and removes.
 * @param killing parts of it: then never the stack of `npm start`, and one of our own that outlives it
 */
export async function rentVenue(killing: boolean, log: (line: string) => void, signal?: AbortSignal): Promise<Rented> {
  const ready = killing ? undefined : findRunning()?.ready;
  if (ready !== undefined) {
    const { env, adminTokenFile } = ready;
    const { api, temporalUi, mail } = ready.urls;
    log(`Using the stack that runs: ${api}`);
    const folder = newTemporaryState(FOLDER_PREFIX);
    const endCatcher = await catchRehearsalMail(env, folder);
    const leave = async () => {
      await endCatcher();
      removeState(folder);
    };
    return { env, urls: { api, temporalUi, mail }, adminToken: (await readFile(adminTokenFile, 'utf8')).trim(), own: false, leave };
  }
  const dir = newTemporaryState(FOLDER_PREFIX);
  try {
    const stack = await startStack({ dir, ports: 'free', log, env: withoutReplacements(process.env), signal, passing: !killing });
    const leave = async () => {
      await stack.stop();
      removeState(dir);
    };
    return { ...stack, own: true, leave };
  } catch (failure) {
    removeState(dir);
    throw failure;
  }
}
