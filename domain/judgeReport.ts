import type { Actor } from './actor.ts';
import type { Instant } from './agenda.ts';
import { attendanceErrors, type AttendanceMark } from './attendance.ts';
import type { Definition } from './definition.ts';
import { formsOf } from './formsOf.ts';
import { type ItemFacts, isLate, isWaiting } from './itemState.ts';
import { answerErrors, type AskedClient, type MemberAnswers, withoutConsent } from './judgeAnswers.ts';
import { trackByKind } from './naming.ts';
import { actingErrors, mayReport, notTheirs, ownOnly } from './ownSteps.ts';
import { decisionsOf } from './procedure.ts';
import { type FieldError, type Refusal, refused, refusedFor } from './refusal.ts';
import { caseErrors, type ReportedCase, type ReportedTask, taskErrors } from './reportTasks.ts';
import { type Day, dayOf, isDay } from './time.ts';
import type { TrackKind } from './tracks.ts';

/** How a session went, as it was typed. `id` is made on the device, so that a repeat is the same report. */
export type ReportRequest = {
  readonly id: string;
  readonly outcome: 'held' | 'didNotHappen';
  readonly doneOn: Day;
  readonly reason?: string | undefined;
  readonly attendance?: readonly AttendanceMark[] | undefined;
  readonly guests?: number | undefined;
  readonly voices?: number | undefined;
  /** What else is to be said of it, in free words. */
  readonly note?: string | undefined;
  readonly onBehalfOf?: string | undefined;
  /** To the item's form, and of each client asked to its member form; unknown until judged. */
  readonly answers?: Readonly<Record<string, unknown>> | undefined;
  readonly members?: readonly MemberAnswers[] | undefined;
  /** Which way a step went. */
  readonly decision?: string | undefined;
  readonly tasks?: readonly ReportedTask[] | undefined;
  readonly cases?: readonly ReportedCase[] | undefined;
};

/** The item as it stands; `reported`: the report it has. */
export type ReportedItem = Pick<ItemFacts, 'rings' | 'outcome'> & {
  readonly key: string;
  readonly track: string;
  readonly audience: string;
  readonly ordinal: number;
  readonly part: string | undefined;
  /** Of a make-up, the ordinal of the session that it makes up for. */
  readonly standsFor?: number | undefined;
  readonly owner: string | undefined;
  /** Whose it is, where the owner has it in the place of somebody who is away. */
  readonly inPlaceOf?: string | undefined;
  /** The owner has left the programme. */
  readonly ownerLeft?: boolean;
  /** Since when it is held back; it becomes no later from then on. */
  readonly heldFrom?: Instant | undefined;
  /** As its report is stored. */
  readonly late?: boolean | undefined;
  readonly reported: { readonly id: string; readonly enteredAt: Instant; readonly decision?: string | undefined } | undefined;
};

export type ReportFacts = {
  readonly code: string;
  readonly definition: Definition;
  readonly locked: boolean;
  /** Undefined: the plan has no such item. */
  readonly item: ReportedItem | undefined;
  /** Key of another item for which this report's id is stored already. */
  readonly idUsedFor: string | undefined;
  /** The clients the item is about on the day named: of its group or groups; that one client, or those of that household. */
  readonly clients: readonly AskedClient[];
  /** Ids of the people who can be given a task. */
  readonly people: ReadonlySet<string>;
  /** False: an interview's client, or everybody of its household, has not consented yet. */
  readonly consented: boolean;
  readonly now: Instant;
};

/** `repeated`: this very report is stored already, and nothing is to be written. `onBehalfOf`: the person whose task it was, when another one typed, or did it in their place. */
export type ReportAccepted = {
  readonly kind: 'accepted';
  readonly late: boolean;
  readonly onBehalfOf: string | undefined;
  readonly enteredAt: Instant;
  readonly repeated: boolean;
};

/**
 * Whether a report is accepted against the plan as it stands. It is late when the session was held and is entered after the item's reminder.
 * All wrong values are named at once.
 */
