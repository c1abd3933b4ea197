import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/actor.ts';
import { mayTellHow, tellsByHand } from '../../domain/may.ts';
import { definition } from './tablolong.ts';

const CODE = 'tablolong-2027';
const person = (id: string, role: string, group?: string, programme = CODE): Actor => ({ kind: 'person', programme, id, role, group });
const programme = { code: CODE, definition };
/** One whose secretary is no manager. */
const other = { code: CODE, definition: { ...definition, managers: ['teamLeader'] } };
const groups = ['nelayan-1', 'nelayan', 'perempuan-1', undefined];
const of = (actor: Actor, where = programme) => {
  const whose = tellsByHand(actor, where);
  return whose === 'all' ? 'all' : groups.filter((group) => whose(group));
};

describe('who tells by hand', () => {
  it('is a coordinator for the training group and the groups within it', () => {
    expect(of(person('coordinator-nelayan', 'coordinator', 'nelayan'))).toEqual(['nelayan-1', 'nelayan']);
  });

  it('is a manager or the secretary for all, also where the secretary is no manager', () => {
    expect(of(person('team-leader', 'teamLeader'))).toBe('all');
    expect(of(person('secretary', 'secretary'))).toBe('all');
    expect(of(person('secretary', 'secretary'), other)).toBe('all');
  });

  it('is nobody else', () => {
    const others: Actor[] = [
      person('mentor-nelayan-1', 'mentor', 'nelayan-1'),
      person('coordinator-nelayan', 'coordinator'),
      person('secretary', 'secretary', undefined, 'other-2027'),
      person('coordinator-nelayan', 'coordinator', 'nelayan', 'other-2027'),
      { kind: 'machine', label: 'cli' },
    ];
    for (const actor of others) expect(of(actor)).toEqual([]);
  });
});

describe('who says how somebody is told', () => {
  it('is the person, a manager and the secretary', () => {
    for (const actor of [person('mentor-nelayan-1', 'mentor'), person('team-leader', 'teamLeader'), person('secretary', 'secretary')])
      expect(mayTellHow(actor, 'mentor-nelayan-1', programme)).toBe(true);
    expect(mayTellHow(person('secretary', 'secretary'), 'mentor-nelayan-1', other)).toBe(true);
  });

  it('is no colleague, no machine, and nobody of another programme', () => {
    const others: Actor[] = [
      person('mentor-nelayan-2', 'mentor'),
      person('coordinator-nelayan', 'coordinator', 'nelayan'),
      person('mentor-nelayan-1', 'mentor', undefined, 'other-2027'),
      person('secretary', 'secretary', undefined, 'other-2027'),
      { kind: 'machine', label: 'cli' },
    ];
    for (const actor of others) expect(mayTellHow(actor, 'mentor-nelayan-1', programme)).toBe(false);
  });
});
