import { z } from '@hono/zod-openapi';
import { absence, AbsenceInput } from '../db/acts/absence.ts';
import { acting, ActingInput } from '../db/acts/acting.ts';
import { endAbsence, EndAbsenceInput } from '../db/acts/endAbsence.ts';
import { handOver, HandOverInput } from '../db/acts/handOver.ts';
import { passCase, PassCaseInput } from '../db/acts/passCase.ts';
import { definitionOf } from '../db/queries/asked.ts';
import { peopleOf, todayOf } from '../db/queries/people.ts';
import { standingOf } from '../domain/may.ts';
import { seatWords } from '../domain/vacancies.ts';
import { actDone, LIKE_EVERY_ACT } from './acts.ts';
import { command, view } from './endpoint.ts';
import { Day, ItemKey, NoQuery, orNull, PersonId, Words } from './shapes.ts';

const SeatId = z.string().openapi({ description: 'the id of whoever held it first', example: 'village-head' });

const Warning = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('substituteAway'), person: PersonId, from: Day, until: Day.openapi({ description: 'not included' }) }),
    z.object({ kind: z.literal('twoSessions'), person: PersonId, on: Day, keys: z.array(ItemKey) }),
  ])
  .openapi('StandInWarning', { description: 'the substitute is away too, or would have two sessions on one day' });

const absences = command({
  name: 'recordAbsence',
  summary: 'Somebody is away, and another stands in',
  description: `By a manager, or the coordinator about who serves the training group. What is planned for those days is the substitute's, also what comes into the plan meanwhile; whoever is not named is proposed: the same role in the same training group, then its coordinator. Where there is nobody it is paused. Steps that are their owner's own wait, unless an acting holder is named. ${LIKE_EVERY_ACT}`,
  tag: 'people',
  action: 'recordAbsence',
  path: '/programmes/{code}/absences',
  body: AbsenceInput.openapi('Absence', {
    example: { person: 'mentor-nelayan-1', from: '2028-06-05', until: '2028-06-26', reason: 'Bertugas dalam penanganan bencana' },
  }),
  answer: actDone(
    'AbsenceRecorded',
    {
      substitute: orNull(PersonId),
      proposed: z.boolean().openapi({ description: 'nobody was named' }),
      warnings: z.array(Warning),
      waiting: z.array(ItemKey).openapi({ description: 'steps that only their owner, or an acting holder, may take' }),
    },
    { kind: 'absence', counts: { reassigned: 1 }, substitute: 'mentor-nelayan-2', proposed: true, warnings: [], waiting: [] },
  ),
  run: ({ programme }, body, request, { sql, masterKey }) => absence(sql, request, programme.code, body, masterKey),
});

const ends = command({
  name: 'endAbsence',
  summary: 'Somebody is back: what is still open is theirs again',
  description: `Also the end of an acting holder's time. ${LIKE_EVERY_ACT}`,
  tag: 'people',
  action: 'recordAbsence',
  path: '/programmes/{code}/absence-ends',
  body: EndAbsenceInput.openapi('AbsenceEnd', { example: { act: 4, on: '2028-06-19', reason: 'Sudah kembali bertugas' } }),
  answer: actDone('AbsenceEnded', {}, { kind: 'endAbsence', counts: { reassigned: 1 } }),
  run: ({ programme }, body, request, { sql, masterKey }) => endAbsence(sql, request, programme.code, body, masterKey),
});

const handovers = command({
  name: 'handOverSeat',
  summary: 'Somebody leaves, or a vacant seat is filled: the seat gets another holder from a day on',
  description: `By a manager. All that is open passes on, also what comes later; without \`to\` the seat is vacant, which is a task. Counselling cases are named in the answer and pass one by one. ${LIKE_EVERY_ACT}`,
  tag: 'people',
  action: 'handOver',
  path: '/programmes/{code}/handovers',
  body: HandOverInput.openapi('SeatHandover', {
    example: {
      person: 'village-head',
      to: { new: { id: 'village-head-2', name: 'Kepala Desa Baru (contoh)', language: 'id' } },
      on: '2028-03-01',
      reason: 'Hasil pilkades',
    },
  }),
  answer: actDone(
    'SeatHandedOver',
    { seats: z.array(SeatId), to: orNull(PersonId), cases: z.array(ItemKey).openapi({ description: 'counselling cases that stay until each is passed on' }) },
    { kind: 'handOver', counts: { reassigned: 1 }, seats: ['village-head'], to: 'village-head-2', cases: [] },
  ),
  run: ({ programme }, body, request, { sql, masterKey }) => handOver(sql, request, programme.code, body, masterKey),
});

