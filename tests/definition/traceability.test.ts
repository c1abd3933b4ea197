import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
// @ts-expect-error a plain script, so that it runs before anything is built
import { traceability } from '../../scripts/make-traceability.mjs';

it('the traceability page is what the definition and the tests say today', () => {
  const committed = readFileSync(new URL('../../docs/traceability.md', import.meta.url), 'utf8');
  expect(committed, 'run node scripts/make-traceability.mjs').toBe(traceability().page);
});
