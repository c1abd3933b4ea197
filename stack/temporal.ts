import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto'; // CommonJS without names that Node could see
import { SEARCH_ATTRIBUTES } from '../messages/attributes.ts';
import { type Child, startChild } from './children.ts';
import { waitUntil } from './waiting.ts';

/** A Temporal dev server of our own. */
export type TemporalServer = { readonly address: string; readonly namespace: string; readonly child: Child; stop(): Promise<void> };

const NAMESPACE = 'default';
/** The dev server keeps closed runs for one day unless told; a manager looks back over a quarter. */
const RETENTION_SECONDS = 90 * 24 * 3600;
/** How the CLI spells the types of search attributes. */
const CLI_TYPES: Record<string, string> = {
  KEYWORD: 'Keyword',
  INT: 'Int',
  DATETIME: 'Datetime',
  TEXT: 'Text',
  DOUBLE: 'Double',
  BOOL: 'Bool',
  KEYWORD_LIST: 'KeywordList',
};

/**
 * Starts a Temporal dev server on 127.0.0.1 with our search attributes and retention.
 * @param options `binary` from `findTemporal`; without `databaseFile` it forgets everything when it ends; without `uiPort` it has no Web UI
 */
export async function startTemporal(options: {
  binary: string;
  port: number;
  uiPort?: number;
  databaseFile?: string;
  line?: (line: string) => void;
  signal?: AbortSignal | undefined;
}): Promise<TemporalServer> {
  const { binary, port, uiPort, databaseFile, line, signal } = options;
  const args = [
    'server start-dev --ip 127.0.0.1 --log-level warn --port'.split(' '),
    String(port),
    uiPort === undefined ? '--headless' : ['--ui-ip', '127.0.0.1', '--ui-port', String(uiPort), '--ui-disable-news-fetch'],
    databaseFile === undefined ? [] : ['--db-filename', databaseFile],
    SEARCH_ATTRIBUTES.map(({ name, type }) => ['--search-attribute', `${name}=${CLI_TYPES[type]}`]),
    // Timers look ahead up to a second otherwise, and ring that much late.
    ['--dynamic-config-value', 'history.timerProcessorMaxTimeShift="5ms"'],
  ].flat(2);
  const child = startChild({ name: 'Temporal', command: binary, args, env: withoutTemporalSettings(), line });
  const address = `127.0.0.1:${port}`;
  try {
    await waitUntil('Temporal', () => setRetention(address), { child, signal });
  } catch (failure) {
    await child.kill();
    throw failure;
  }
  return { address, namespace: NAMESPACE, child, stop: () => child.stop() };
}

/** A profile or address of the caller's Temporal CLI is not meant for our own server. */
function withoutTemporalSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}

async function setRetention(address: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 2_000 });
  try {
    const config = { workflowExecutionRetentionTtl: { seconds: RETENTION_SECONDS } };
    await connection.workflowService.updateNamespace(proto.temporal.api.workflowservice.v1.UpdateNamespaceRequest.fromObject({ namespace: NAMESPACE, config }));
  } finally {
    await connection.close();
  }
}
