import { z } from 'zod';
import { calendarOf, estimatesOf } from '../../domain/calendar.ts';
import { judgeLock } from '../../domain/judgeCalendar.ts';
import type { Shortfall } from '../../domain/shortfalls.ts';
import type { Sql } from '../connect.ts';
import { ownerOf, seal, unwrapKey } from '../sealed.ts';
import { agreedAudiences } from './agree.ts';
import { type Answer, command, type Request } from './command.ts';

export const LockInput = z.strictObject({ acceptShortfall: z.string().max(2000).optional() });
export type LockInput = z.infer<typeof LockInput>;

/**
 * Locks the plan that was proposed and agreed: from now on every item of it is expected. Of two who lock at once one wins. Says how much of it rests
 * on estimates.
 * @param master seals the reason, which is free text and may name people
 */
export async function lock(sql: Sql, request: Request, code: string, input: LockInput, master: Buffer): Promise<Answer> {
  return command(sql, request, 'lockPlan', code, async (tx, programme) => {
    const agreed = await agreedAudiences(tx, code);
    const [row] = await tx<[{ shortfalls: Shortfall[] }]>`select shortfalls from programme where code = ${code}`;
    const judged = judgeLock(request.actor, input.acceptShortfall, { ...programme, agreed, shortfalls: row.shortfalls });
    if (judged.kind === 'refused') return judged;
    // E16 asks how many were enrolled on this day.
    const [{ enrolled }] = await tx<[{ enrolled: number }]>`select count(*)::int as enrolled from client where programme = ${code} and left_on is null`;
    const days = await tx<{ on: string }[]>`select planned_on as on from item where programme = ${code}`;
    const estimates = estimatesOf(
      calendarOf(programme.calendar),
      days.map(({ on }) => on),
    );
    const planVersion = programme.planVersion + 1;
    await tx`update programme set locked_at = ${programme.now}, plan_version = ${planVersion} where code = ${code}`;
    const reason = judged.acceptedShortfall;
    const key = unwrapKey(master, programme.wrappedKey, ownerOf(code));
    const sealedReason = reason === undefined ? undefined : seal(key, reason, `${code}/lock`).toString('base64');
    return {
      body: { code, stage: programme.stage, planVersion, estimates },
      entry: {
        action: 'lock',
        subject: code,
        planVersion,
        after: { planVersion, shortfalls: row.shortfalls.length, estimated: estimates.items, enrolled, sealedReason },
      },
      tellings: [{ planVersion }, { child: 'planning', planVersion }],
    };
  });
}
