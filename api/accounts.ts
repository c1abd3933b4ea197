import { z } from '@hono/zod-openapi';
import { AccountInput, AccountProgrammes, closeAccount, FactorsOf, forgetSecondStep, openAccount, setAccountProgrammes } from '../db/commands/keepAccounts.ts';
import { listAccounts } from '../db/signIn/accounts.ts';
import { ACCOUNT_STANDINGS } from '../domain/actor.ts';
import { LANGUAGES } from '../domain/language.ts';
import { command, view } from './endpoint.ts';
import { done, NoQuery } from './shapes.ts';

const common = { tag: 'accounts', action: 'keepAccounts' } as const;
const Standing = z.enum(ACCOUNT_STANDINGS).openapi({
  description: '`administrator` keeps accounts and sees how every programme stands; `manager` starts programmes and manages theirs; `donor` reads figures',
});
const Account = z
  .object({ id: z.string(), email: z.string(), language: z.enum(LANGUAGES), standing: Standing, programmes: z.array(z.string()) })
  .openapi('Account');
const Kept = done(
  'AccountKept',
  { id: z.string(), standing: Standing, programmes: z.array(z.string()) },
  { id: 'dinas', standing: 'manager', programmes: ['tablolong-2027'] },
);

const list = view({
  ...common,
  name: 'listAccounts',
  summary: 'Who signs in without being of a programme’s team',
  path: '/accounts',
  query: NoQuery,
  answer: z.object({ accounts: z.array(Account) }).openapi('Accounts'),
  read: async (_asked, { sql }) => ({ accounts: await listAccounts(sql) }),
});

const opening = command({
  ...common,
  name: 'openAccount',
  summary: 'Open an account',
  description: 'They sign in by mail; administrators and managers set up a second step the first time.',
  path: '/accounts',
  body: AccountInput.openapi('AccountRequest', {
    example: { id: 'dinas', email: 'dinas@contoh.example', language: 'id', standing: 'manager', programmes: ['tablolong-2027'] },
  }),
  answer: Kept,
  run: (_asked, body, request, { sql }) => openAccount(sql, request, body),
});

const changing = command({
  ...common,
  name: 'setAccountProgrammes',
  summary: 'Say anew which programmes a manager manages, or a donor reads figures of',
  path: '/accounts/{account}/programmes',
  body: AccountProgrammes.openapi('AccountProgrammes', { example: { programmes: ['tablolong-2027'] } }),
  answer: Kept,
  run: ({ params }, body, request, { sql }) => setAccountProgrammes(sql, request, params.account, body),
});

const closing = command({
  ...common,
  name: 'closeAccount',
  summary: 'Close an account; the last administrator’s stays',
  path: '/accounts/{account}/close',
  body: z.strictObject({}).openapi('AccountClosing', { example: {} }),
  answer: done('AccountClosed', { id: z.string() }, { id: 'dinas' }),
  run: ({ params }, _body, request, { sql }) => closeAccount(sql, request, params.account),
});

const forgetting = command({
  ...common,
  name: 'forgetSecondStep',
  summary: 'Forget somebody’s passkeys and authenticator app, which they lost',
  description: 'Their sessions end. At the next sign-in they set up others. Answered alike whoever’s address it is.',
  path: '/second-steps/forget',
  body: FactorsOf.openapi('SecondStepForgetting', { example: { email: 'dinas@contoh.example' } }),
  answer: done('SecondStepForgotten', {}, {}),
  run: (_asked, body, request, { sql }) => forgetSecondStep(sql, request, body),
});

/** Who signs in without being of a programme's team. */
export const accounts = [list, opening, changing, closing, forgetting];
