import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../cli/programme/shell.ts';
import { ROOT } from '../../stack/places.ts';

const PAGES = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(ROOT, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : []))];
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** What a page tells people to type, in blocks and within sentences. */
const typed = PAGES.flatMap((page) =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(/npm (?:run )?(?:--silent )?([a-z0-9:-]+)([^`\n|]*)/g)].flatMap(([whole, script = '', rest = '']) =>
    /^npm (run|start|test)\b/.test(whole) ? [{ page, script, rest: (rest.split('#')[0] ?? '').trim() }] : [],
  ),
);

describe('the pages', () => {
  it('name scripts that there are', () => {
    expect(typed.length).toBeGreaterThan(40);
    expect(typed.filter(({ script }) => script !== 'install' && scripts[script] === undefined)).toEqual([]);
  });

  it('show commands of programmes that are understood as they stand', async () => {
    const lines = typed.filter(({ script, rest }) => script === 'programme' && rest.startsWith('-- ') && !/\(|--help/.test(rest));
    expect(lines.length).toBeGreaterThan(25);
    for (const { page, rest } of lines) {
      let said = '';
      const argv =
        rest
          .slice(3)
          .match(/'[^']*'|\S+/g)
          ?.map((word) => word.replaceAll("'", '')) ?? [];
      const exit = await run(argv, { env: {}, stateFolder: '/nowhere', folder: ROOT, out: () => {}, err: (text) => (said += text) });
      // Understood and nobody there to be asked, or a file that the reader makes.
      expect(`${page}: ${rest}\n${exit === 2 && /expected a file that can be read/.test(said) ? 3 : exit} ${said}`).toMatch(/\n3 /);
    }
  });
});
