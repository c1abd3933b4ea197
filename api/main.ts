import { pino } from 'pino';
import { connect } from '../db/connect.ts';
import { readSettings } from '../stack/settings.ts';
import { calendarFiles } from './calendars.ts';
import { createSite } from '../web/site.ts';
import { createApp } from './app.ts';
import type { Parts } from './parts.ts';
import { signInPost } from './postSignIn.ts';
import { listen } from './serve.ts';

/** A command answers 202 when the relay took longer. */
const WAIT_TOLD_MS = 1000;

/**
 * The API as a process: reads the environment, listens, says `ready` to whoever started it, and at SIGTERM takes no new request, lets the open
 * ones end and leaves. Wrong settings end it with status 2.
 */
async function main(): Promise<void> {
  const settings = settingsOrEnd();
  const log = pino({ level: settings.logLevel, name: 'api' });
  const sql = connect(settings.databaseUrl, { name: 'pendamping api' });
  const parts: Parts = {
    sql,
    now: Date.now,
    masterKey: settings.masterKey,
    ...calendarFiles(),
    publicUrl: settings.publicUrl,
    mailFrom: settings.mailFrom,
    temporalUi: settings.temporalUi,
    waitToldMs: WAIT_TOLD_MS,
    log: (line) => (line.status >= 500 ? log.error(line, 'request') : log.info(line, 'request')),
  };
  const { publicUrl, mailFrom: from, smtpUrl, rehearsalSmtpUrl, behindProxy } = settings;
  const postSignIn = signInPost({ smtpUrl, rehearsalSmtpUrl, publicUrl, from, now: Date.now, log: (outcome) => log.info({ outcome }, 'sign-in mail') });
  const server = await listen(createSite({ ...parts, api: createApp(parts), postSignIn, behindProxy }), settings.api);
  log.info({ url: server.url, openapi: `${server.url}/openapi.json` }, 'listening');
  process.send?.('ready');

  const end = (): void => {
    process.off('SIGTERM', end).off('SIGINT', end);
    void server
      .close()
      .then(() => sql.end({ timeout: 5 }))
      .then(() => {
        log.info('ended');
        process.disconnect?.();
      });
  };
  process.on('SIGTERM', end).on('SIGINT', end);
}

function settingsOrEnd(): ReturnType<typeof readSettings> {
  try {
    return readSettings();
  } catch (failure) {
    process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
    process.exit(2);
  }
}

await main();
