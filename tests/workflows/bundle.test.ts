import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { workflowBundle } from '../support/workers.ts';

/** Modules of the bundle by path, as webpack names them. */
async function bundledModules(): Promise<{ ours: string[]; packages: string[]; bytes: number }> {
  const { code } = await workflowBundle();
  const source = code.split('\n//# sourceMappingURL')[0] ?? code;
  const paths = [...source.matchAll(/^\/\*{3}\/ "\.\/([^"]+)"/gm)].map(([, path = '']) => path);
  const packages = paths.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  return { ours: paths.filter((path) => /^(domain|messages|workflows)\//.test(path)), packages: [...new Set(packages)].sort(), bytes: source.length };
}

it('bundles workflows, messages and the agenda, and of packages only the Temporal SDK: no zod, no date library', async () => {
  const { ours, packages, bytes } = await bundledModules();
  expect(ours.filter((path) => !path.startsWith('workflows/')).sort()).toEqual([
    'domain/agenda.ts',
    'messages/attributes.ts',
    'messages/names.ts',
    'messages/signals.ts',
  ]);
  expect(ours).toContain('workflows/track.ts');
  expect(packages).toEqual(['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc']);
  expect(bytes).toBeLessThan(1_900_000);
});

it('asks no clock but in the alarm, and has no words, zones or chance of its own', async () => {
  const { ours } = await bundledModules();
  for (const path of ours) {
    const source = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    expect(source, path).not.toMatch(/\bIntl\b|toLocale|Math\.random|\bTemporal\.|new Date\(\)|uuid/);
    if (path !== 'workflows/alarm.ts') expect(source, path).not.toMatch(/Date\.now/);
  }
});
