import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the path of this run's workflow bundle. */
    bundleOnDemand: string;
  }
}

const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error };

/** One bundle of the workflows' sources for a vitest run, made when the first test file asks for it: a dozen files would each make the same. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'pendamping-bundle-'));
  let asked: Promise<string> | undefined;
  const door = createServer((_request, response) => {
    asked ??= makeBundle(join(folder, 'workflows.js'));
    asked.then(
      (path) => response.end(path),
      (failure: unknown) => response.writeHead(500).end(String(failure)),
    );
  });
  project.onTestsRerun(async () => void (asked = undefined)); // watched, sources may have changed
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  project.provide('bundleOnDemand', `http://127.0.0.1:${(door.address() as AddressInfo).port}`);
  return async () => {
    door.closeAllConnections();
    await new Promise<void>((resolve) => door.close(() => resolve()));
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makeBundle(path: string): Promise<string> {
  const { bundleWorkflowCode } = await import('@temporalio/worker'); // takes a second to load
  const workflowsPath = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));
  writeFileSync(path, (await bundleWorkflowCode({ workflowsPath, logger: quiet })).code);
  return path;
}
