import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { createApp } from '../../api/app.ts';
import { listen } from '../../api/serve.ts';
import type { SignInMail } from '../../db/signIn/mailLink.ts';
import { prove } from '../../db/signIn/prove.ts';
import { freePort } from '../../stack/ports.ts';
import { createSite } from '../../web/site.ts';
import { CODE, makeWorld, type World } from '../api/world.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 360, height: 720 };

/** Pages over a socket, as people reach them, and a browser beside. */
export type BrowserWorld = World & {
  readonly url: string;
  /** What was mailed to sign somebody in. */
  readonly signInMails: SignInMail[];
  /** A browser of its own, with nothing in it but, if said, the session of somebody; on a phone of 360 px unless said. */
  visit(options?: { as?: string; javaScript?: boolean; width?: number; dark?: boolean; language?: 'id' | 'en' }): Promise<Page>;
};

/** @param changed parts of the API made otherwise than in `makeWorld` */
export async function makeBrowserWorld(changed: Parameters<typeof makeWorld>[0] = {}): Promise<BrowserWorld> {
  const port = await freePort();
  const world = await makeWorld({ publicUrl: `http://localhost:${port}`, ...changed });
  const signInMails: SignInMail[] = [];
  const server = await listen(
    createSite({ ...world.parts, api: createApp(world.parts), postSignIn: (mail) => void signInMails.push(mail), behindProxy: false }),
    { host: '127.0.0.1', port },
  );
  const browser = await launch();
  const stopWorld = world.stop;
  return Object.assign(world, {
    url: `http://localhost:${port}`,
    signInMails,
    async visit({ as, javaScript = true, width, dark = false, language = 'id' }: Parameters<BrowserWorld['visit']>[0] = {}): Promise<Page> {
      const options: BrowserContextOptions = {
        javaScriptEnabled: javaScript,
        viewport: width === undefined ? PHONE : { width, height: 900 },
        colorScheme: dark ? 'dark' : 'light',
        locale: language === 'id' ? 'id-ID' : 'en-GB',
      };
      const context = await browser.newContext(options);
      await context.addCookies([{ name: 'language', value: language, domain: 'localhost', path: '/' }]);
      if (as !== undefined) await context.addCookies([{ name: 'pendamping', value: await cookieOf(world, as), domain: 'localhost', path: '/' }]);
      context.setDefaultTimeout(20_000);
      return context.newPage();
    },
    async stop() {
      await browser.close();
      await server.close();
      await stopWorld();
    },
  });
}

/** Starts the Chromium that `scripts/e2e.mjs` found. */
export function launch(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'];
  if (executablePath === undefined) throw new Error('CHROMIUM: expected to name a browser; run `npm run test:e2e`');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
  });
}

/** A session of a person of the first programme, as if they had just signed in with all that is asked of them. */
async function cookieOf(world: World, as: string): Promise<string> {
  const [row] = await world.sql<{ email: string | null }[]>`select email from person where programme = ${CODE} and id = ${as}`;
  const proved = row?.email == null ? { open: { programme: CODE, person: as } } : { email: row.email.toLowerCase(), strong: true };
  return prove(world.sql, undefined, proved, 'test', () => world.now);
}

/** What axe finds on a page that keeps somebody out: rules broken seriously or worse, each with the first place. */
export async function barriers(page: Page): Promise<string[]> {
  // As a string of the page's own world: the content security policy lets no script of others in.
  const found: { id: string; impact: string | null; nodes: { target: unknown; failureSummary?: string }[] }[] = await page.evaluate(
    `(() => { ${AXE}; return axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations); })()`,
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${String(nodes[0]?.target)} ${nodes[0]?.failureSummary ?? ''}`);
}

export { CODE };
