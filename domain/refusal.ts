import type { Text } from './language.ts';

/** A command that is not accepted: why, for the person and (`code`) for a program. Nothing was changed. */
export type Refusal = {
  readonly kind: 'refused';
  /** As HTTP has it: 403 not yours, 404 no such thing, 409 the plan stands otherwise, 422 the values are wrong. */
  readonly status: 403 | 404 | 409 | 422;
  readonly code: RefusalCode;
  readonly text: Text;
  readonly errors?: readonly FieldError[];
};

/** One wrong value: `attendance.3.client`, and what was expected there. For the answer only; never journalled, logged or told to Temporal. */
export type FieldError = { readonly path: string; readonly message: Text };

export type RefusalCode =
  | 'notAllowed'
  | 'unknownProgramme'
  | 'unknownPerson'
  | 'unknownAccount'
  | 'accountTaken'
  | 'lastAdministrator'
  | 'signsInByMail'
  | 'settingsRefused'
  | 'addressTaken'
  | 'unknownNotice'
  | 'notByHand'
  | 'idempotencyKeyUsed'
  | 'codeTaken'
  | 'startRefused'
  | 'unknownStart'
  | 'startOver'
  | 'nothingChecked'
  | 'unknownGroup'
  | 'alreadyLocked'
  | 'notAgreed'
  | 'shortfallNotAccepted'
  | 'unknownItem'
  | 'notLocked'
  | 'alreadyReported'
  | 'reportIdUsed'
  | 'cancelled'
  | 'reportRefused'
  | 'photoRefused'
  | 'notOpenYet'
  | 'consentFirst'
  | 'consentRefused'
  | 'unknownForm'
  | 'unknownFigure'
  | 'unknownClient'
  | 'clientRefused'
  | 'alreadyLeft'
  | 'notLeft'
  | 'mayNotReturn'
  | 'placeTaken'
  | 'notReplacedAnyMore'
  | 'alreadyThere'
  | 'stillEnrolled'
  | 'programmeEnded'
  | 'fundsRefused'
  | 'beyondBalance'
  | 'notReceived'
  | 'spendingOver'
  | 'yearStillRuns'
  | 'unknownEntry'
  | 'alreadyReversed'
  | 'unknownThing'
  | 'alreadyBooked'
  | 'unknownBooking'
  | 'bookingEnded'
  | 'bookingRefused'
  | 'allDone'
  | 'unknownAct'
  | 'alreadyUndone'
  | 'dependsOnIt'
  | 'holderLeft'
  | 'planChanged'
  | 'blockTorn'
  | 'daysRefused'
  | 'extendRefused'
  | 'terminationBegun'
  | 'makeUpRefused'
  | 'notPaused'
  | 'groupRefused'
  | 'groupEnded'
  | 'notRunning'
  | 'pauseRefused'
  | 'absenceRefused'
  | 'alreadyAway'
  | 'notAway'
  | 'handOverRefused'
  | 'actingRefused'
  | 'moveRefused'
  | 'migrationRefused';

export function refused(status: Refusal['status'], code: RefusalCode, text: Text): Refusal {
  return { kind: 'refused', status, code, text };
}

/** Refused for values that are wrong, each named by its path. */
export function refusedFor(code: RefusalCode, text: Text, errors: readonly FieldError[]): Refusal {
  return { kind: 'refused', status: 422, code, text, errors };
}

/** Refused as somebody else's business. */
export function notAllowed(text: Text): Refusal {
  return refused(403, 'notAllowed', text);
}
