import { pause, PauseInput } from '../db/acts/pause.ts';
import { resume, ResumeInput } from '../db/acts/resume.ts';
import { actDone, LIKE_EVERY_ACT } from './acts.ts';
import { command } from './endpoint.ts';

const HELD = {
  kind: 'pause',
  counts: { paused: 1 },
  changes: [
    {
      key: 'mentoring/nelayan-1/02',
      what: 'paused',
      before: { from: '2027-08-09', until: '2027-08-16', on: '2027-08-12', owner: 'mentor-nelayan-1' },
      after: { from: '2027-08-09', until: '2027-08-16', on: '2027-08-12', owner: 'mentor-nelayan-1' },
    },
  ],
};

const pausing = command({
  name: 'pausePlan',
  summary: 'Pause an item, a series, a track, a group or the programme, from now on',
  description: `By a manager, or the coordinator of the training group. What is paused rings nothing, is not overdue and may be reported all the same; termination waits for it. With the cause \`funds\` only what costs money is paused. ${LIKE_EVERY_ACT}`,
  tag: 'plan',
  action: 'movePlan',
  path: '/programmes/{code}/pauses',
  body: PauseInput.openapi('Pause', {
    example: { scope: { kind: 'series', track: 'mentoring', audience: 'nelayan-1' }, reason: 'Pendamping bertugas di lokasi bencana', cause: 'substitute' },
  }),
  answer: actDone('Paused', {}, HELD),
  run: ({ programme }, body, request, { sql, masterKey }) => pause(sql, request, programme.code, body, masterKey),
});

const resuming = command({
  name: 'resumePlan',
  summary: 'End a pause: what it holds back goes on with the time that remained',
  description: `\`act\` is the number of the pause. All of it moves on by the days that the pause lasted; after a pause for \`funds\` or \`substitute\` what could not be held in time, and what would then come too near to it. What another pause holds back too goes on when the last of them ends. ${LIKE_EVERY_ACT}`,
  tag: 'plan',
  action: 'movePlan',
  path: '/programmes/{code}/resumptions',
  body: ResumeInput.openapi('Resume', { example: { act: 1, reason: 'Pengganti sudah datang' } }),
  answer: actDone(
    'Resumed',
    {},
    {
      act: 2,
      kind: 'resume',
      planVersion: 3,
      counts: { resumed: 1 },
      changes: [
        {
          key: 'mentoring/nelayan-1/02',
          what: 'resumed',
          before: { from: '2027-08-09', until: '2027-08-16', on: '2027-08-12', owner: 'mentor-nelayan-1' },
          after: { from: '2027-08-30', until: '2027-09-06', on: '2027-09-02', owner: 'mentor-nelayan-1' },
        },
      ],
    },
  ),
  run: ({ programme }, body, request, { sql, masterKey }) => resume(sql, request, programme.code, body, masterKey),
});

/** What is held back, and goes on. */
export const pauses = [pausing, resuming];
