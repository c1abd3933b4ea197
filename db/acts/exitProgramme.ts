import { z } from 'zod';
import { goingOn, itemsOfProgrammeEnd, PROGRAMME_ENDED } from '../../domain/groupEnds.ts';
import { judgeProgrammeExit, PROGRAMME_ENDS } from '../../domain/judgeGroupEnd.ts';
import { PROGRAMME_AUDIENCE } from '../../domain/ladder.ts';
import { keyOf } from '../../domain/planChange.ts';
import { isOpen } from '../../domain/planItem.ts';
import { dayOf } from '../../domain/time.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { Sql } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { capitalByGroup } from '../queries/groups.ts';
import { planItems } from '../queries/planItems.ts';
import { act, ActInput } from './act.ts';
import { endFacts, endTask, expectedLess } from './groupChanges.ts';

/** `on`: the first day on which nothing more is held. */
export const ExitProgrammeInput = z.strictObject({ ...ActInput.shape, on: z.string().max(40), because: z.enum(PROGRAMME_ENDS) });
export type ExitProgrammeInput = z.infer<typeof ExitProgrammeInput>;

/**
 * Stops a programme before its time (R32): open sessions are called off for one reason, cases are passed on, everybody is asked once more, the final
 * evaluation is held with what there is, and termination follows. What was paused goes on, or nothing would ever end.
 */
export async function exitProgramme(sql: Sql, request: Request, code: string, input: ExitProgrammeInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'endProgramme', kind: 'exitProgramme', code, master }, input, async (tx, programme, number) => {
    const { definition, now } = programme;
    const facts = await endFacts(tx, programme, undefined);
    const judged = judgeProgrammeExit(input, facts);
    if (judged.kind === 'refused') return judged;
    const items = await planItems(tx, code);
    const today = dayOf(now, definition.timeZone);
    const placing = await readPlacing(tx, programme);
    const changes = itemsOfProgrammeEnd(placing, items, await capitalByGroup(tx, code), today);
    const goes = goingOn(placing, items, changes, now);
    await tx`update item set held_by = '{}', paused = false where programme = ${code} and outcome is null and paused`;
    await tx`update act set ended_by = ${number} where programme = ${code} and kind = 'pause' and ended_by is null and undone_by is null`;
    const cases = items.filter((item) => isOpen(item) && definition.tracks[item.track]?.kind === 'counselling').length;
    const words = {
      id: `Program berhenti lebih awal: rujuk ${cases} kasus konseling yang masih terbuka, dan buat Berita Acara Serah Terima atas semua inventaris.`,
      en: `The programme stops early: refer the ${cases} counselling cases that are open, and make a hand-over record of all inventory.`,
    };
    const { tracks = [], refer, changes: added } = await endTask(tx, programme, { audience: PROGRAMME_AUDIENCE, roles: [definition.leader], words }, master);
    return {
      kind: 'acted',
      scope: { on: input.on, because: input.because },
      changes: [...changes, ...goes, ...added],
      tracks,
      ...(refer !== undefined && { refer }),
      body: {
        cases,
        kept: items.filter((item) => isOpen(item) && !changes.some((change) => change.kind === 'cancel' && keyOf(change) === item.key)).length,
        expected: expectedLess(items, changes, PROGRAMME_ENDED),
      },
    };
  });
}