export function judgeReport(actor: Actor, request: ReportRequest, facts: ReportFacts): ReportAccepted | Refusal {
  const { code, definition, now } = facts;
  const item = facts.item === undefined ? undefined : asNow(actor, facts.item, definition);
  if (item === undefined)
    return refused(404, 'unknownItem', { id: 'Tugas ini tidak ada dalam rencana program.', en: "The programme's plan has no such task." });
  if (actor.kind === 'machine' || !mayReport(actor, item, { code, definition })) return notTheirs(item, definition);
  const onBehalfOf = actor.kind === 'person' && item.owner === actor.id ? item.inPlaceOf : item.owner;
  if (item.reported?.id === request.id)
    return {
      kind: 'accepted',
      late: item.outcome === 'held' && (item.late ?? isLate(item.rings, item.reported.enteredAt)), // of what is stored, whatever is said this time
      onBehalfOf,
      enteredAt: item.reported.enteredAt,
      repeated: true,
    };
  const standing = standsOtherwise(item, facts) ?? (request.outcome === 'held' && !facts.consented ? consentFirst(item.key) : undefined);
  if (standing !== undefined) return standing;
  const errors = valueErrors(request, item, facts);
  const early = asksConsent(item, definition) ? [] : withoutConsent(request, facts.clients);
  if (errors.length + early.length > 0)
    return refusedFor(
      errors.length > 0 ? 'reportRefused' : 'consentFirst',
      { id: 'Laporan belum dapat diterima. Periksa isian berikut.', en: 'The report cannot be accepted yet. Check the following.' },
      [...errors, ...early],
    );
  return { kind: 'accepted', late: late(request, item.rings, Math.min(now, item.heldFrom ?? now)), onBehalfOf, enteredAt: now, repeated: false };
}

/** At the consent itself everybody present answers: it is what is asked first. */
function asksConsent({ track }: ReportedItem, { tracks }: Definition): boolean {
  return tracks[track]?.kind === 'consent';
}

/** Who was away and has done it all the same, being back, does it for themselves; a step that was its owner's own, who has left, is a vacant seat's. */
function asNow(actor: Actor, item: ReportedItem, definition: Definition): ReportedItem {
  if (actor.kind === 'person' && item.inPlaceOf === actor.id) return { ...item, owner: actor.id, inPlaceOf: undefined };
  return item.ownerLeft === true && ownOnly(item, definition) ? { ...item, owner: undefined } : item;
}

function valueErrors(request: ReportRequest, item: ReportedItem, facts: ReportFacts): FieldError[] {
  const { definition, people } = facts;
  const clients = asksConsent(item, definition) ? facts.clients.map((client) => ({ ...client, consented: true })) : facts.clients;
  const track = definition.tracks[item.track];
  const attends = track?.attendance === true;
  const held = request.outcome === 'held';
  return [
    ...dateErrors(request.doneOn, item.rings, facts),
    ...reasonErrors(request, definition),
    ...attendanceErrors(request, attends, clients),
    // Sets of measures are no form's: what overrides a proposal is judged by the effect of termination.
    ...(track?.kind === 'termination' && request.decision === 'overridden'
      ? []
      : answerErrors(request, { definition, forms: formsOf(definition, item), attends, clients })),
    ...decisionErrors(request, track?.kind, item.part),
    ...taskErrors(request.tasks, held && track?.bringsTasks === true && trackByKind(definition, 'task') !== undefined, request.doneOn, people),
    ...caseErrors(request.cases, held && track?.kind === 'mentoring' && trackByKind(definition, 'counselling') !== undefined, clients),
    ...behalfErrors(request.onBehalfOf, item),
    ...actingErrors(request.note, item, definition),
  ];
}

/** A step that was done brought one of its decisions; anything else brings none. */
function decisionErrors({ outcome, decision }: ReportRequest, kind: TrackKind | undefined, part: string | undefined): FieldError[] {
  const allowed = kind === undefined || outcome === 'didNotHappen' ? [] : decisionsOf(kind, part);
  if (allowed.length === 0)
    return decision === undefined ? [] : [{ path: 'decision', message: { id: 'Laporan ini tidak memuat keputusan.', en: 'This report brings no decision.' } }];
  if (decision !== undefined && allowed.includes(decision)) return [];
  const known = allowed.join(', ');
  return [{ path: 'decision', message: { id: `Keputusan: salah satu dari ${known}.`, en: `A decision: one of ${known}.` } }];
}

function late({ outcome }: ReportRequest, rings: readonly Instant[], enteredAt: Instant): boolean {
  return outcome === 'held' && isLate(rings, enteredAt);
}

