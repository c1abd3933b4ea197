/** What a start tells of a programme. */
export type Programme = { readonly code: string; readonly stage: string; readonly rehearsal: boolean };

/** What a stack holds, right after its start. */
export type Holdings = {
  /** Real programmes, and rehearsals that came to their end. */
  readonly programmes: readonly Programme[];
  /** Rehearsals that ended with whoever drove them. Their clocks stand still, so nothing of them falls due. */
  readonly interrupted: readonly Programme[];
};

const LISTED = 20;

/**
 * Sorts what the database holds, when nobody can be driving a rehearsal yet.
 * @param alone nobody else works on this database; elsewhere a rehearsal may be driven from another machine, so none is called interrupted
 */
export function sortHoldings(all: readonly Programme[], alone: boolean): Holdings {
  const isInterrupted = ({ rehearsal, stage }: Programme): boolean => alone && rehearsal && stage !== 'ended';
  return { programmes: all.filter((one) => !isInterrupted(one)), interrupted: all.filter(isInterrupted) };
}

/** A line for the programmes, one for each that is under way, one for the interrupted rehearsals if there are any. */
export function describeHoldings({ programmes, interrupted }: Holdings): string {
  const open = programmes.filter(({ stage }) => stage !== 'ended');
  return [
    programmes.length === 0
      ? 'No programme yet.'
      : `${count(programmes.length, 'programme')}, ${open.length} of them under way${open.length === 0 ? '.' : ':'}`,
    ...open.slice(0, LISTED).map(({ code, stage, rehearsal }) => `  ${code} (${stage}${rehearsal ? ', a rehearsal' : ''})`),
    ...(interrupted.length === 0 ? [] : [`${count(interrupted.length, 'interrupted rehearsal')}, clock standing still: ${codesOf(interrupted)}`]),
  ].join('\n');
}

function codesOf(programmes: readonly Programme[]): string {
  const codes = programmes.slice(0, LISTED).map(({ code }) => code);
  return [...codes, ...(programmes.length > LISTED ? ['...'] : [])].join(', ');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
