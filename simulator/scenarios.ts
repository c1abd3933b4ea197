/** How a programme goes: shares between 0 and 1. Judgement from the field, not measured: experience of such programmes. */
export type Scenario = {
  /** Sessions that do not happen. */
  readonly notHeld: number;
  /** Reports that come after the reminder. */
  readonly late: number;
  /** Staff who can't come on the planned day; most hold the session later in its window. */
  readonly staffAbsent: number;
  /** Clients present at a session, in months 1-6, 7-12 and 13-18; later months as the last. */
  readonly attendance: readonly [number, number, number];
};

export const SCENARIOS = {
  thriving: { notHeld: 0.0125, late: 0.12, staffAbsent: 0.03, attendance: [0.88, 0.84, 0.88] },
  mixed: { notHeld: 0.07, late: 0.25, staffAbsent: 0.06, attendance: [0.8, 0.72, 0.76] },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
