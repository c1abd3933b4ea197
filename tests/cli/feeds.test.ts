import { afterAll, beforeAll, expect, it } from 'vitest';
import { CODE, makeStack, type Stack, START } from './stack.ts';

const MENTOR = 'mentor-nelayan-1';
let stack: Stack;
beforeAll(async () => {
  stack = await makeStack();
  expect(await stack.programme(START)).toMatchObject({ exit: 0 });
});
afterAll(() => stack.stop());

it('somebody gets the address of their calendar, once, and withdraws it', async () => {
  const made = await stack.programme(`feed ${CODE} ${MENTOR} --as ${MENTOR} --language id`);
  expect(made).toMatchObject({ exit: 0, err: '' });
  const url = /https:\/\/pendamping\.contoh\.example\/calendar\/[\w-]{43}\.ics/.exec(made.out)?.[0];
  expect(url).toBeDefined();
  const anew = await stack.programme(`feed ${CODE} ${MENTOR} --as team-leader --json`);
  expect(JSON.parse(anew.out)).toEqual({ code: CODE, person: MENTOR, url: expect.not.stringContaining(String(url)) });
  expect((await stack.programme(`feed ${CODE} ${MENTOR} --revoke --as ${MENTOR}`)).out).toBe(`The address of the schedule of ${MENTOR} is withdrawn.\n`);
  expect((await stack.programme(`feed ${CODE} ${MENTOR} --revoke --as ${MENTOR}`)).out).toBe(`${MENTOR} has no address of a schedule.\n`);
  expect(await stack.programme(`feed ${CODE} ${MENTOR} --as mentor-nelayan-2`)).toMatchObject({ exit: 1, out: '' });
});
