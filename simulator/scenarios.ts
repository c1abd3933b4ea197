/** A range from which something is drawn, evenly. */
export type Range = readonly [from: number, to: number];

/** How a business group gets on. Shares are of its places, whoever has left, unless said otherwise. */
export type Course = {
  /** Rise of the year's income, the group's median: 0.3 is 30 in a hundred. */
  readonly rise: Range;
  /** Members who earn from the group's business, of those who stay. */
  readonly inBusiness: number;
  readonly saves: number;
  /** What somebody who saves puts by in a month, whole units of the currency. */
  readonly saved: Range;
  readonly timesAMonth: number;
  /** Points gained between two tests, and that a score of five steps rises by. */
  readonly testGain: number;
  readonly statusRise: number;
  /** Discussions in which somebody speaks up. */
  readonly voices: number;
  /** Members with money from elsewhere when the sea is rough, and who learn, serve or do sport; of those who stay. */
  readonly otherIncome: number;
  readonly selfDevelopment: number;
  /** Points beside the scenario's attendance, as a share. */
  readonly attendance: number;
  /** Whether the group uses what its place has. */
  readonly usesResources: boolean;
};

/**
 * How a programme goes: shares between 0 and 1. Judgement from the field, not measured: experience of such programmes. The staff's diligence and
 * the people's lives are here, and nothing that is concluded from them.
 */
export type Scenario = {
  /** Clients who leave, of 90 places. */
  readonly exits: Range;
  /** Sessions that do not happen; of logs and interviews fewer, they are made up for at the door. */
  readonly notHeld: number;
  readonly logsNotHeld: number;
  readonly interviewsNotHeld: number;
  /** Reports that come after the reminder. */
  readonly late: number;
  /** Staff who can't come on the planned day; most hold the session later in its window. */
  readonly staffAbsent: number;
  /** Clients present: at outreach; on training days; at mentoring in months 1-6, 7-12 and 13-18, later months as the last; when the log is written. */
  readonly attendance: { readonly outreach: number; readonly training: number; readonly mentoring: readonly [number, number, number]; readonly log: number };
  /** By how much women come more often than men. */
  readonly women: number;
  readonly willing: number;
  /** Guests at a session that is not open to the whole village: chance of one. */
  readonly guests: number;
  readonly courses: { readonly good: Course; readonly poor: Course };
  /** Groups on the poor course. */
  readonly poor: number;
  /** Households that spend less than they earn at the end. */
  readonly e4: number;
  /** Groups whose business runs a year after, and their members who are still in business. */
  readonly activeAfter: Range;
  readonly stillInBusiness: number;
  readonly funds: { readonly received: number; readonly delayWeeks: number; readonly unpaid: boolean };
  /** Grants whose use is reported in time, and how much goes to something else. */
  readonly useReported: number;
  readonly offPurpose: number;
  /** Proposals and decisions sent back for improvement. */
  readonly returned: number;
};

const GOOD: Course = {
  rise: [0.27, 0.34],
  inBusiness: 0.98,
  saves: 0.8,
  saved: [70_000, 160_000],
  timesAMonth: 9,
  testGain: 30,
  statusRise: 0.9,
  voices: 0.96,
  otherIncome: 0.9,
  selfDevelopment: 0.6,
  attendance: 0,
  usesResources: true,
};
const POOR: Course = {
  rise: [-0.05, 0.01],
  inBusiness: 0.45,
  saves: 0.26,
  saved: [20_000, 50_000],
  timesAMonth: 2,
  testGain: 13,
  statusRise: 0.1,
  voices: 0.6,
  otherIncome: 0.45,
  selfDevelopment: 0.25,
  attendance: -0.08,
  usesResources: false,
};

export const SCENARIOS = {
  thriving: {
    exits: [5, 7],
    notHeld: 0.0125,
    logsNotHeld: 0.005,
    interviewsNotHeld: 0.005,
    late: 0.12,
    staffAbsent: 0.03,
    attendance: { outreach: 0.99, training: 0.92, mentoring: [0.88, 0.84, 0.88], log: 0.98 },
    women: 0.06,
    willing: 0.995,
    guests: 0.35,
    courses: { good: GOOD, poor: POOR },
    poor: 0,
    e4: 0.68,
    activeAfter: [7, 8],
    stillInBusiness: 0.85,
    funds: { received: 1, delayWeeks: 2, unpaid: false },
    useReported: 0.9,
    offPurpose: 0.03,
    returned: 0.1,
  },
  mixed: {
    exits: [11, 15],
    notHeld: 0.07,
    logsNotHeld: 0.03,
    interviewsNotHeld: 0.01,
    late: 0.25,
    staffAbsent: 0.06,
    attendance: { outreach: 0.975, training: 0.85, mentoring: [0.8, 0.72, 0.76], log: 0.97 },
    women: 0.09,
    willing: 0.99,
    guests: 0.35,
    courses: { good: { ...GOOD, rise: [0.28, 0.33], saves: 0.82, saved: [60_000, 130_000], attendance: 0.04 }, poor: POOR },
    poor: 1 / 3,
    e4: 0.62,
    activeAfter: [5, 5],
    stillInBusiness: 0.75,
    funds: { received: 0.9, delayWeeks: 6, unpaid: false },
    useReported: 0.7,
    offPurpose: 0.1,
    returned: 0.2,
  },
  stagnant: {
    exits: [15, 20],
    notHeld: 0.1,
    logsNotHeld: 0.05,
    interviewsNotHeld: 0.02,
    late: 0.33,
    staffAbsent: 0.08,
    attendance: { outreach: 0.97, training: 0.8, mentoring: [0.76, 0.66, 0.66], log: 0.96 },
    women: 0.1,
    willing: 0.99,
    guests: 0.12,
    courses: {
      good: {
        ...GOOD,
        rise: [0.06, 0.12],
        saves: 0.46,
        saved: [60_000, 100_000],
        timesAMonth: 6,
        testGain: 30,
        statusRise: 0.3,
        voices: 0.93,
        otherIncome: 0.55,
        selfDevelopment: 0.4,
      },
      poor: POOR,
    },
    poor: 0,
    e4: 0.48,
    activeAfter: [4, 4],
    stillInBusiness: 0.65,
    funds: { received: 0.8, delayWeeks: 10, unpaid: false },
    useReported: 0.58,
    offPurpose: 0.16,
    returned: 0.3,
  },
  struggling: {
    exits: [30, 38],
    notHeld: 0.21,
    logsNotHeld: 0.15,
    interviewsNotHeld: 0.06,
    late: 0.55,
    staffAbsent: 0.14,
    attendance: { outreach: 0.85, training: 0.65, mentoring: [0.55, 0.4, 0.3], log: 0.85 },
    women: 0.12,
    willing: 0.93,
    guests: 0.04,
    courses: { good: { ...GOOD, rise: [0.04, 0.08], saves: 0.4, testGain: 20, otherIncome: 0.5 }, poor: { ...POOR, rise: [-0.09, -0.04], saves: 0.18 } },
    poor: 0.9,
    e4: 0.27,
    activeAfter: [1, 1],
    stillInBusiness: 0.4,
    funds: { received: 0.7, delayWeeks: 14, unpaid: true },
    useReported: 0.45,
    offPurpose: 0.25,
    returned: 0.4,
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