/** Refusals by what the plan holds, whatever was typed. */
function standsOtherwise(item: ReportedItem, { locked, idUsedFor, definition }: ReportFacts): Refusal | undefined {
  if (!locked && definition.tracks[item.track]?.phase !== 'planning')
    return refused(409, 'notLocked', {
      id: 'Rencana belum dikunci, jadi belum ada yang dilaporkan.',
      en: 'The plan is not locked yet, so there is nothing to report.',
    });
  if (item.reported !== undefined) {
    const on = dayOf(item.reported.enteredAt, definition.timeZone);
    const { decision } = item.reported;
    const stands = decision === undefined ? '' : `: ${decision}`;
    return refused(409, 'alreadyReported', {
      id: `Tugas ${item.key} sudah dilaporkan pada ${on}${stands}.`,
      en: `The task ${item.key} was reported already on ${on}${stands}.`,
    });
  }
  if (item.outcome === 'cancelled') return refused(409, 'cancelled', { id: `Tugas ${item.key} dibatalkan.`, en: `The task ${item.key} was cancelled.` });
  if (isWaiting(item))
    return refused(409, 'notOpenYet', {
      id: `Tugas ${item.key} menunggu langkah sebelumnya, jadi belum dapat dilaporkan.`,
      en: `The task ${item.key} waits for the step before it, so it cannot be reported yet.`,
    });
  if (idUsedFor !== undefined)
    return refused(409, 'reportIdUsed', {
      id: `Nomor laporan ini sudah dipakai untuk tugas ${idUsedFor}.`,
      en: `This report id was used for the task ${idUsedFor}.`,
    });
  return undefined;
}

/** P1a: nothing is asked of anybody who has not consented to it. */
function consentFirst(key: string): Refusal {
  return refused(422, 'consentFirst', {
    id: `Tugas ${key} belum dapat dicatat: yang ditanyai belum memberi persetujuan pemrosesan data. Bacakan dan catat persetujuannya lebih dahulu; yang menolak dihitung saja, tidak dicatat.`,
    en: `The task ${key} cannot be recorded yet: whoever is asked has not given the data consent that is required. Read it out and record the consent first; who refuses is counted, not recorded.`,
  });
}

/** Done by today, and not before the day of the item's notice: docs/decisions/not-before-its-notice.md. */
function dateErrors(doneOn: Day, [notice]: readonly Instant[], { definition, now }: ReportFacts): FieldError[] {
  if (!isDay(doneOn)) return [{ path: 'doneOn', message: { id: `${doneOn} bukan tanggal yang ada.`, en: `${doneOn} is no date that exists.` } }];
  const first = notice === undefined ? undefined : dayOf(notice, definition.timeZone);
  if (first !== undefined && doneOn < first)
    return [
      {
        path: 'doneOn',
        message: {
          id: `Tugas ini dapat dilaporkan mulai ${first}, hari pemberitahuannya. Yang hendak diadakan lebih awal dipindahkan dahulu oleh pengelola program.`,
          en: `This task may be reported from ${first} on, the day of its notice. To be held earlier it is first moved, by a programme manager.`,
        },
      },
    ];
  const today = dayOf(now, definition.timeZone);
  if (doneOn > today)
    return [
      {
        path: 'doneOn',
        message: { id: `Tanggal kegiatan paling lambat hari ini, ${today}.`, en: `A session is reported once it has been: on ${today} at the latest.` },
      },
    ];
  return [];
}

/** A reason is for what did not happen, and one of the definition's. */
function reasonErrors({ outcome, reason }: ReportRequest, { reasons }: Definition): FieldError[] {
  if (outcome === 'held')
    return reason === undefined
      ? []
      : [
          {
            path: 'reason',
            message: { id: 'Alasan hanya untuk kegiatan yang tidak terlaksana.', en: 'A reason is given only for a session that did not happen.' },
          },
        ];
  if (reason !== undefined && Object.hasOwn(reasons, reason)) return [];
  const known = Object.keys(reasons).join(', ');
  return [{ path: 'reason', message: { id: `Alasan: salah satu dari ${known}.`, en: `A reason: one of ${known}.` } }];
}

/** Others may report in place of the person whose task it is, and of nobody else. */
function behalfErrors(named: string | undefined, { owner, inPlaceOf }: ReportedItem): FieldError[] {
  if (named === undefined || named === owner || named === inPlaceOf) return [];
  return [{ path: 'onBehalfOf', message: { id: 'Hanya atas nama penanggung jawab tugas ini.', en: 'Only on behalf of the person whose task it is.' } }];
}