const actings = command({
  name: 'nameActing',
  summary: 'Somebody acts for an absent holder (Plh.), or for a vacant seat (Plt.)',
  description: `By a manager. Theirs are also the steps that are their owner's own; what they sign for somebody absent is recorded as done on behalf of that person. Who signs the same decision in a seat of their own cannot. ${LIKE_EVERY_ACT}`,
  tag: 'people',
  action: 'nameActing',
  path: '/programmes/{code}/acting',
  body: ActingInput.openapi('Acting', {
    example: { person: 'patron', acting: 'village-secretary', from: '2029-02-05', until: '2029-03-05', reason: 'Surat penunjukan Plh. nomor 12' },
  }),
  answer: actDone(
    'ActingNamed',
    { seats: z.array(SeatId), vacant: z.boolean() },
    { kind: 'acting', counts: { reassigned: 1 }, seats: ['patron'], vacant: false },
  ),
  run: ({ programme }, body, request, { sql, masterKey }) => acting(sql, request, programme.code, body, masterKey),
});

const cases = command({
  name: 'passCase',
  summary: 'A counselling case passes to another, with its client’s word',
  description: `By a manager, or the coordinator of the training group. ${LIKE_EVERY_ACT}`,
  tag: 'people',
  action: 'passCase',
  path: '/programmes/{code}/case-handovers',
  body: PassCaseInput.openapi('CaseHandover', {
    example: { item: 'counselling/nelayan-1/01', to: 'mentor-nelayan-2', clientAgrees: true, reason: 'Sudah ditanyakan' },
  }),
  answer: actDone('CasePassed', {}, { kind: 'passCase', counts: { reassigned: 1 } }),
  run: ({ programme }, body, request, { sql, masterKey }) => passCase(sql, request, programme.code, body, masterKey),
});

const list = view({
  name: 'listPeople',
  summary: 'Who holds which seat since when, who is away, and which seats are vacant',
  description: 'For managers and coordinators; how people are reached for managers alone.',
  tag: 'people',
  action: 'viewPeople',
  path: '/programmes/{code}/people',
  query: NoQuery,
  answer: z
    .object({
      seats: z.array(
        z.object({
          seat: SeatId,
          role: z.string(),
          name: Words,
          group: orNull(z.string()),
          agency: orNull(z.string()),
          person: orNull(
            z
              .object({ id: PersonId, name: z.string(), title: orNull(z.string()), email: orNull(z.string()), phone: orNull(z.string()) })
              .openapi('PersonKnown'),
          ).openapi({ description: 'null: the seat is vacant' }),
          since: orNull(Day).openapi({ description: 'null: since the programme began' }),
          until: orNull(Day).openapi({ description: 'not included' }),
          acting: z.boolean().openapi({ description: 'until the vacant seat is filled' }),
          next: orNull(z.object({ person: orNull(PersonId), on: Day })),
          absences: z.array(z.object({ act: z.int(), from: Day, until: Day, substitute: orNull(PersonId), acting: z.boolean() })),
        }),
      ),
    })
    .openapi('People'),
  read: async ({ actor, programme: { code } }, { sql, now }) => {
    const [definition, today] = await Promise.all([definitionOf(sql, code), todayOf(sql, code, now)]);
    const contacts = standingOf(actor, { code, ...definition }) === 'manager';
    const seats = await peopleOf(sql, code, today, contacts);
    return {
      seats: seats.map((seat) => ({ ...seat, name: seatWords(definition, { role: seat.role, group: seat.group ?? undefined }), absences: [...seat.absences] })),
    };
  },
});

/** Who fills the programme's seats, and who stands in. */
export const people = [list, absences, ends, handovers, actings, cases];
