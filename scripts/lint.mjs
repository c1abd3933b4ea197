// `npm run lint`: every check that reads the sources, one after the other; all are run even when one complains.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installOnly, ROOT, say, tool } from './bootstrap.mjs';

installOnly();
const script = (name) => spawnSync(process.execPath, [join(ROOT, 'scripts', name)], { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
const checks = {
  'format (biome; `npm run format` mends it)': () => tool('biome', ['format', '--reporter=summary', '.']),
  'style and promises (oxlint, type-aware)': () => tool('oxlint', ['--type-aware', '--deny-warnings', '--format=unix']),
  'types (tsc)': () => tool('tsc', ['--noEmit', '--incremental', 'false', '-p', '.']),
  'walls between folders': () => script('walls.mjs'),
  'dead code and unused packages (knip)': () => tool('knip', ['--no-progress']),
};
const failed = [];
for (const [name, check] of Object.entries(checks)) {
  const began = performance.now();
  const passed = check() === 0;
  if (!passed) failed.push(name);
  say(`${passed ? 'passed' : 'FAILED'}  ${name}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
if (failed.length > 0) say(`\nlint: ${failed.length} of ${Object.keys(checks).length} checks failed`);
process.exit(failed.length === 0 ? 0 : 1);
