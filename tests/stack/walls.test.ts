import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
// @ts-expect-error a script in plain JavaScript
import { findBreaches } from '../../scripts/walls.mjs';
import { ROOT } from '../../stack/places.ts';

/** The problems of a file when one line more stands in it. The other files are left empty: theirs are looked for once, by the first test. */
function withLine(file: string, line: string): string[] {
  const read = (path: string): string => (path === file ? `${line}\n${readFileSync(join(ROOT, path), 'utf8')}` : '');
  return findBreaches(read).problems;
}

describe('walls between folders', () => {
  it('stand: hundreds of modules, no import through a wall', () => {
    const { modules, problems } = findBreaches();
    expect(problems).toEqual([]);
    expect(modules).toBeGreaterThan(100);
  });

  it.each([
    ['domain/time.ts', "import { readFileSync } from 'node:fs';", 'domain/time.ts:1: imports Node'],
    ['domain/time.ts', "import type { Sql } from '../db/connect.ts';", 'imports a type of db/connect.ts'],
    ['domain/agenda.ts', "import { z } from 'zod';", 'imports a package'],
    ['messages/signals.ts', "import { z } from 'zod';", 'imports a package'],
    ['workflows/track.ts', "import { connect } from '../db/connect.ts';", 'imports code of db/connect.ts'],
    ['workflows/track.ts', "const zod = await import('zod');", 'imports a package'],
    ['workflows/track.ts', "import { instantAt } from '../domain/time.ts';", 'imports code of domain/time.ts'],
    ['activities/stages.ts', "export { track } from '../workflows/track.ts';", 'imports code of workflows/track.ts'],
    ['db/journal.ts', "import { Client } from '@temporalio/client';", 'imports a package'],
    ['api/app.ts', "import { readSettings } from '../stack/settings.ts';", 'imports code of stack/settings.ts'],
    ['api/app.ts', "import { createTransport } from 'nodemailer';", 'imports a package'],
    ['simulator/staff.ts', "import type { Sql } from '../db/connect.ts';", 'imports a type of db/connect.ts'],
    ['simulator/staff.ts', "import postgres from 'postgres';", 'imports a package'],
    ['worker/relay.ts', "import { createApp } from '../api/app.ts';", 'imports code of api/app.ts'],
    ['stack/stack.ts', "import { vi } from 'vitest';", 'imports a package that only development has'],
    ['db/journal.ts', "import { x } from './nowhere.ts';", 'imports a file that is not there'],
  ])('%s may not: %s', (file, line, problem) => {
    expect(withLine(file, line).join('\n')).toContain(problem);
  });

  it.each([
    ['workflows/track.ts', "import type { Sql } from '../db/connect.ts';"],
    ['workflows/track.ts', "import { type Sql } from '../db/connect.ts';"],
    ['api/main.ts', "import { STATE_FOLDER } from '../stack/settings.ts';"],
  ])('%s may: %s', (file, line) => {
    expect(withLine(file, line)).toEqual([]);
  });
});
