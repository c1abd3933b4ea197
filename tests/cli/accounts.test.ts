import { afterAll, beforeAll, expect, it } from 'vitest';
import { CODE, makeStack, type Stack, START } from './stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await makeStack();
  expect(await stack.programme(START)).toMatchObject({ exit: 0 });
});
afterAll(() => stack.stop());

it('opens, lists, changes and closes accounts', async () => {
  expect((await stack.programme('accounts --language en')).out).toContain('No account yet');
  expect(await stack.programme(`account dinas dinas@contoh.example --standing manager --programmes ${CODE}`)).toMatchObject({ exit: 0, err: '' });
  expect((await stack.programme('accounts --language id')).out).toMatch(new RegExp(`dinas +pengelola program +dinas@contoh.example +${CODE}`));
  expect((await stack.programme('account other DINAS@contoh.example --standing donor')).exit).toBe(1);
  expect((await stack.programme('account someone not-an-address --standing donor')).exit).toBe(1);
  expect((await stack.programme('account-programmes dinas --programmes no-such-2027')).exit).toBe(1);
  expect((await stack.programme('account-programmes dinas --programmes , --language en')).out).toBe('Programmes of account dinas: none.\n');
  expect((await stack.programme('close-account dinas')).exit).toBe(0);
  expect((await stack.programme('close-account dinas')).exit).toBe(1);
  // Closed, its address is free again.
  expect((await stack.programme('account dinas-2 dinas@contoh.example --standing donor')).exit).toBe(0);
});

it('keeps the last administrator', async () => {
  for (const name of ['one', 'two']) expect((await stack.programme(`account ${name} ${name}@contoh.example --standing administrator`)).exit).toBe(0);
  expect((await stack.programme('close-account one')).exit).toBe(0);
  expect(await stack.programme('close-account two --language en')).toMatchObject({ exit: 1, err: expect.stringContaining('last administrator') });
});

it('makes a code of the day for a slip of paper', async () => {
  const made = await stack.programme(`day-code ${CODE} instructor-nelayan-1 --as secretary --language id`);
  expect(made).toMatchObject({ exit: 0, err: '' });
  expect(made.out).toMatch(/Kode harian: +[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}\n/);
  expect(made.out).toContain(`${CODE}/instructor-nelayan-1`);
  expect((await stack.programme(`day-code ${CODE} instructor-nelayan-1 --as mentor-nelayan-1`)).exit).toBe(1);
  expect((await stack.programme(`day-code ${CODE} team-leader --as secretary`)).exit).toBe(1);
});

it('forgets a second step that was lost', async () => {
  expect((await stack.programme('forget-second-step dinas@contoh.example --language en')).out).toContain('are forgotten');
});
