import { z } from 'zod';
import type { Sql } from '../db/connect.ts';
import { append } from '../db/journal.ts';
import { workflowIdOf } from '../messages/names.ts';
import { caretakersOf, readRoster } from '../notices/programme.ts';
import { queueNotices, wakeComposers } from '../db/noticeQueue.ts';
import type { Activities } from './activities.ts';
import { Code, ItemKeys, parse, TrackName } from './parse.ts';
import { lockProgramme } from './programmeRow.ts';

const Input = z.strictObject({ code: Code, track: TrackName, keys: ItemKeys });

/** Marks open items as blocked, each a task for the secretary, until somebody has it tried again. @throws `ProgrammeNotFound`, `InvalidInput` */
export async function blockItems(sql: Sql, now: () => number, input: Parameters<Activities['blockItems']>[0]): Promise<void> {
  const { code, track, keys } = parse(Input, input, 'blockItems');
  await sql.begin(async (tx) => {
    const programme = await lockProgramme(tx, code, now);
    const blocked = await tx<{ key: string }[]>`
      update item set blocked = true
      where programme = ${code} and track = ${track} and key = any(${[...keys]}) and outcome is null and not blocked
      returning key`;
    if (blocked.length === 0) return;
    const stuck = blocked.map(({ key }) => key).sort();
    const caretakers = caretakersOf(await readRoster(tx, programme));
    const notices = stuck.flatMap((key) =>
      caretakers.map((person) => ({ eventKey: `${key}@${programme.planVersion}/blocked`, person, kind: 'blocked' as const, item: key })),
    );
    await queueNotices(tx, code, programme.now, notices);
    const actor = workflowIdOf(code, track);
    const common = { at: programme.now, actor, action: 'blockItems' as const, planVersion: programme.planVersion };
    await append(
      tx,
      code,
      stuck.map((subject) => ({ ...common, subject, before: { blocked: false }, after: { blocked: true } })),
    );
    await wakeComposers(tx, code);
  });
}
