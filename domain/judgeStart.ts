import type { Instant } from './agenda.ts';
import { type Calendar, type Estimates, estimatesOf } from './calendar.ts';
import type { Definition } from './definition.ts';
import { namesakesOf, type People } from './people.ts';
import type { Plan } from './plan.ts';
import { proposePlan } from './proposePlan.ts';
import { type FieldError, type Refusal, refused, refusedFor } from './refusal.ts';
import { type Shortfall, shortfallsOf } from './shortfalls.ts';
import { addMonths, ageOn, type Day, dayOf, isDay } from './time.ts';

/** What a start rests on. `now` is the programme's own time: the real one, or a rehearsal's first. */
export type StartFacts = {
  readonly definition: Definition;
  readonly people: Pick<People, 'staff' | 'clients' | 'waitingList'>;
  readonly calendar: Calendar;
  readonly codeTaken: boolean;
  readonly now: Instant;
};

/** The plan as proposed, what the roster lacks, who may be taken for another (R33), and how many items stand in years without a decree. */
export type StartAccepted = {
  readonly kind: 'accepted';
  readonly plan: Plan;
  readonly shortfalls: readonly Shortfall[];
  readonly namesakes: readonly (readonly string[])[];
  readonly estimates: Estimates;
};

/** As the table has it; the code is also the workflow's id. */
const CODE = /^[a-z0-9][a-z0-9-]{1,39}$/;

/**
 * Whether a programme may be started under this code on this date. A roster short of people starts all the same, its shortfalls listed;
 * somebody outside the definition's ages on the first day, chosen or waiting, is refused with the reason (I1).
 */
export function judgeStart(request: { readonly code: string; readonly start: Day }, facts: StartFacts): StartAccepted | Refusal {
  const { definition, people, calendar } = facts;
  const errors = [...codeErrors(request.code), ...startErrors(request.start, facts)];
  if (errors.length === 0)
    errors.push(...ageErrors(request.start, definition, 'clients', people.clients), ...ageErrors(request.start, definition, 'waitingList', people.waitingList));
  if (errors.length > 0) return refusedFor('startRefused', { id: 'Program belum dapat dimulai.', en: 'The programme cannot be started yet.' }, errors);
  if (facts.codeTaken)
    return refused(409, 'codeTaken', { id: `Kode ${request.code} sudah dipakai program lain.`, en: `The code ${request.code} is taken by another programme.` });

  const plan = proposePlan(definition, people, request.start, calendar);
  return {
    kind: 'accepted',
    plan,
    shortfalls: shortfallsOf(definition, people),
    namesakes: namesakesOf(people),
    estimates: estimatesOf(
      calendar,
      plan.items.map(({ plannedOn }) => plannedOn),
    ),
  };
}

function codeErrors(code: string): FieldError[] {
  if (CODE.test(code)) return [];
  return [
    {
      path: 'code',
      message: {
        id: 'Kode: 2 sampai 40 huruf kecil, angka, atau tanda hubung, misalnya tablolong-2027.',
        en: 'A code: 2 to 40 small letters, digits or hyphens, such as tablolong-2027.',
      },
    },
  ];
}

function startErrors(start: Day, { definition, now }: StartFacts): FieldError[] {
  if (!isDay(start))
    return [
      {
        path: 'start',
        message: { id: `${start} bukan tanggal yang ada; contoh: 2027-04-12.`, en: `${start} is no date that exists; an example: 2027-04-12.` },
      },
    ];
  const end = addMonths(start, definition.months);
  if (end > dayOf(now, definition.timeZone)) return [];
  return [
    {
      path: 'start',
      message: { id: `Program yang dimulai ${start} sudah berakhir pada ${end}.`, en: `A programme that starts on ${start} was over on ${end}.` },
    },
  ];
}

/** Who is outside the ages of the definition on the first day, as faults of the people file. */
export function ageErrors(
  start: Day,
  { clients: { ageFrom, ageTo } }: Definition,
  list: 'clients' | 'waitingList',
  people: readonly { readonly id: string; readonly bornOn: Day }[],
): FieldError[] {
  return people.flatMap(({ id, bornOn }, index) => {
    const age = ageOn(bornOn, start);
    if (age >= ageFrom && age <= ageTo) return [];
    // The age itself stays out: answers are stored, and it is the client's.
    const message = {
      id: `${id}: program ini untuk usia ${ageFrom} sampai ${ageTo} tahun pada ${start}.`,
      en: `${id}: this programme is for people aged ${ageFrom} to ${ageTo} on ${start}.`,
    };
    return [{ path: `people.${list}.${index}.bornOn`, message }];
  });
}
