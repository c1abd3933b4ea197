import type { SessionAhead } from './story.ts';
import type { World } from './world.ts';

/** What is written at a step of a grant: the papers of those through whose hands it goes. */
export function stepAnswers({ draw, setting, groups }: World, item: SessionAhead, clients: readonly string[]): Record<string, unknown> {
  const { track, audience, part, subject } = item;
  const given = setting.tracks[track]?.grants?.[audience]?.from ?? {};
  const whole = Object.values(given).reduce((sum, amount) => sum + amount, 0);
  switch (part) {
    case 'proposal':
      return { budget: whole, otherAid: false };
    case 'check':
      return { otherAid: false, officersAndAccount: true };
    case 'decision':
      return { number: `SK/${item.ordinal}/${audience}`, amount: given[subject ?? ''] ?? whole };
    case 'disbursement':
      return { number: `BK/${item.ordinal}/${audience}` };
    case 'handOver':
      return { chair: clients[0], secretary: clients[1], treasurer: clients[2], number: `BA/${item.ordinal}/${audience}` };
    case 'useReport': {
      const off = Math.round((whole * (groups.get(audience)?.offPurpose ?? 0)) / 1000) * 1000;
      return { spent: whole, offPurpose: off, receiptsComplete: draw(item.key, 'receipts') < 0.8 };
    }
    default:
      return {};
  }
}
