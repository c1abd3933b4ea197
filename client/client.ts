/**
 * Generated from the API's OpenAPI document by scripts/make-client.mjs. Change the routes in api/ and run `npm run client`, not this file.
 */
export type ClashKind =
  | "person"
  | "group"
  | "day"
  | "office"
  | "booking"
  | "away";

/** what became of an item */
export type Became =
  | "added"
  | "cancelled"
  | "reopened"
  | "paused"
  | "resumed"
  | "moved"
  | "reassigned";

export type ActKind =
  | "move"
  | "addDays"
  | "pause"
  | "resume"
  | "absence"
  | "endAbsence"
  | "handOver"
  | "acting"
  | "passCase"
  | "merge"
  | "exitGroup"
  | "exitProgramme"
  | "awayClient"
  | "exitClient"
  | "returnClient"
  | "replaceClient"
  | "transferClient"
  | "extend"
  | "makeUp"
  | "migrate"
  | "undo";

/** what follows when the programme has ended: for the programme, or for a group */
export type MeasureKind = "newProposal" | "referral" | "followUp";

/** `queued`: it waits, or its mail is tried; `bounced`: refused for good; `failed`: it could never be sent; `muted`: it was not needed any more */
export type NoticeStatus = "queued" | "sent" | "bounced" | "failed" | "muted";

/** what kind of track it belongs to */
export type TrackKind =
  | "consent"
  | "dataCheck"
  | "interview"
  | "household"
  | "villageMeeting"
  | "focusGroup"
  | "needsPlan"
  | "outreach"
  | "training"
  | "marketing"
  | "incomeManagement"
  | "mentoring"
  | "log"
  | "monitoring"
  | "processEvaluation"
  | "outcomeEvaluation"
  | "finalEvaluation"
  | "capital"
  | "task"
  | "counselling"
  | "welcome"
  | "continuedGuidance"
  | "termination"
  | "newProposal"
  | "referral"
  | "followUp"
  | "continuedMentoring"
  | "workingRelations"
  | "keepsUp";

/** due from the notice, overdue from the reminder; `late`: held, reported after the reminder */
export type ItemState =
  | "planned"
  | "due"
  | "overdue"
  | "reported"
  | "late"
  | "didNotHappen"
  | "cancelled"
  | "paused"
  | "blocked";

export type RosterList =
  | "staff"
  | "households"
  | "clients"
  | "waitingList"
  | "refused";

export interface Health {
  status: "ok";
}

export interface Problem {
  /** for programs: `urn:pendamping:problem:` and a code */
  type: string;
  title: string;
  status: number;
  detail: string;
  /** each wrong value: where it stands, and what was expected there */
  errors?: {
    path: string;
    message: string;
  }[];
}

export interface Started {
  code: string;
  stage: "planning" | "running" | "termination" | "measures" | "ended";
  planVersion: number;
  shortfalls: Shortfall[];
  /** ids of those who bear one name and birth: to be looked at by people, never merged */
  namesakes: string[][];
  /** how many items stand in years whose holidays no decree has set yet, and the last year that has one */
  estimates: Estimates;
  items: number;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

/** what the definition asks of the roster and the people file does not give */
export interface Shortfall {
  kind: string;
  /** a key or an id */
  subject: string;
  /** the same words in Indonesian and English */
  text: Words;
}

/** the same words in Indonesian and English */
export interface Words {
  id: string;
  en: string;
}

/** how many items stand in years whose holidays no decree has set yet, and the last year that has one */
export interface Estimates {
  lastDecreedYear?: number;
  items: number;
}

export interface Start {
  /** @maxLength 80 */
  code: string;
  definition: string;
  people: string;
  /** @maxLength 40 */
  start: string;
  rehearsal?: {
    /**
     * @min 0
     * @max 253370764800000
     */
    now: number;
  };
}

export interface Programmes {
  programmes: ProgrammeLine[];
}

export interface ProgrammeLine {
  code: string;
  /** the same words in Indonesian and English */
  name: Words;
  village: string;
  stage: "planning" | "running" | "termination" | "measures" | "ended";
  /**
   * a plain date in the programme’s place
   * @format date
   */
  startsOn: string;
  planVersion: number;
  /** its clock is moved by a driver, and nobody outside is told anything */
  rehearsal: boolean;
  locked: boolean;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  endedAt: number | null;
}

export interface ProgrammeStatus {
  code: string;
  /** the same words in Indonesian and English */
  name: Words;
  village: string;
  stage: "planning" | "running" | "termination" | "measures" | "ended";
  /**
   * a plain date in the programme’s place
   * @format date
   */
  startsOn: string;
  timeZone: string;
  /** programme time: where its clock stands */
  now: number;
  planVersion: number;
  rehearsal: boolean;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  lockedAt: number | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  endedAt: number | null;
  tracks: TrackStatus[];
  shortfalls: Shortfall[];
  /** how many items stand in years whose holidays no decree has set yet, and the last year that has one */
  estimates: Estimates;
  agreements: {
    audience: string;
    /** the same words in Indonesian and English */
    words: Words;
    agreedBy: string | null;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    agreedAt: number | null;
  }[];
  /** what failed for good and waits for somebody to mend it and retry */
  repairs: {
    subject: string;
    cause: string;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    openedAt: number;
  }[];
  /** seats that became vacant and that nobody holds now */
  vacancies: {
    seat: string;
    role: string;
    group: string | null;
    /** a plain date in the programme’s place */
    since: string | null;
  }[];
}

export interface TrackStatus {
  name: string;
  /** the same words in Indonesian and English */
  words: Words;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  startsAt: number;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  startedAt: number | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  endedAt: number | null;
  items: number;
  /** items by their state; states that none is in are left out */
  states: {
    planned?: number;
    due?: number;
    overdue?: number;
    reported?: number;
    late?: number;
    didNotHappen?: number;
    cancelled?: number;
    paused?: number;
    blocked?: number;
  };
  /** paused items by the cause of their pause */
  paused: {
    storm?: number;
    mourning?: number;
    holiday?: number;
    funds?: number;
    substitute?: number;
    absence?: number;
    training?: number;
    merged?: number;
    other?: number;
  };
}

export interface Definitions {
  definitions: {
    file: string;
    /** the same words in Indonesian and English */
    name: Words;
    village: string;
    months: number;
    version: number;
    text: string | null;
  }[];
}

export interface Starts {
  starts: {
    id: string;
    startedAs: string | null;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    changedAt: number;
    name: (Words & object) | null;
    village: string | null;
    code: string | null;
    start: string | null;
  }[];
}

export interface StartUnderWay {
  id: string;
  /** code of the programme, once it was started */
  startedAs: string | null;
  changedAt: number;
  definition: {
    id: string;
    version: number;
    /** the same words in Indonesian and English */
    name: Words;
    village: string;
    months: number;
    language: "id" | "en";
    timeZone: string;
    /**
     * a plain date in the programme’s place
     * @format date
     */
    demoStart: string;
    target: number;
    ageFrom: number;
    ageTo: number;
    trainingGroups: number;
    businessGroups: number;
  } | null;
  village: string | null;
  code: string | null;
  start: string | null;
  counts: RosterCounts;
  checked: {
    file: string;
    replaces: boolean;
    good: RosterCounts;
    faulty: FaultyRow[];
    notes: Words[];
  } | null;
  /** rows of the last file that were not taken */
  mending: FaultyRow[];
  faults: {
    list: (RosterList & string) | null;
    id: string | null;
    name: string | null;
    column: (Words & object) | null;
    /** the same words in Indonesian and English */
    text: Words;
  }[];
  shortfalls: Shortfall[];
  namesakes: {
    id: string;
    name: string;
  }[][];
  /** roles of which one must be held, so that somebody can lock the plan; empty: one is */
  managersLacking: Words[];
  groups: {
    key: string;
    /** the same words in Indonesian and English */
    name: Words;
    kind: "trainingGroup" | "businessGroup";
    within: string | null;
    smallest: number;
    largest: number;
    officers: {
      id: string;
      name: string;
      /** the same words in Indonesian and English */
      role: Words;
    }[];
    members: {
      id: string;
      name: string;
    }[];
  }[];
  groupsSeen: boolean;
  reason: string | null;
}

export interface RosterCounts {
  staff: number;
  households: number;
  clients: number;
  waitingList: number;
  refused: number;
}

export interface FaultyRow {
  list: RosterList;
  /** row of its sheet */
  line: number;
  name: string;
  /** what was typed, by field */
  cells: Record<string, string>;
  reasons: {
    column: (Words & object) | null;
    /** the same words in Indonesian and English */
    text: Words;
  }[];
}

export interface StartDefinition {
  definition: string | null;
}

export interface RosterSheets {
  sheets: {
    list: RosterList;
    columns: {
      field: string;
      /** the same words in Indonesian and English */
      heading: Words;
      needed: boolean;
      kind: "text" | "id" | "day" | "number" | "yesNo" | "choice" | "choices";
      choices: {
        key: string;
        /** the same words in Indonesian and English */
        name: Words;
      }[];
      hint: Words | null;
    }[];
    rows: Record<string, string>[];
  }[];
}

export interface StartKept {
  id: string;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface BeginStart {
  /** @format uuid */
  id: string;
}

export interface ChooseDefinition {
  /**
   * @minLength 1
   * @maxLength 2000000
   */
  definition: string;
  /** @maxLength 80 */
  code?: string;
}

export interface StartDetails {
  /** @maxLength 80 */
  code: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  village: string;
  /** @maxLength 40 */
  start: string;
}

export interface Roster {
  /** @maxLength 200 */
  file: string;
  replaces: boolean;
  /** @maxItems 20 */
  sheets: {
    /** @maxLength 120 */
    name: string;
    /** @maxItems 3000 */
    rows: {
      /** @min 1 */
      line: number;
      /** @maxItems 60 */
      cells: string[];
      /** @maxItems 60 */
      formulas?: number[];
    }[];
  }[];
}

export type TakeRoster = object;

export type DropRoster = object;

export interface StartGroups {
  clients: Record<string, string>;
  staff: Record<string, string>;
}

export interface AcceptShort {
  /** @maxLength 2000 */
  reason: string;
}

export type DiscardStart = object;

export interface StartedFrom {
  id: string;
  code: string;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export type StartFrom = object;

export interface Planning {
  locked: boolean;
  shortfalls: Shortfall[];
  /** why it was started short of people; only for whoever may lock the plan */
  reason: string | null;
  items: number;
  /** a plain date in the programme’s place */
  from: string | null;
  /** the last day of the plan, included */
  until: string | null;
  /** how many items stand in years whose holidays no decree has set yet, and the last year that has one */
  estimates: Estimates;
  clashCount: number;
  /** the first hundred */
  clashes: {
    kind: "person" | "group" | "day" | "office" | "booking" | "away";
    /** track/audience/ordinal; stays the same for ever */
    item: string;
    /** the same words in Indonesian and English */
    name: Words;
    /**
     * a plain date in the programme’s place
     * @format date
     */
    on: string;
    /** track/audience/ordinal; stays the same for ever */
    other: string | null;
    otherName: Words | null;
    /** name of the person, or key of the group or thing */
    who: string | null;
  }[];
  load: {
    person: string;
    name: string;
    /** the same words in Indonesian and English */
    role: Words;
    items: number;
    busiest: {
      /**
       * a plain date in the programme’s place
       * @format date
       */
      from: string;
      items: number;
    };
  }[];
  consents: {
    group: string;
    /** the same words in Indonesian and English */
    name: Words;
    given: number;
    refused: number;
    notAsked: number;
  }[];
  agreements: {
    audience: string;
    /** the same words in Indonesian and English */
    name: Words;
    agreedBy: string | null;
  }[];
}

export interface Portfolio {
  /** of all that one may see; `overdue` and `blocked` count programmes */
  totals: {
    programmes: number;
    overdue: number;
    blocked: number;
  };
  /** whether the one who asks may start a programme */
  starts: boolean;
  /** how many are among those looked for */
  found: number;
  programmes: PortfolioLine[];
}

export interface PortfolioLine {
  code: string;
  /** the same words in Indonesian and English */
  name: Words;
  village: string;
  stage: "planning" | "running" | "termination" | "measures" | "ended";
  /**
   * a plain date in the programme’s place
   * @format date
   */
  startsOn: string;
  rehearsal: boolean;
  locked: boolean;
  timeZone: string;
  /** programme time */
  now: number;
  overdue: number;
  /** items and tracks that stand still until somebody mends what failed */
  blocked: number;
  /**
   * when its next open item is planned
   * @format date
   */
  nextOn: string | null;
  items: number;
  /** items that are accounted for: held, did not happen, cancelled */
  done: number;
}

export interface Overview {
  /**
   * a plain date in the programme’s place
   * @format date
   */
  startsOn: string;
  /**
   * the last day of its last month
   * @format date
   */
  endsOn: string;
  /** the how-manieth day of the programme it is; 0 and less: before its start */
  day: number;
  days: number;
  tracks: {
    track: string;
    /** the same words in Indonesian and English */
    words: Words;
    /**
     * a plain date in the programme’s place
     * @format date
     */
    from: string;
    /**
     * not included
     * @format date
     */
    until: string;
    weeks: {
      /**
       * its Monday
       * @format date
       */
      on: string;
      states: {
        planned?: number;
        due?: number;
        overdue?: number;
        reported?: number;
        late?: number;
        didNotHappen?: number;
        cancelled?: number;
        paused?: number;
        blocked?: number;
      };
    }[];
  }[];
  people: {
    /** null: what nobody has */
    person: string | null;
    name: string | null;
    roleName: Words | null;
    due: number;
    overdue: number;
    /**
     * the earliest day that one of them was planned for
     * @format date
     */
    since: string;
  }[];
  /** open items of the two weeks from today */
  soon: OverviewItem[];
  blocked: OverviewItem[];
  /** who gives: agencies and supporters, by key */
  sources: Record<string, Words>;
  funds: Record<string, Words>;
  roles: Record<string, Words>;
  /** training and business groups, by key */
  groups: Record<string, Words>;
  /** for managers: what a workflow’s id is put behind to see it in the Temporal UI; null: not known here */
  temporalUi: string | null;
}

export interface OverviewItem {
  /** track/audience/ordinal; stays the same for ever */
  key: string;
  track: string;
  /** the same words in Indonesian and English */
  name: Words;
  audience: string;
  /** the same words in Indonesian and English */
  audienceName: Words;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  windowFrom: string;
  /**
   * not included
   * @format date
   */
  windowUntil: string;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  plannedOn: string;
  /** due from the notice, overdue from the reminder; `late`: held, reported after the reminder */
  state: ItemState;
  owner: {
    id: string;
    name: string;
  } | null;
}

export interface Schedule {
  tracks: {
    track: string;
    /** the same words in Indonesian and English */
    words: Words;
  }[];
  /** training groups, each before its business groups */
  audiences: {
    audience: string;
    /** the same words in Indonesian and English */
    words: Words;
    within: string | null;
  }[];
  /** of the whole plan */
  months: {
    track: string;
    month: string;
    items: number;
    open: number;
  }[];
  items: ScheduleLine[];
}

export interface ScheduleLine {
  /** track/audience/ordinal; stays the same for ever */
  key: string;
  track: string;
  /** the same words in Indonesian and English */
  name: Words;
  audience: string;
  /** the same words in Indonesian and English */
  audienceName: Words;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  windowFrom: string;
  /**
   * not included
   * @format date
   */
  windowUntil: string;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  plannedOn: string;
  /** due from the notice, overdue from the reminder; `late`: held, reported after the reminder */
  state: ItemState;
  /** the same words in Indonesian and English */
  stateWords: Words;
  /** null too where it is not the business of the one who asks */
  owner: {
    id: string;
    name: string;
  } | null;
  /** whether the one who asks may open it */
  opens: boolean;
}

export interface Self {
  programme: {
    code: string;
    /** the same words in Indonesian and English */
    name: Words;
    village: string;
    stage: "planning" | "running" | "termination" | "measures" | "ended";
    rehearsal: boolean;
    locked: boolean;
    timeZone: string;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    now: number;
    /**
     * a plain date in the programme’s place
     * @format date
     */
    today: string;
  };
  person: {
    id: string;
    name: string;
    role: string;
    /** the same words in Indonesian and English */
    roleName: Words;
    group: string | null;
  } | null;
  standing: string;
  /** actions */
  may: string[];
}

export interface FoundAll {
  found: Found[];
  /** whether there was more than is shown */
  more: boolean;
}

export interface Found {
  kind: "group" | "client" | "person" | "item" | "decision" | "act";
  /** key, id or number by which it is opened */
  id: string;
  /** the same words in Indonesian and English */
  title: Words;
  about: Words | null;
  /** a plain date in the programme’s place */
  on: string | null;
}

export interface Accounts {
  accounts: Account[];
}

export interface Account {
  id: string;
  email: string;
  language: "id" | "en";
  /** `administrator` keeps accounts and sees how every programme stands; `manager` starts programmes and manages theirs; `donor` reads figures */
  standing: "administrator" | "manager" | "donor";
  programmes: string[];
}

export interface AccountKept {
  id: string;
  /** `administrator` keeps accounts and sees how every programme stands; `manager` starts programmes and manages theirs; `donor` reads figures */
  standing: "administrator" | "manager" | "donor";
  programmes: string[];
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface AccountRequest {
  /** @pattern ^[a-z0-9][a-z0-9-]{1,39}$ */
  id: string;
  /** @maxLength 254 */
  email: string;
  /** @default "id" */
  language?: "id" | "en";
  standing: "administrator" | "manager" | "donor";
  /**
   * @maxItems 1000
   * @default []
   */
  programmes?: string[];
}

export interface AccountProgrammes {
  /** @maxItems 1000 */
  programmes: string[];
}

export interface AccountClosed {
  id: string;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export type AccountClosing = object;

export interface SecondStepForgotten {
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface SecondStepForgetting {
  /** @maxLength 254 */
  email: string;
}

export interface DayCode {
  code: string;
  person: string;
  /** what they type beside it; no name */
  label: string;
  /** null: shown before, to the first request */
  dayCode: string | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  endsAt: number | null;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export type DayCodeRequest = object;

export interface Agreed {
  code: string;
  audience: string;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Agree {
  /**
   * @minLength 1
   * @maxLength 40
   */
  audience: string;
}

export interface Locked {
  code: string;
  stage: "planning" | "running" | "termination" | "measures" | "ended";
  planVersion: number;
  /** how many items stand in years whose holidays no decree has set yet, and the last year that has one */
  estimates: Estimates;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Lock {
  /** @maxLength 2000 */
  acceptShortfall?: string;
}

export interface Tasks {
  tasks: Task[];
}

export interface Task {
  /** track/audience/ordinal; stays the same for ever */
  key: string;
  track: string;
  /** what kind of track it belongs to */
  kind: TrackKind;
  /** what it is called; a step by its own name, an aim or block behind the session */
  name: Words;
  audience: string;
  /** the same words in Indonesian and English */
  audienceName: Words;
  ordinal: number;
  /** aim, block or step of the track */
  part: string | null;
  /** client, household, giver or partner it is about; null: its audience */
  subject: string | null;
  /** the session that it makes up for */
  makesUp: string | null;
  /** who is away, where its owner has it in their place: done on their behalf */
  inPlaceOf: string | null;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  windowFrom: string;
  /**
   * not included
   * @format date
   */
  windowUntil: string;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  plannedOn: string;
  /** due from the notice, overdue from the reminder; `late`: held, reported after the reminder */
  state: ItemState;
  /** the state as people read it, of a paused or cancelled one with the cause */
  stateWords: Words;
  pausedBecause:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** for the one before it: it cannot be reported yet, and its window is an estimate */
  waiting: boolean;
  blocked: boolean;
  /** whether the report of a held session marks each client */
  attendance: boolean;
  /** key of the form that `answers` belong to */
  form: string | null;
  /** key of the form that each entry of `members` answers */
  memberForm: string | null;
  /** whom the member form is asked of: those marked present, or each of `clients` */
  members: "none" | "present" | "each";
  /** one of them is required as `decision`; empty: none */
  decisions: string[];
  /** whether the report may bring `tasks` for others */
  bringsTasks: boolean;
  /** whom the report marks, asks or is about; empty where it names none */
  clients: ClientShown[];
}

export interface ClientShown {
  id: string;
  /** null for whoever may not report this task, and once erased */
  name: string | null;
  /** business group */
  group: string;
  /** excused for a while on that day; attendance is marked all the same. null too for whoever may not report this task */
  away: "away" | "ill";
  /** whether every consent that is required stands; without it `members` holds nothing of them, but at the consent itself */
  consented: boolean;
}

export interface Item {
  /** track/audience/ordinal; stays the same for ever */
  key: string;
  track: string;
  /** what kind of track it belongs to */
  kind: TrackKind;
  /** what it is called; a step by its own name, an aim or block behind the session */
  name: Words;
  audience: string;
  /** the same words in Indonesian and English */
  audienceName: Words;
  ordinal: number;
  /** aim, block or step of the track */
  part: string | null;
  /** client, household, giver or partner it is about; null: its audience */
  subject: string | null;
  /** the session that it makes up for */
  makesUp: string | null;
  /** who is away, where its owner has it in their place: done on their behalf */
  inPlaceOf: string | null;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  windowFrom: string;
  /**
   * not included
   * @format date
   */
  windowUntil: string;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  plannedOn: string;
  /** due from the notice, overdue from the reminder; `late`: held, reported after the reminder */
  state: ItemState;
  /** the state as people read it, of a paused or cancelled one with the cause */
  stateWords: Words;
  pausedBecause:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** for the one before it: it cannot be reported yet, and its window is an estimate */
  waiting: boolean;
  blocked: boolean;
  /** whether the report of a held session marks each client */
  attendance: boolean;
  /** key of the form that `answers` belong to */
  form: string | null;
  /** key of the form that each entry of `members` answers */
  memberForm: string | null;
  /** whom the member form is asked of: those marked present, or each of `clients` */
  members: "none" | "present" | "each";
  /** one of them is required as `decision`; empty: none */
  decisions: string[];
  /** whether the report may bring `tasks` for others */
  bringsTasks: boolean;
  /** whose task it is; null: nobody’s */
  owner: string | null;
  invited: string[];
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  noticeAt: number | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  remindAt: number | null;
  escalateAt: number[];
  /** null: open */
  outcome: "held" | "didNotHappen" | "cancelled" | null;
  /** key of the reason of one that was cancelled */
  cancelledBecause: string | null;
  late: boolean;
  paused: boolean;
  /** whether the one who asks may report it */
  mayReport: boolean;
  /** whom the report marks, asks or is about; empty where it names none */
  clients: ClientShown[];
  /** the forms whose keys are `form` and `memberForm`; null where there is none */
  asked: {
    own: Form | null;
    member: Form | null;
  };
  /** of an agreed task what is to be done; of a counselling case, for its owner and the leader alone, what was brought up. null: none, or not for the one who asks */
  words:
    | {
        what: string;
      }
    | {
        concern: string;
        plan: string;
      }
    | null;
  /** of a visit or evaluation: how many items it is made from, and which of them nobody has reported though their window is over; null: it gathers nothing */
  inputs: {
    expected: number;
    missing: string[];
  } | null;
  report: Report | null;
  /** why the item is in the plan */
  why: Why;
  history: {
    seq: number;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    at: number;
    actor: string;
    onBehalfOf: string | null;
    action: string;
    reason: string | null;
  }[];
  notices: {
    person: string;
    kind: string;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    createdAt: number;
    status: string;
    channel: string | null;
  }[];
}

/** what is asked, question by question, in order. An answer is: yesNo a boolean; number, money, scale a whole number within the range; choice the key of an option, choices a list of such keys; date, text and client text; seasonalIncome for each season an object of money a month by source, where a source left out brought nothing */
export interface Form {
  name: {
    /** @minLength 1 */
    id: string;
    /** @minLength 1 */
    en: string;
  };
  intro?: {
    /** @minLength 1 */
    id: string;
    /** @minLength 1 */
    en: string;
  };
  questions: Record<
    string,
    | {
        ask: {
          /** @minLength 1 */
          id: string;
          /** @minLength 1 */
          en: string;
        };
        /** @default false */
        optional?: boolean;
        when?: {
          /** @pattern ^[a-z][A-Za-z0-9-]{0,39}$ */
          question: string;
          is: string | boolean;
        };
        type: "yesNo";
      }
    | {
        ask: {
          /** @minLength 1 */
          id: string;
          /** @minLength 1 */
          en: string;
        };
        /** @default false */
        optional?: boolean;
        when?: {
          /** @pattern ^[a-z][A-Za-z0-9-]{0,39}$ */
          question: string;
          is: string | boolean;
        };
        type: "number";
        min: number;
        max: number;
      }
    | {
        ask: {
          /** @minLength 1 */
          id: string;
          /** @minLength 1 */
          en: string;
        };
        /** @default false */
        optional?: boolean;
        when?: {
          /** @pattern ^[a-z][A-Za-z0-9-]{0,39}$ */
          question: string;
          is: string | boolean;
        };
        type: "money";
        /** @min 1 */
        max: number;
      }
    | {
        ask: {
          /** @minLength 1 */
          id: string;
          /** @minLength 1 */
          en: string;
        };
        /** @default false */
        optional?: boolean;
        when?: {
          /** @pattern ^[a-z][A-Za-z0-9-]{0,39}$ */
          question: string;
          is: string | boolean;
        };
        type: "scale";
        /**
         * @min 2
         * @max 10
         */
        steps: number;
      }
    | {
        ask: {
          /** @minLength 1 */
          id: string;
          /** @minLength 1 */
          en: string;
        };
        /** @default false */
        optional?: boolean;
        when?: {
          /** @pattern ^[a-z][A-Za-z0-9-]{0,39}$ */
          question: string;
          is: string | boolean;
        };
        type: "choice";
        options: Record<
          string,
          {
            /** @minLength 1 */
            id: string;
            /** @minLength 1 */
            en: string;
          }
        >;
      }
    | {
        ask: {
          /** @minLength 1 */
          id: string;
          /** @minLength 1 */
          en: string;
        };
        /** @default false */
        optional?: boolean;
        when?: {
          /** @pattern ^[a-z][A-Za-z0-9-]{0,39}$ */
          question: string;
          is: string | boolean;
        };
        type: "choices";
        options: Record<
          string,
          {
            /** @minLength 1 */
            id: string;
            /** @minLength 1 */
            en: string;
          }
        >;
      }
    | {
        ask: {
          /** @minLength 1 */
          id: string;
          /** @minLength 1 */
          en: string;
        };
        /** @default false */
        optional?: boolean;
        when?: {
          /** @pattern ^[a-z][A-Za-z0-9-]{0,39}$ */
          question: string;
          is: string | boolean;
        };
        type: "date";
      }
    | {
        ask: {
          /** @minLength 1 */
          id: string;
          /** @minLength 1 */
          en: string;
        };
        /** @default false */
        optional?: boolean;
        when?: {
          /** @pattern ^[a-z][A-Za-z0-9-]{0,39}$ */
          question: string;
          is: string | boolean;
        };
        type: "text";
        /**
         * @min 1
         * @max 4000
         * @default 1000
         */
        longest?: number;
      }
    | {
        ask: {
          /** @minLength 1 */
          id: string;
          /** @minLength 1 */
          en: string;
        };
        /** @default false */
        optional?: boolean;
        when?: {
          /** @pattern ^[a-z][A-Za-z0-9-]{0,39}$ */
          question: string;
          is: string | boolean;
        };
        type: "seasonalIncome";
        /** @min 1 */
        max: number;
      }
    | {
        ask: {
          /** @minLength 1 */
          id: string;
          /** @minLength 1 */
          en: string;
        };
        /** @default false */
        optional?: boolean;
        when?: {
          /** @pattern ^[a-z][A-Za-z0-9-]{0,39}$ */
          question: string;
          is: string | boolean;
        };
        type: "client";
      }
  >;
}

export interface Report {
  /** @format uuid */
  id: string;
  outcome: "held" | "didNotHappen";
  /**
   * a plain date in the programme’s place
   * @format date
   */
  doneOn: string;
  /** a key of the definition’s reasons */
  reason: string | null;
  /** which way a step went */
  decision: string | null;
  guests: number;
  /** how many voiced a suggestion or opinion */
  voices: number;
  reporter: string;
  onBehalfOf: string | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  enteredAt: number;
  attendance: {
    client: string;
    status: "present" | "excused" | "ill" | "unexcused";
  }[];
}

/** why the item is in the plan */
export interface Why {
  /** where in the definition */
  entry: string;
  /** line of the programme’s document that asks for it */
  source: string;
  /** when such items are due */
  rule: Words;
  /** month of the programme that its window begins in; null: before the start */
  month: number | null;
  /** role whose task it is */
  role: string;
  /** the same words in Indonesian and English */
  roleName: Words;
  /** the version of the plan that brought it, or opened it last */
  planVersion: number;
  /** entries of the journal by which it came into the plan */
  entries: {
    seq: number;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    at: number;
    actor: string;
    onBehalfOf: string | null;
    action: string;
    reason: string | null;
    subject: string;
  }[];
}

export interface Reported {
  /** @format uuid */
  id: string;
  /** track/audience/ordinal; stays the same for ever */
  item: string;
  outcome: "held" | "didNotHappen";
  late: boolean;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  enteredAt: number;
  planVersion?: number;
  /** too few were present (R21): the coordinator may have it made up */
  proposesMakeUp?: boolean;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface ReportRequest {
  /** @format uuid */
  id: string;
  outcome: "held" | "didNotHappen";
  /** @format date */
  doneOn: string;
  /**
   * @minLength 1
   * @maxLength 60
   */
  reason?: string;
  /** @maxItems 1000 */
  attendance?: {
    /**
     * @minLength 1
     * @maxLength 60
     */
    client: string;
    status: "present" | "excused" | "ill" | "unexcused";
  }[];
  /**
   * @min 0
   * @max 10000
   */
  guests?: number;
  /**
   * @min 0
   * @max 10000
   */
  voices?: number;
  /** @maxLength 4000 */
  note?: string;
  /**
   * @minLength 1
   * @maxLength 60
   */
  onBehalfOf?: string;
  answers?: Record<string, any>;
  /** @maxItems 1000 */
  members?: {
    /**
     * @minLength 1
     * @maxLength 60
     */
    client: string;
    answers: Record<string, any>;
  }[];
  /**
   * @minLength 1
   * @maxLength 60
   */
  decision?: string;
  /** @maxItems 50 */
  tasks?: {
    /**
     * @minLength 1
     * @maxLength 4000
     */
    what: string;
    /**
     * @minLength 1
     * @maxLength 60
     */
    owner: string;
    /** @format date */
    by: string;
  }[];
  /** @maxItems 50 */
  cases?: {
    /**
     * @minLength 1
     * @maxLength 60
     */
    client: string;
    /**
     * @minLength 1
     * @maxLength 4000
     */
    concern: string;
    /**
     * @minLength 1
     * @maxLength 4000
     */
    plan: string;
  }[];
}

export interface ItemStory {
  /** whoever has to do with it: owner, invited, who reported, who was told, who decided about it */
  people: PersonNamed[];
  /** acts that changed it */
  acts: {
    act: number;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    at: number;
    kind:
      | "move"
      | "addDays"
      | "pause"
      | "resume"
      | "absence"
      | "endAbsence"
      | "handOver"
      | "acting"
      | "passCase"
      | "merge"
      | "exitGroup"
      | "exitProgramme"
      | "awayClient"
      | "exitClient"
      | "returnClient"
      | "replaceClient"
      | "transferClient"
      | "extend"
      | "makeUp"
      | "migrate"
      | "undo";
    cause:
      | "storm"
      | "mourning"
      | "holiday"
      | "funds"
      | "substitute"
      | "absence"
      | "training"
      | "merged"
      | "other"
      | null;
    undone: boolean;
    /** its dates until then; null where the act brought it */
    before: {
      /**
       * a plain date in the programme’s place
       * @format date
       */
      from: string;
      /**
       * a plain date in the programme’s place
       * @format date
       */
      until: string;
      /**
       * a plain date in the programme’s place
       * @format date
       */
      on: string;
    } | null;
  }[];
  notices: {
    /** null: somebody else’s, of whom one may not ask why */
    id: number | null;
    person: string;
    kind: string;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    createdAt: number;
    status: string;
    channel: string | null;
  }[];
  /** why it did not happen, in words */
  reasonName: Words | null;
  /** the one before it in its series */
  before: string | null;
  /** track/audience/ordinal; stays the same for ever */
  after: string | null;
}

export interface PersonNamed {
  id: string;
  name: string;
  role: string;
  /** the same words in Indonesian and English */
  roleName: Words;
  group: string | null;
}

export interface Choices {
  /** why a session did not happen */
  reasons: {
    key: string;
    /** the same words in Indonesian and English */
    name: Words;
  }[];
  seasons: {
    key: string;
    /** the same words in Indonesian and English */
    name: Words;
  }[];
  incomeSources: {
    key: string;
    /** the same words in Indonesian and English */
    name: Words;
  }[];
  /** who can be given a task; empty where the programme follows no tasks */
  people: {
    id: string;
    name: string;
    /** the same words in Indonesian and English */
    role: Words;
  }[];
  /** whether a mentoring session may open a counselling case */
  cases: boolean;
}

/** null: nothing */
export interface Unfinished {
  unfinished: {
    fields: Record<string, string[]>;
    clients: Record<string, Record<string, string[]>>;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    keptAt: number;
  } | null;
}

export interface UnfinishedKept {
  /** track/audience/ordinal; stays the same for ever */
  item: string;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  keptAt: number;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface UnfinishedReport {
  fields: Record<string, string[]>;
  /** @default {} */
  clients?: Record<string, Record<string, string[]>>;
}

export interface SheetPhotos {
  photos: {
    /** @format uuid */
    id: string;
    addedBy: string;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    addedAt: number;
    /** base64; only where one is asked for */
    jpeg: string | null;
  }[];
}

export interface SheetPhotoAdded {
  /** track/audience/ordinal; stays the same for ever */
  item: string;
  /** @format uuid */
  id: string;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface SheetPhoto {
  /** @format uuid */
  id: string;
  /** @minLength 1 */
  image: string;
}

export interface SheetPhotoRemoved {
  /** track/audience/ordinal; stays the same for ever */
  item: string;
  /** @format uuid */
  id: string;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface PhotoRemoval {
  /** @format uuid */
  id: string;
}

export interface FormRead {
  key: string;
  /** what is asked, question by question, in order. An answer is: yesNo a boolean; number, money, scale a whole number within the range; choice the key of an option, choices a list of such keys; date, text and client text; seasonalIncome for each season an object of money a month by source, where a source left out brought nothing */
  form: Form;
}

export interface Figures {
  /**
   * a plain date in the programme’s place
   * @format date
   */
  readOn: string;
  currency: string;
  /** clients who withdrew consent to the use of their data */
  withoutData: number;
  /** business groups that have ended by then, of which nothing more is expected; `into`: the one that took its people in */
  ended: {
    group: string;
    /**
     * a plain date in the programme’s place
     * @format date
     */
    on: string;
    into: string | null;
  }[];
  figures: Figure[];
}

export interface Figure {
  indicator: string;
  /** of the programme’s document */
  line: string | null;
  /** the same words in Indonesian and English */
  name: Words;
  kind: "output" | "normative" | "numeric" | "satisfaction";
  /** `programme` or a business group */
  audience: string;
  /** one for each target */
  results: FigureResult[];
  detail: FigureDetail;
}

export interface FigureResult {
  /** the same words in Indonesian and English */
  what: Words;
  unit:
    | "clients"
    | "people"
    | "groups"
    | "sharePercent"
    | "risePercent"
    | "money"
    | "points"
    | "timesAMonth";
  /** null: cannot be read yet, which is not 0 */
  value: number | null;
  atLeast: number;
  /** the value is to be above `atLeast`, not at it */
  above: boolean;
  met: boolean | null;
  /** how many it was counted over: places, households, groups, sessions, pairs of surveys */
  base: number;
  /** how many reports it was read from */
  records: number;
  /** too few people are behind it for the one who asks: value and `met` are null, base and records 0 */
  hidden: boolean;
}

export interface FigureDetail {
  change?: {
    unit: "money" | "points";
    median: number;
    interval: {
      from: number;
      until: number;
      percent: number;
    } | null;
    /** two-sided, of Wilcoxon’s signed-rank test */
    pValue: number | null;
    before: number;
    after: number;
  };
  /** who left and was not asked a second time */
  leavers?: number;
  groups?: Record<string, number | null>;
  before?: number;
  readings?: {
    monthsAfter: number;
    groups: number;
    clients: number;
  }[];
}

export interface FigureExplained {
  /**
   * a plain date in the programme’s place
   * @format date
   */
  readOn: string;
  currency: string;
  figure: Figure;
  /** the same words in Indonesian and English */
  formula: Words;
  targets: Words[];
  /** reports it was read from */
  items: string[];
  /** of whom it holds */
  holdsFor: {
    clients: string[];
    households: string[];
    groups: string[];
    sessions: string[];
  };
  excluded: {
    /** the same words in Indonesian and English */
    why: Words;
    count: number;
    clients: string[];
  }[];
}

export interface Notices {
  notices: Notice[];
  /** `after` of the next page; null: this was the last */
  next: number | null;
}

export interface Notice {
  id: number;
  /** item, plan version and step; a repeat has the same */
  eventKey: string;
  person: string;
  /** due, invited, reminder, escalation, blocked, repair; moved, paused, resumed, cancelled, reassigned, relieved */
  kind: string;
  /** track/audience/ordinal; stays the same for ever */
  item: string | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  createdAt: number;
  /** `queued`: it waits, or its mail is tried; `bounced`: refused for good; `failed`: it could never be sent; `muted`: it was not needed any more */
  status: NoticeStatus;
  /** since when */
  statusAt: number;
  /** why it goes no way or another than by mail: accountedFor, takenBack, repaired, digestsMuted, addressRefused, invalidAddress, noAddress, noPhone */
  because: string | null;
  channel: "mail" | "print" | "whatsapp" | null;
  /** when it may go out, as its person wishes */
  notBefore: number;
  /** what put it off: quietHours, quietDays, digest, cap */
  putOffBy: string[];
  /** when somebody told it by hand: handed over on paper, or sent by WhatsApp */
  handedAt: number | null;
  handedBy: string | null;
  messageId: string | null;
  /** null: no mail is made of it, or none yet */
  delivery: Delivery | null;
}

/** how the mail of a notice fares */
export interface Delivery {
  /** how often a mail server was tried */
  attempts: number;
  /** the code of its last answer, `250`, or the class of the failure, `ECONNREFUSED`; null: not tried yet */
  lastAnswer: string | null;
  /**
   * not programme time: the machine’s clock, UTC; null once it is sent or has failed for good
   * @format date-time
   */
  nextAttemptAt: string | null;
}

export interface Journal {
  entries: JournalEntry[];
  /** `after` of the next page; null: this was the last */
  next: number | null;
}

export interface JournalEntry {
  seq: number;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  at: number;
  actor: string;
  onBehalfOf: string | null;
  action: string;
  subject: string;
  reason: string | null;
  planVersion: number;
  before: Record<string, any> | null;
  after: Record<string, any> | null;
}

export interface PrintList {
  lines: PrintLine[];
  /** the same as a page for A4 */
  html: string;
}

export interface PrintLine {
  /** number of the notice, by which it is marked as handed over */
  id: number;
  recipient: string;
  role: string;
  notice: string;
  task: string;
  when: string;
  key: string;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  handedAt: number | null;
  handedBy: string | null;
}

export interface NoticeSettings {
  person: string;
  language: "id" | "en";
  /** `together`: what rings at one instant in one mail; `single`: a mail for each task; `digest`: one a day, at 07:00 */
  delivery: "together" | "single" | "digest";
  /** local times; `until` is not included */
  quietHours: {
    from: string;
    until: string;
  } | null;
  quietWeekdays: (
    | "monday"
    | "tuesday"
    | "wednesday"
    | "thursday"
    | "friday"
    | "saturday"
    | "sunday"
  )[];
  /** holidays and collective leave of the calendar are quiet too */
  quietDaysOff: boolean;
  /** mails a day; what exceeds it comes in the next day’s digest */
  cap: number | null;
  channel: "mail" | "whatsapp" | "print";
  /** nothing but the person’s own duties comes by mail; the rest goes to the print list */
  digestsMuted: boolean;
  hasEmail: boolean;
  hasPhone: boolean;
  /** since when a mail server refuses the address for good: notices go to the print list until it is changed or confirmed */
  addressRefusedAt: number | null;
}

export interface NoticeSettingsSet {
  person: string;
  language: "id" | "en";
  /** `together`: what rings at one instant in one mail; `single`: a mail for each task; `digest`: one a day, at 07:00 */
  delivery: "together" | "single" | "digest";
  /** local times; `until` is not included */
  quietHours: {
    from: string;
    until: string;
  } | null;
  quietWeekdays: (
    | "monday"
    | "tuesday"
    | "wednesday"
    | "thursday"
    | "friday"
    | "saturday"
    | "sunday"
  )[];
  /** holidays and collective leave of the calendar are quiet too */
  quietDaysOff: boolean;
  /** mails a day; what exceeds it comes in the next day’s digest */
  cap: number | null;
  channel: "mail" | "whatsapp" | "print";
  /** nothing but the person’s own duties comes by mail; the rest goes to the print list */
  digestsMuted: boolean;
  hasEmail: boolean;
  hasPhone: boolean;
  /** since when a mail server refuses the address for good: notices go to the print list until it is changed or confirmed */
  addressRefusedAt: number | null;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface NoticeWishes {
  delivery?: "together" | "single" | "digest";
  quietHours?: {
    /** @pattern ^([01]\d|2[0-3]):[0-5]\d$ */
    from: string;
    /** @pattern ^([01]\d|2[0-3]):[0-5]\d$ */
    until: string;
  } | null;
  quietWeekdays?: (
    | "monday"
    | "tuesday"
    | "wednesday"
    | "thursday"
    | "friday"
    | "saturday"
    | "sunday"
  )[];
  quietDaysOff?: boolean;
  cap?: number | null;
  channel?: "mail" | "whatsapp" | "print";
  digestsMuted?: boolean;
  language?: "id" | "en";
}

export interface AddressChanged {
  person: string;
  language: "id" | "en";
  /** `together`: what rings at one instant in one mail; `single`: a mail for each task; `digest`: one a day, at 07:00 */
  delivery: "together" | "single" | "digest";
  /** local times; `until` is not included */
  quietHours: {
    from: string;
    until: string;
  } | null;
  quietWeekdays: (
    | "monday"
    | "tuesday"
    | "wednesday"
    | "thursday"
    | "friday"
    | "saturday"
    | "sunday"
  )[];
  /** holidays and collective leave of the calendar are quiet too */
  quietDaysOff: boolean;
  /** mails a day; what exceeds it comes in the next day’s digest */
  cap: number | null;
  channel: "mail" | "whatsapp" | "print";
  /** nothing but the person’s own duties comes by mail; the rest goes to the print list */
  digestsMuted: boolean;
  hasEmail: boolean;
  hasPhone: boolean;
  /** since when a mail server refuses the address for good: notices go to the print list until it is changed or confirmed */
  addressRefusedAt: number | null;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Address {
  email: string | null;
}

export interface WhyNotice {
  notice: Notice;
  role: string;
  /** the same words in Indonesian and English */
  roleName: Words;
  /** `due`, `step1`, ... of the ladder; else the act */
  step: string;
  /** when the item’s first notice rang */
  openSince: number | null;
  entry: JournalEntry | null;
  sentences: Words[];
}

export interface LatestNotices {
  notices: {
    id: number;
    kind: string;
    /** track/audience/ordinal; stays the same for ever */
    item: string | null;
    name: Words | null;
    audienceName: Words | null;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    createdAt: number;
    /** when it may go out, as its person wishes */
    notBefore: number;
    status: "queued" | "sent" | "bounced" | "failed" | "muted";
    channel: "mail" | "print" | "whatsapp" | null;
  }[];
}

export interface MorningList {
  people: MorningEntry[];
}

export interface MorningEntry {
  person: string;
  name: string;
  language: "id" | "en";
  /** as it can be sent; says nothing about a client, and no figure */
  text: string;
  /** opens WhatsApp with the text; null in a rehearsal, and where the number cannot be dialled */
  link: string | null;
  notices: number[];
}

export interface LoggedByHand {
  notices: {
    id: number;
    person: string;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    handedAt: number;
    /** who told it */
    handedBy: string;
  }[];
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface ByHand {
  /**
   * @minLength 1
   * @maxLength 60
   */
  person: string;
  /**
   * @maxItems 500
   * @minItems 1
   */
  notices: number[];
}

export interface MarkedHandedOver {
  notices: {
    id: number;
    person: string;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    handedAt: number;
    /** who told it */
    handedBy: string;
  }[];
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface HandedOver {
  /**
   * @maxItems 500
   * @minItems 1
   */
  notices: number[];
}

export interface Feed {
  code: string;
  person: string;
  /** to subscribe to in a calendar program; null: shown before, to the first request */
  url: string | null;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export type FeedRequest = object;

export interface FeedClosed {
  code: string;
  person: string;
  /** false: there was none */
  revoked: boolean;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export type FeedClosing = object;

export interface Retried {
  code: string;
  planVersion: number;
  unblocked: string[];
  closed: string[];
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export type Retry = object;

export interface Clients {
  clients: ClientLine[];
}

export interface ClientLine {
  id: string;
  /** null once erased */
  name: string | null;
  sex: "f" | "m";
  /** business group */
  group: string;
  /** the same words in Indonesian and English */
  groupName: Words;
  household: string;
  hamlet: string;
  /** one of the programme’s places; a newcomer has the place of the one replaced */
  place: number | null;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  joinedOn: string;
  /**
   * the first day of not taking part; null: takes part
   * @format date
   */
  leftOn: string | null;
  /** a key of the definition’s exits */
  leftBecause: string | null;
  replaces: string | null;
  replacedBy: string | null;
  erased: boolean;
  /** by purpose, as last answered; what was not asked is left out */
  consents: Record<string, boolean>;
}

export type ClientStory = ClientLine & {
  memberships: {
    group: string;
    /**
     * a plain date in the programme’s place
     * @format date
     */
    from: string;
    /**
     * not included; null: still
     * @format date
     */
    until: string | null;
  }[];
  /** what the plan has about the client and their household */
  items: {
    /** track/audience/ordinal; stays the same for ever */
    key: string;
    /**
     * a plain date in the programme’s place
     * @format date
     */
    plannedOn: string;
    outcome: "held" | "didNotHappen" | "cancelled" | null;
    because: string | null;
  }[];
  history: {
    seq: number;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    at: number;
    actor: string;
    action: string;
    reason: string | null;
  }[];
};

export interface Applicants {
  waiting: {
    id: string;
    name: string;
    sex: "f" | "m";
    /** null: any */
    trainingGroup: string | null;
    hamlet: string | null;
  }[];
  /** how many were not chosen, by reason; nothing else is kept of them */
  refused: Record<string, number>;
}

export interface Exited {
  client: string;
  group: string;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  leftOn: string;
  reason: string;
  /** of the group now */
  size: number;
  shortfall: Shortfall | null;
  /** what is not asked of them any more */
  cancelled: string[];
  /** its number among the acts, by which it is undone; null of a preview, and of an exit that erases */
  act: number | null;
  planVersion: number;
  /** true: it was looked at, and nothing was done */
  preview?: boolean;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Exit {
  /** @maxLength 40 */
  on: string;
  /** @maxLength 60 */
  reason: string;
  /** @maxLength 4000 */
  note?: string;
  preview?: boolean;
}

export interface Returned {
  client: string;
  group: string;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  on: string;
  /** its number among the acts, by which it is undone; null of a preview, and of an exit that erases */
  act: number | null;
  planVersion: number;
  /** true: it was looked at, and nothing was done */
  preview?: boolean;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Return {
  /** @maxLength 40 */
  on: string;
  preview?: boolean;
}

export interface Replaced {
  client: string;
  replaces: string;
  group: string;
  place: number | null;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  joinedOn: string;
  items: string[];
  /** its number among the acts, by which it is undone; null of a preview, and of an exit that erases */
  act: number | null;
  planVersion: number;
  /** true: it was looked at, and nothing was done */
  preview?: boolean;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Replace {
  /** @maxLength 60 */
  by: string;
  /** @maxLength 2000 */
  reason?: string;
  relative?: {
    /**
     * @minLength 1
     * @maxLength 120
     */
    name: string;
    sex: "f" | "m";
    /** @format date */
    bornOn: string;
  };
  preview?: boolean;
}

export interface Transferred {
  client: string;
  group: string;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  on: string;
  size: number;
  shortfalls: Shortfall[];
  /** its number among the acts, by which it is undone; null of a preview, and of an exit that erases */
  act: number | null;
  planVersion: number;
  /** true: it was looked at, and nothing was done */
  preview?: boolean;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Transfer {
  /** @maxLength 60 */
  to: string;
  /** @maxLength 40 */
  on: string;
  /** @maxLength 2000 */
  reason?: string;
  preview?: boolean;
}

export interface Erased {
  client: string;
  erased: boolean;
  planVersion: number;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Erase {
  /**
   * @minLength 3
   * @maxLength 2000
   */
  reason: string;
}

export interface ClientRecord {
  household: {
    id: string;
    hamlet: string;
    size: number;
    /** who else of it takes part, or took part, in groups one answers for */
    others: {
      id: string;
      name: string | null;
    }[];
  };
  consents: {
    purpose: string;
    /** the same words in Indonesian and English */
    name: Words;
    required: boolean;
    /** null: not asked yet */
    given: boolean | null;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    at: number | null;
    how: "signed" | "thumbprint" | "withWitness" | null;
  }[];
  /** how often each way */
  attendance: Marks;
  /** where the client was marked, the latest first */
  sessions: {
    /** track/audience/ordinal; stays the same for ever */
    item: string;
    /** the same words in Indonesian and English */
    name: Words;
    /**
     * a plain date in the programme’s place
     * @format date
     */
    on: string;
    status: "present" | "excused" | "ill" | "unexcused";
  }[];
  /** what the plan has about the client or the household */
  asked: {
    /** track/audience/ordinal; stays the same for ever */
    item: string;
    /** the same words in Indonesian and English */
    name: Words;
    /**
     * a plain date in the programme’s place
     * @format date
     */
    plannedOn: string;
    outcome: "held" | "didNotHappen" | "cancelled" | null;
  }[];
  away: {
    /**
     * a plain date in the programme’s place
     * @format date
     */
    from: string;
    /**
     * not included
     * @format date
     */
    until: string;
    because: "away" | "ill";
  }[];
  /** business groups of the programme */
  groups: {
    key: string;
    /** the same words in Indonesian and English */
    name: Words;
  }[];
  /** why somebody may leave */
  exits: {
    key: string;
    /** the same words in Indonesian and English */
    name: Words;
    returnWithinMonths: number | null;
  }[];
  /** who recorded what stands in the history */
  people: PersonNamed[];
}

/** how often each way */
export interface Marks {
  present: number;
  excused: number;
  ill: number;
  unexcused: number;
}

export interface Groups {
  groups: GroupLine[];
}

export interface GroupLine {
  key: string;
  /** the same words in Indonesian and English */
  name: Words;
  trainingGroup: string;
  /** the same words in Indonesian and English */
  trainingGroupName: Words;
  /** who take part now */
  size: number;
  /** how often each way */
  attendance: Marks;
  /** sessions not reported in time */
  overdue: number;
  next: SessionLine | null;
}

export interface SessionLine {
  /** track/audience/ordinal; stays the same for ever */
  key: string;
  /** the same words in Indonesian and English */
  name: Words;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  plannedOn: string;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  windowFrom: string;
  /**
   * not included
   * @format date
   */
  windowUntil: string;
  /** due from the notice, overdue from the reminder; `late`: held, reported after the reminder */
  state: ItemState;
  waiting: boolean;
  /** null: attendance is not marked, or not yet */
  present: number | null;
  marked: number | null;
}

export interface GroupRecord {
  key: string;
  /** the same words in Indonesian and English */
  name: Words;
  kind: "businessGroup" | "trainingGroup" | "programme";
  /** the business groups it is made of; itself, of a business group */
  groups: {
    key: string;
    /** the same words in Indonesian and English */
    name: Words;
  }[];
  members: {
    id: string;
    /** null once erased */
    name: string | null;
    group: string;
    /** a plain date in the programme’s place */
    leftOn: string | null;
    /** how often each way */
    attendance: Marks;
    /** the last eight, the latest last */
    last: {
      /** track/audience/ordinal; stays the same for ever */
      item: string;
      /**
       * a plain date in the programme’s place
       * @format date
       */
      on: string;
      status: "present" | "excused" | "ill" | "unexcused";
    }[];
  }[];
  series: {
    track: string;
    /** the same words in Indonesian and English */
    name: Words;
    /** without what was cancelled */
    expected: number;
    held: number;
    didNotHappen: number;
    overdue: number;
  }[];
  /** not reported in time, the oldest first */
  overdue: SessionLine[];
  next: SessionLine[];
  recent: SessionLine[];
}

export interface ConsentRecorded {
  client: string;
  purposes: Record<string, boolean>;
  means: "given" | "refused" | "withdrawn" | "restored";
  planVersion: number;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface ConsentRequest {
  purposes: Record<string, boolean>;
  how: "signed" | "thumbprint" | "withWitness";
}

export interface Inputs {
  /** items since the visit or evaluation before, by the end of this one’s window */
  expected: number;
  reported: number;
  /** not reported, and their window is still open */
  ahead: number;
  /** not reported, and their window is over */
  missing: string[];
  tracks: {
    track: string;
    /** the same words in Indonesian and English */
    name: Words;
    expected: number;
    held: number;
    didNotHappen: number;
    missing: number;
  }[];
  /** as they read now, where outcomes are evaluated, for those who see the programme’s figures */
  figures: FigureRead[];
}

/** a figure as it was read at termination */
export interface FigureRead {
  indicator: string;
  /** the same words in Indonesian and English */
  name: Words;
  results: {
    target: number;
    /** the same words in Indonesian and English */
    what: Words;
    unit:
      | "clients"
      | "people"
      | "groups"
      | "sharePercent"
      | "risePercent"
      | "money"
      | "points"
      | "timesAMonth";
    /** null: could not be read */
    value: number | null;
    atLeast: number;
    /** the value is to be above, not at it */
    above: boolean;
    met: boolean | null;
    /** how many it was counted over */
    base: number;
  }[];
}

export interface Decisions {
  /** null before termination */
  proposal: {
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    at: number;
    /**
     * a plain date in the programme’s place
     * @format date
     */
    readOn: string;
    judged: Judged[];
  } | null;
  decisions: Decision[];
  /** final; null until the patron has countersigned */
  measures: Measures | null;
}

export interface Judged {
  /** `programme` or the key of a business group */
  audience: string;
  /** the same words in Indonesian and English */
  name: Words;
  passes: boolean;
  /** targets met, of those that could be read */
  met: number;
  readable: number;
  asksPercent: number;
  /** why, in sentences that the people concerned understand; of a group they name what its members earn */
  words: Words[];
  proposed: MeasureKind[];
  /** for those who see the figures of this audience; empty to others */
  figures: FigureRead[];
}

export interface Decision {
  /** track/audience/ordinal; stays the same for ever */
  item: string;
  step: string;
  /** the same words in Indonesian and English */
  name: Words;
  /** confirmed, overridden, countersigned or returned */
  decision: string;
  /** what was confirmed; null of a countersignature */
  measures: Measures | null;
  /** for managers and whoever decides; null to others, and where none was given */
  reason: string | null;
  by: string;
  /** for whom it was signed or recorded; null: in their own right */
  onBehalfOf: string | null;
  /** as it stands on a paper: a.n. and the office */
  onBehalfWords: Words | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  at: number;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  doneOn: string;
}

export interface Measures {
  programme: MeasureKind[];
  groups: Record<string, MeasureKind[]>;
}

export interface OpenDecisions {
  open: OpenDecision[];
  /** the latest first */
  findings: Finding[];
  /** business groups by name */
  groups: {
    key: string;
    /** the same words in Indonesian and English */
    name: Words;
  }[];
  /** agencies and supporters by name */
  parties: {
    key: string;
    /** the same words in Indonesian and English */
    name: Words;
  }[];
  /** measures that can be chosen at termination */
  choices: {
    programme: MeasureKind[];
    groups: MeasureKind[];
  };
}

export interface OpenDecision {
  /** track/audience/ordinal; stays the same for ever */
  item: string;
  /** kind of its track */
  kind: string;
  /** the same words in Indonesian and English */
  name: Words;
  audience: string;
  /** the same words in Indonesian and English */
  audienceName: Words;
  /** giver, supporter or partner it is about */
  party: Words | null;
  owner: string | null;
  ownerName: string | null;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  plannedOn: string;
  /**
   * not included
   * @format date
   */
  windowUntil: string;
  /** due from the notice, overdue from the reminder; `late`: held, reported after the reminder */
  state: ItemState;
  /** whether the one who asks may take it now */
  mayDecide: boolean;
  decisions: string[];
  asked: Form | null;
}

export interface Finding {
  /** track/audience/ordinal; stays the same for ever */
  item: string;
  /** the same words in Indonesian and English */
  name: Words;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  doneOn: string;
  answers: {
    /** the same words in Indonesian and English */
    ask: Words;
    /** the same words in Indonesian and English */
    answer: Words;
  }[];
}

export interface MeasuresStanding {
  measures: Measure[];
  /** the offices’ proposals for continued guidance (P6b), with the figures that belong into them */
  guidance: Guidance;
  /** for more capital (groups, households) and as cadres (clients), by id; for managers, of their own group for coordinators, null to others */
  recommended: {
    groups: string[];
    households: string[];
    cadres: string[];
  } | null;
}

export interface Measure {
  audience: string;
  /** the same words in Indonesian and English */
  audienceName: Words;
  /** what follows when the programme has ended: for the programme, or for a group */
  kind: MeasureKind;
  /** the countersignature */
  decidedIn: string;
  /** null: not known yet, or the measure asks nobody */
  outcome: "supported" | "accepted" | "refusedByAll" | null;
  /** the first supporter who said yes, the partner who took over */
  party: {
    key: string;
    /** the same words in Indonesian and English */
    name: Words;
  } | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  endedAt: number | null;
  letter:
    | {
        missed: MissedTarget[];
        notHeld: NotHeld[];
        groups: string[];
      }
    | {
        clients: number;
        needs: {
          indicator: string;
          /** the same words in Indonesian and English */
          name: Words;
        }[];
      }
    | null;
  items: MeasureItem[];
}

export interface MissedTarget {
  audience: string;
  indicator: string;
  /** index in the indicator’s targets */
  target: number;
  unit:
    | "clients"
    | "people"
    | "groups"
    | "sharePercent"
    | "risePercent"
    | "money"
    | "points"
    | "timesAMonth";
  value: number;
  atLeast: number;
}

export interface NotHeld {
  track: string;
  planned: number;
  held: number;
}

export interface MeasureItem {
  /** track/audience/ordinal; stays the same for ever */
  item: string;
  audience: string;
  /** the same words in Indonesian and English */
  name: Words;
  /** supporter, partner or office; null: it is about none */
  party: {
    key: string;
    /** the same words in Indonesian and English */
    name: Words;
  } | null;
  owner: string | null;
  /** due from the notice, overdue from the reminder; `late`: held, reported after the reminder */
  state: ItemState;
  /** for the one before it */
  waiting: boolean;
  /** yes or no, where it is an answer */
  decision: string | null;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  doneOn: string | null;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  windowFrom: string;
  /**
   * not included
   * @format date
   */
  windowUntil: string;
}

/** the offices’ proposals for continued guidance (P6b), with the figures that belong into them */
export interface Guidance {
  items: MeasureItem[];
  /** the final figures, for those who see them; empty before termination */
  figures: FigureRead[];
}

export interface Drafts {
  drafts: Draft[];
}

export interface Draft {
  /** under which it is to be started with POST /programmes; then the link is recorded */
  code: string;
  /** code of the programme that it goes on from */
  continues: string;
  /** the same words in Indonesian and English */
  name: Words;
  village: string;
  /** of its definition */
  version: number;
  /** keys of the supporters who said yes */
  supportedBy: string[];
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  createdAt: number;
  /** null: still a draft */
  startedAt: number | null;
  /** its definition file, to be adjusted by people before it is started; only where one draft is asked for */
  definition: string | null;
  /** what was missed before; only where one draft is asked for */
  proposal: {
    missed: MissedTarget[];
    notHeld: NotHeld[];
    groups: string[];
  } | null;
}

export interface Funds {
  currency: string;
  funds: FundStanding[];
}

export type FundStanding = Balance & {
  fund: string;
  /** an agency or a supporter */
  source: string;
  /** fiscal year */
  year: number;
  /**
   * the last day on which it may be spent
   * @format date
   */
  lastSpendingOn: string;
  /** may be spent today for what is not bound */
  spendable: number;
};

export interface Balance {
  /** whole units of the programme’s currency */
  pledged: number;
  /** whole units of the programme’s currency */
  received: number;
  /** bound for grants that are approved and not paid yet */
  reserved: number;
  /** whole units of the programme’s currency */
  spent: number;
  /** whole units of the programme’s currency */
  refunded: number;
  /** paid from pockets and not paid back yet: a debt */
  advanced: number;
  /** received, and neither spent nor given back */
  balance: number;
}

export interface FundEntries {
  entries: FundEntry[];
  /** `after` of the next page; null: this was the last */
  next: number | null;
}

export interface FundEntry {
  number: number;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  at: number;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  on: string;
  kind:
    | "pledge"
    | "receipt"
    | "reservation"
    | "expense"
    | "advance"
    | "settlement"
    | "refund"
    | "reversal";
  fund: string;
  /** an agency or a supporter */
  source: string;
  /** fiscal year */
  year: number;
  /** whole units of the programme’s currency */
  amount: number;
  /** what it was for */
  item: string | null;
  /** number of a letter or voucher */
  reference: string | null;
  /** who recorded it */
  actor: string;
  reverses: number | null;
  reversedBy: number | null;
}

export interface FundsRecorded {
  /** its number in the books */
  entry: number;
  kind:
    | "pledge"
    | "receipt"
    | "reservation"
    | "expense"
    | "advance"
    | "settlement"
    | "refund"
    | "reversal";
  fund: string;
  /** an agency or a supporter */
  source: string;
  /** fiscal year */
  year: number;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  lastSpendingOn: string;
  balance: Balance;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface FundEntryRequest {
  /**
   * @minLength 1
   * @maxLength 60
   */
  fund: string;
  /**
   * @minLength 1
   * @maxLength 60
   */
  source: string;
  /**
   * @min 1
   * @max 1000000000000
   */
  amount: number;
  /** @format date */
  on: string;
  /**
   * @min 1900
   * @max 2200
   */
  year?: number;
  /**
   * @minLength 1
   * @maxLength 120
   */
  item?: string;
  /**
   * @minLength 1
   * @maxLength 60
   */
  reference?: string;
  /** @format date */
  lastSpendingOn?: string;
}

export interface FundReversal {
  /** @min 1 */
  entry: number;
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
}

export interface FiscalYearClosed {
  year: number;
  /** reservations that are bound no more */
  released: number;
  refunded: {
    fund: string;
    source: string;
    /** whole units of the programme’s currency */
    amount: number;
    entry: number;
  }[];
  kept: {
    fund: string;
    source: string;
    /**
     * a plain date in the programme’s place
     * @format date
     */
    lastSpendingOn: string;
  }[];
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface FundClosing {
  /**
   * @min 1900
   * @max 2200
   */
  year: number;
}

export interface Grants {
  currency: string;
  grants: Grant[];
}

export interface Grant {
  group: string;
  /** the same words in Indonesian and English */
  business: Words;
  /** a business that the group has already */
  existing: boolean;
  form: "goods" | "money" | "both";
  /** by giver */
  planned: Record<string, number>;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  proposedOn: string | null;
  /** whole units of the programme’s currency */
  budget: number | null;
  /** other aid in the last 24 months, said by the group or found by the mentor: for whoever decides; null to those whom it does not concern */
  otherAid: boolean | null;
  /** what was approved, giver by giver */
  shares: GrantShare[];
  /**
   * by the last of its givers
   * @format date
   */
  approvedOn: string | null;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  paidOn: string | null;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  handedOverOn: string | null;
  /** track/audience/ordinal; stays the same for ever */
  handedOverIn: string | null;
  /** ids of clients, as they signed; null to those whom they do not concern */
  officers: {
    chair: string | null;
    secretary: string | null;
    treasurer: string | null;
  } | null;
  /** what the group made of it; null to those whom it does not concern */
  use: {
    /**
     * a plain date in the programme’s place
     * @format date
     */
    on: string;
    /** whole units of the programme’s currency */
    spent: number;
    /** whole units of the programme’s currency */
    offPurpose: number;
    receiptsComplete: boolean;
    accepted: boolean;
  } | null;
  /** it is not given after all */
  endedBecause: string | null;
  items: {
    /** track/audience/ordinal; stays the same for ever */
    key: string;
    part: string | null;
    source: string | null;
    outcome: "held" | "didNotHappen" | "cancelled" | null;
  }[];
}

export interface GrantShare {
  source: string;
  /** whole units of the programme’s currency */
  amount: number;
  /** track/audience/ordinal; stays the same for ever */
  decidedIn: string;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  decidedOn: string;
  /** entry of the books that bound it */
  reservation: number;
  /** track/audience/ordinal; stays the same for ever */
  paidIn: string | null;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  paidOn: string | null;
  /** entry of the books that paid it */
  payment: number | null;
  /** a later hand refused: what was bound or paid is reversed */
  undoneBecause: string | null;
}

export interface Bookings {
  things: {
    key: string;
    equipment: string;
    source: string;
    number: number;
    /** the same words in Indonesian and English */
    name: Words;
  }[];
  bookings: Booking[];
}

export interface Booking {
  /** its number */
  booking: number;
  thing: string;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  fromAt: number;
  /** not included; earlier than asked for where it came back earlier */
  untilAt: number;
  /** who has it */
  person: string;
  /** track/audience/ordinal; stays the same for ever */
  item: string | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  bookedAt: number;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  closedAt: number | null;
  condition: "good" | "damaged" | "lost";
  /** reading of its meter when it came back */
  km: number | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  cancelledAt: number | null;
}

export interface Booked {
  /** its number */
  booking: number;
  thing: string;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  fromAt: number;
  /** not included; earlier than asked for where it came back earlier */
  untilAt: number;
  /** who has it */
  person: string;
  /** track/audience/ordinal; stays the same for ever */
  item: string | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  bookedAt: number;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  closedAt: number | null;
  condition: "good" | "damaged" | "lost";
  /** reading of its meter when it came back */
  km: number | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  cancelledAt: number | null;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface BookingRequest {
  /**
   * @minLength 1
   * @maxLength 120
   */
  thing: string;
  /** @maxLength 40 */
  from: string;
  /** @maxLength 40 */
  until: string;
  /**
   * @minLength 1
   * @maxLength 120
   */
  item?: string;
}

export interface BookingClosed {
  /** its number */
  booking: number;
  thing: string;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  fromAt: number;
  /** not included; earlier than asked for where it came back earlier */
  untilAt: number;
  /** who has it */
  person: string;
  /** track/audience/ordinal; stays the same for ever */
  item: string | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  bookedAt: number;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  closedAt: number | null;
  condition: "good" | "damaged" | "lost";
  /** reading of its meter when it came back */
  km: number | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  cancelledAt: number | null;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface BookingClosing {
  condition?: "good" | "damaged" | "lost";
  /**
   * @min 0
   * @max 9999999
   */
  km?: number;
}

export interface BookingCancelled {
  /** its number */
  booking: number;
  thing: string;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  fromAt: number;
  /** not included; earlier than asked for where it came back earlier */
  untilAt: number;
  /** who has it */
  person: string;
  /** track/audience/ordinal; stays the same for ever */
  item: string | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  bookedAt: number;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  closedAt: number | null;
  condition: "good" | "damaged" | "lost";
  /** reading of its meter when it came back */
  km: number | null;
  /** milliseconds since 1970-01-01T00:00Z, in programme time */
  cancelledAt: number | null;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export type BookingCancellation = object;

export interface Moved {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

/** items by what became of them */
export interface ActCounts {
  added?: number;
  cancelled?: number;
  reopened?: number;
  paused?: number;
  resumed?: number;
  moved?: number;
  reassigned?: number;
}

export interface ItemChange {
  /** track/audience/ordinal; stays the same for ever */
  key: string;
  /** what became of an item */
  what: Became;
  before: ItemDates | null;
  after: ItemDates;
}

export interface ItemDates {
  /**
   * a plain date in the programme’s place
   * @format date
   */
  from: string;
  /**
   * not included
   * @format date
   */
  until: string;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  on: string;
  owner: string | null;
}

export interface Clash {
  /** what stands in its way: a person or a group is at another session, the day is bad for it, an office has its own day, a thing is booked for another day, somebody is away */
  kind: ClashKind;
  /** track/audience/ordinal; stays the same for ever */
  item: string;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  on: string;
  /** the other session */
  other?: string;
  /** id of the person, key of the group or of the thing */
  who?: string;
  /** absent where it is the weekday */
  dayKind?:
    | "holiday"
    | "collectiveLeave"
    | "worship"
    | "custom"
    | "storm"
    | "harvest"
    | "fullMoon"
    | "office";
}

export interface Move {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  scope:
    | {
        kind: "item";
        /** @maxLength 200 */
        key: string;
      }
    | {
        kind: "following";
        /** @maxLength 200 */
        key: string;
      }
    | {
        kind: "block";
        /** @maxLength 200 */
        key: string;
      }
    | {
        kind: "phase";
        /** @maxLength 200 */
        key: string;
      }
    | {
        kind: "series";
        /** @maxLength 60 */
        track: string;
        /** @maxLength 60 */
        audience: string;
      }
    | {
        kind: "track";
        /** @maxLength 60 */
        track: string;
      }
    | {
        kind: "group";
        /** @maxLength 60 */
        audience: string;
      }
    | {
        kind: "programme";
      };
  shift:
    | {
        /**
         * @min -730
         * @max 730
         */
        days: number;
      }
    | {
        /** @maxLength 40 */
        to: string;
      };
}

export interface Undone {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Undo {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /** @min 1 */
  act: number;
}

export interface Acts {
  acts: {
    act: number;
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    at: number;
    kind: ActKind;
    actor: string;
    cause:
      | "storm"
      | "mourning"
      | "holiday"
      | "funds"
      | "substitute"
      | "absence"
      | "training"
      | "merged"
      | "other"
      | null;
    reason: string;
    scope: Record<string, any>;
    /** items by what became of them */
    counts: ActCounts;
    undoes: number | null;
    undoneBy: number | null;
    /** of a pause or an absence */
    endedBy: number | null;
  }[];
  /** `after` of the next page; null: this was the last */
  next: number | null;
}

export interface People {
  seats: {
    /** the id of whoever held it first */
    seat: string;
    role: string;
    /** the same words in Indonesian and English */
    name: Words;
    group: string | null;
    agency: string | null;
    /** null: the seat is vacant */
    person: PersonKnown | null;
    /** null: since the programme began */
    since: string | null;
    /** not included */
    until: string | null;
    /** until the vacant seat is filled */
    acting: boolean;
    next: {
      person: string | null;
      /**
       * a plain date in the programme’s place
       * @format date
       */
      on: string;
    } | null;
    absences: {
      act: number;
      /**
       * a plain date in the programme’s place
       * @format date
       */
      from: string;
      /**
       * a plain date in the programme’s place
       * @format date
       */
      until: string;
      substitute: string | null;
      acting: boolean;
    }[];
  }[];
}

export interface PersonKnown {
  id: string;
  name: string;
  title: string | null;
  email: string | null;
  phone: string | null;
}

export interface AbsenceRecorded {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  substitute: string | null;
  /** nobody was named */
  proposed: boolean;
  warnings: StandInWarning[];
  /** steps that only their owner, or an acting holder, may take */
  waiting: string[];
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

/** the substitute is away too, or would have two sessions on one day */
export type StandInWarning =
  | {
      kind: "substituteAway";
      person: string;
      /**
       * a plain date in the programme’s place
       * @format date
       */
      from: string;
      /**
       * not included
       * @format date
       */
      until: string;
    }
  | {
      kind: "twoSessions";
      person: string;
      /**
       * a plain date in the programme’s place
       * @format date
       */
      on: string;
      keys: string[];
    };

export interface Absence {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "absence" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /** @maxLength 60 */
  person: string;
  /** @maxLength 40 */
  from: string;
  /** @maxLength 40 */
  until: string;
  /** @maxLength 60 */
  substitute?: string;
}

export interface AbsenceEnded {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface AbsenceEnd {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /** @min 1 */
  act: number;
  /** @maxLength 40 */
  on: string;
}

export interface SeatHandedOver {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  seats: string[];
  to: string | null;
  /** counselling cases that stay until each is passed on */
  cases: string[];
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface SeatHandover {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /** @maxLength 60 */
  person: string;
  to?:
    | string
    | {
        new: {
          /** @pattern ^[a-z][a-z0-9-]{0,59}$ */
          id: string;
          /**
           * @minLength 1
           * @maxLength 120
           */
          name: string;
          /** @maxLength 40 */
          title?: string;
          /**
           * @format email
           * @maxLength 254
           */
          email?: string;
          /** @maxLength 30 */
          phone?: string;
          language: "id" | "en";
          /** @maxLength 60 */
          agency?: string;
        };
      };
  /** @maxLength 40 */
  on: string;
}

export interface ActingNamed {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  seats: string[];
  vacant: boolean;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Acting {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /** @maxLength 60 */
  person: string;
  /** @maxLength 60 */
  acting: string;
  /** @maxLength 40 */
  from: string;
  /** @maxLength 40 */
  until: string;
}

export interface CasePassed {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface CaseHandover {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /** @maxLength 200 */
  item: string;
  /** @maxLength 60 */
  to: string;
  clientAgrees: true;
}

export interface Migrated {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  /** version that held */
  from: number;
  to: number;
  /** items that keep dates of their own against the new version */
  kept: string[];
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Migration {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  definition: string;
}

export interface Paused {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Pause {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  scope:
    | {
        kind: "item";
        /** @maxLength 200 */
        key: string;
      }
    | {
        kind: "following";
        /** @maxLength 200 */
        key: string;
      }
    | {
        kind: "block";
        /** @maxLength 200 */
        key: string;
      }
    | {
        kind: "phase";
        /** @maxLength 200 */
        key: string;
      }
    | {
        kind: "series";
        /** @maxLength 60 */
        track: string;
        /** @maxLength 60 */
        audience: string;
      }
    | {
        kind: "track";
        /** @maxLength 60 */
        track: string;
      }
    | {
        kind: "group";
        /** @maxLength 60 */
        audience: string;
      }
    | {
        kind: "programme";
      };
}

export interface Resumed {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Resume {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /** @min 1 */
  act: number;
}

export interface Merged {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  /** who were of the group */
  clients: string[];
  /** of the other group now */
  size: number;
  shortfall: Shortfall | null;
  /** tracks that expect fewer items from now on, and why */
  expected: {
    track: string;
    before: number;
    after: number;
    because: string;
  }[];
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Merge {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "merged" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /** @maxLength 60 */
  group: string;
  /** @maxLength 60 */
  into: string;
  /** @maxLength 40 */
  on: string;
}

export interface GroupExited {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  /** who were of the group */
  clients: string[];
  /** tracks that expect fewer items from now on, and why */
  expected: {
    track: string;
    before: number;
    after: number;
    because: string;
  }[];
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface ExitGroup {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /** @maxLength 60 */
  group: string;
  /** @maxLength 40 */
  on: string;
  because: "tooFew" | "quarrel" | "noBusiness" | "ownWish" | "other";
}

export interface ProgrammeExited {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  /** counselling cases that are open */
  cases: number;
  /** items that are still to be done */
  kept: number;
  /** tracks that expect fewer items from now on, and why */
  expected: {
    track: string;
    before: number;
    after: number;
    because: string;
  }[];
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface ExitProgramme {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /** @maxLength 40 */
  on: string;
  because: "noFunds" | "disaster" | "decision" | "other";
}

export interface ClientExcused {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  client: string;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  from: string;
  /**
   * not included
   * @format date
   */
  until: string;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface ExcuseClient {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /** @maxLength 60 */
  client: string;
  /** @maxLength 40 */
  from: string;
  /** @maxLength 40 */
  until?: string;
  because: "away" | "ill";
}

export interface CalendarDaysAdded {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  /** how many were added */
  days: number;
  /** the groups they are for; empty: everybody */
  only: string[];
  /** items whose reminders fall on other days */
  clocks: number;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface CalendarDays {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /**
   * @maxItems 100
   * @default []
   */
  days?: {
    /** @format date */
    date: string;
    /** @format date */
    until?: string;
    kind:
      | "holiday"
      | "collectiveLeave"
      | "worship"
      | "custom"
      | "storm"
      | "harvest"
      | "fullMoon"
      | "office";
    name: {
      /** @minLength 1 */
      id: string;
      /** @minLength 1 */
      en: string;
    };
  }[];
  /**
   * @minLength 1
   * @maxLength 80
   */
  calendar?: string;
  /**
   * @maxItems 10
   * @minItems 1
   */
  years?: number[];
  /**
   * @minLength 1
   * @maxLength 200
   */
  source?: string;
  where?:
    | {
        /**
         * @minLength 1
         * @maxLength 60
         */
        group: string;
      }
    | {
        /**
         * @minLength 1
         * @maxLength 60
         */
        hamlet: string;
      };
}

export interface Extended {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  /**
   * the first day after the last month
   * @format date
   */
  endsOn: string;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface Extend {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /**
   * @min 1
   * @max 24
   */
  months: number;
}

export interface MadeUp {
  /** its number; null of a preview */
  act: number | null;
  kind: ActKind;
  preview: boolean;
  planVersion: number;
  /** items by what became of them */
  counts: ActCounts;
  changes: ItemChange[];
  /** who hears of it, and of how many items */
  told: {
    person: string;
    items: number;
  }[];
  /** of the items it changes, those that were none before */
  clashes: Clash[];
  /** how many of these come after the end of the programme now */
  afterEnd: number;
  /** key of the make-up */
  makeUp: string;
  /** with status 202: ids of the workflows that are still to be told, which happens of itself */
  untold?: string[];
}

export interface MakeUp {
  /**
   * @minLength 1
   * @maxLength 2000
   */
  reason: string;
  /** @default "other" */
  cause?:
    | "storm"
    | "mourning"
    | "holiday"
    | "funds"
    | "substitute"
    | "absence"
    | "training"
    | "merged"
    | "other";
  /** @default false */
  preview?: boolean;
  /** @min 0 */
  expect?: number;
  /**
   * @minLength 1
   * @maxLength 200
   */
  item: string;
  /** @maxLength 40 */
  on?: string;
}

export interface MissedSessions {
  missed: {
    /** track/audience/ordinal; stays the same for ever */
    item: string;
    audience: string;
    /** the same words in Indonesian and English */
    audienceName: Words;
    /**
     * a plain date in the programme’s place
     * @format date
     */
    plannedOn: string;
    outcome: "held" | "didNotHappen";
    /** a key of the reasons; null of one that too few came to */
    reason: string | null;
    present: number;
    /** how many were on its list */
    marked: number;
  }[];
}

export interface PlanThen {
  /**
   * a plain date in the programme’s place
   * @format date
   */
  on: string;
  /** the end of that day */
  at: number;
  /** the version that held then; 0 before the lock */
  planVersion: number;
  /** items by their state */
  states: {
    planned?: number;
    due?: number;
    overdue?: number;
    reported?: number;
    late?: number;
    didNotHappen?: number;
    cancelled?: number;
    paused?: number;
    blocked?: number;
  };
  items: ItemThen[];
}

export interface ItemThen {
  /** track/audience/ordinal; stays the same for ever */
  key: string;
  /** the same words in Indonesian and English */
  name: Words;
  audience: string;
  /** the same words in Indonesian and English */
  audienceName: Words;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  windowFrom: string;
  /**
   * not included
   * @format date
   */
  windowUntil: string;
  /**
   * a plain date in the programme’s place
   * @format date
   */
  plannedOn: string;
  owner: string | null;
  /** due from the notice, overdue from the reminder; `late`: held, reported after the reminder */
  state: ItemState;
  /** its dates, owner or outcome are others now */
  changedSince: boolean;
}

export interface DatesExplained {
  /** track/audience/ordinal; stays the same for ever */
  key: string;
  /** the same words in Indonesian and English */
  rule: Words;
  /** month of the programme that its window begins in; null: before the start */
  month: number | null;
  now: {
    /**
     * a plain date in the programme’s place
     * @format date
     */
    from: string;
    /**
     * not included
     * @format date
     */
    until: string;
    /**
     * a plain date in the programme’s place
     * @format date
     */
    on: string;
  };
  changes: {
    /** milliseconds since 1970-01-01T00:00Z, in programme time */
    at: number;
    act: number | null;
    kind:
      | "move"
      | "addDays"
      | "pause"
      | "resume"
      | "absence"
      | "endAbsence"
      | "handOver"
      | "acting"
      | "passCase"
      | "merge"
      | "exitGroup"
      | "exitProgramme"
      | "awayClient"
      | "exitClient"
      | "returnClient"
      | "replaceClient"
      | "transferClient"
      | "extend"
      | "makeUp"
      | "migrate"
      | "undo"
      | null;
    cause:
      | "storm"
      | "mourning"
      | "holiday"
      | "funds"
      | "substitute"
      | "absence"
      | "training"
      | "merged"
      | "other"
      | null;
    causeWords: Words | null;
    actor: string | null;
    before: {
      /**
       * a plain date in the programme’s place
       * @format date
       */
      from: string;
      /**
       * not included
       * @format date
       */
      until: string;
      /**
       * a plain date in the programme’s place
       * @format date
       */
      on: string;
    };
    after: {
      /**
       * a plain date in the programme’s place
       * @format date
       */
      from: string;
      /**
       * not included
       * @format date
       */
      until: string;
      /**
       * a plain date in the programme’s place
       * @format date
       */
      on: string;
    };
  }[];
}

export interface ChangeChoices {
  /**
   * a plain date in the programme’s place
   * @format date
   */
  today: string;
  /**
   * the first day after the last month
   * @format date
   */
  endsOn: string;
  tracks: {
    track: string;
    kind:
      | "consent"
      | "dataCheck"
      | "interview"
      | "household"
      | "villageMeeting"
      | "focusGroup"
      | "needsPlan"
      | "outreach"
      | "training"
      | "marketing"
      | "incomeManagement"
      | "mentoring"
      | "log"
      | "monitoring"
      | "processEvaluation"
      | "outcomeEvaluation"
      | "finalEvaluation"
      | "capital"
      | "task"
      | "counselling"
      | "welcome"
      | "continuedGuidance"
      | "termination"
      | "newProposal"
      | "referral"
      | "followUp"
      | "continuedMentoring"
      | "workingRelations"
      | "keepsUp";
    /** the same words in Indonesian and English */
    name: Words;
    /** one of its items */
    session: Words;
    /** its days belong to blocks, which move whole */
    blocks: boolean;
    /** a session of it that was missed can be made up */
    makesUp: boolean;
  }[];
  groups: {
    group: string;
    /** the same words in Indonesian and English */
    name: Words;
    /** training group; null: it is one */
    within: string | null;
    /** a plain date in the programme’s place */
    endedOn: string | null;
    /** items of its own that are open */
    open: number;
    yours: boolean;
  }[];
  hamlets: string[];
  /** those who left, too */
  people: {
    id: string;
    name: string;
    title: string | null;
  }[];
  vacant: {
    seat: string;
    /** the same words in Indonesian and English */
    name: Words;
    /** who held it last */
    last: string | null;
  }[];
  agencies: {
    agency: string;
    /** the same words in Indonesian and English */
    name: Words;
  }[];
  /** files of calendars that there are */
  calendars: string[];
}

export interface ActChanges {
  act: number;
  changes: {
    /** track/audience/ordinal; stays the same for ever */
    key: string;
    /** the same words in Indonesian and English */
    name: Words;
    what:
      | "added"
      | "cancelled"
      | "reopened"
      | "paused"
      | "resumed"
      | "moved"
      | "reassigned";
    before: {
      /**
       * a plain date in the programme’s place
       * @format date
       */
      from: string;
      /**
       * not included
       * @format date
       */
      until: string;
      /**
       * a plain date in the programme’s place
       * @format date
       */
      on: string;
      owner: string | null;
    } | null;
    after: {
      /**
       * a plain date in the programme’s place
       * @format date
       */
      from: string;
      /**
       * not included
       * @format date
       */
      until: string;
      /**
       * a plain date in the programme’s place
       * @format date
       */
      on: string;
      owner: string | null;
    };
  }[];
}

/** Where the service is and on whose token to ask it. Problems come in `language`, else in that of the person whose token it is. `fetch`: how it is reached, the global one unless said. */
export type Service = {
  readonly baseUrl: string;
  readonly token?: string | undefined;
  readonly language?: "id" | "en" | undefined;
  readonly fetch?: (url: URL, init: RequestInit) => Promise<Response>;
};

/** The service answered, and did not do what was asked. A service that does not answer is a TypeError of `fetch`. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.title}: ${problem.detail}`);
    this.name = "Refused";
    this.status = problem.status;
    this.problem = problem;
  }
}

type Asked = {
  readonly query?: object;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
};

const PATIENCE_MS = 60_000;

async function ask<Answer>(
  { baseUrl, token, language, fetch: reach = fetch }: Service,
  method: string,
  path: string,
  { query = {}, body, idempotencyKey }: Asked = {},
): Promise<Answer> {
  const url = new URL(baseUrl.replace(/\/+$/, "") + path);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value));
  const response = await reach(url, {
    method,
    headers: {
      accept: "application/json, application/problem+json",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(language !== undefined && { "pendamping-language": language }),
      ...(idempotencyKey !== undefined && {
        "idempotency-key": idempotencyKey,
      }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const text = await response.text();
  if (!response.ok) throw new Refused(problemIn(response, text));
  return JSON.parse(text) as Answer;
}

/** What stands between may answer in its own manner. */
function problemIn(
  { status, statusText, headers }: Response,
  text: string,
): Problem {
  if (headers.get("content-type")?.startsWith("application/problem+json"))
    return JSON.parse(text) as Problem;
  return { type: "about:blank", title: statusText, status, detail: "" };
}

/** Every operation of the service. Each throws `Refused` where it is not carried out. */
export type Client = ReturnType<typeof createClient>;

/** A client of one service on one token. */
export function createClient(service: Service) {
  return {
    /**
     * The process lives.
     */
    isAlive: (): Promise<Health> => ask(service, "GET", `/healthz`),

    /**
     * The database is there and its schema complete.
     */
    isReady: (): Promise<Health> => ask(service, "GET", `/readyz`),

    /**
     * Start a programme from its definition and people.
     * Proposes the whole plan, to be agreed by each training group and locked. Faults of the two files are all named at once, each with its line.
     */
    startProgramme: (body: Start, idempotencyKey: string): Promise<Started> =>
      ask(service, "POST", `/programmes`, { body, idempotencyKey }),

    /**
     * Programmes; a person sees their own.
     */
    listProgrammes: (): Promise<Programmes> =>
      ask(service, "GET", `/programmes`),

    /**
     * Where a programme stands; to donors without what is the team’s: shortfalls, agreements, repairs, vacancies.
     */
    readProgramme: ({ code }: { code: string }): Promise<ProgrammeStatus> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}`),

    /**
     * A proposed plan as those see it who agree and lock it.
     * Consents by group, what clashes on its day, how much is asked of each person, which groups have agreed.
     */
    readPlanning: ({ code }: { code: string }): Promise<Planning> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/planning`),

    /**
     * A programme at a glance: its tracks week by week, who has what to do, what comes next, what stands still.
     * Tracks and counts are for whoever may look at the programme. Items and people: for managers all, for coordinators those of the training group, for others their own.
     */
    readOverview: ({ code }: { code: string }): Promise<Overview> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/overview`),

    /**
     * The plan as it stands: everything that is to happen, when and with whom.
     * For the whole team. Who has an item is said to managers of all, to coordinators of their training group’s, to others of their own; a client or household is never named.
     */
    readSchedule: (
      { code }: { code: string },
      query: {
        /** @maxLength 60 */
        track?: string;
        /**
         * a group; a training group’s business groups are among its own
         * @maxLength 60
         */
        audience?: string;
        /** due from the notice, overdue from the reminder; `late`: held, reported after the reminder */
        state?: ItemState;
        /**
         * that it is planned in
         * @pattern ^\d{4}-(0[1-9]|1[0-2])$
         */
        month?: string;
      } = {},
    ): Promise<Schedule> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/schedule`, {
        query,
      }),

    /**
     * Who one is to a programme, and what one may do there.
     * What stands at the head of each page: the programme, the hour of its place, and the one who asks. Which item or group an action is about is judged where it is asked for.
     */
    readSelf: ({ code }: { code: string }): Promise<Self> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/me`),

    /**
     * What one may see of a programme, by words of it.
     * In Indonesian or English, also with a slip of the finger. Tasks that concern the one who asks; clients of groups one answers for; people and acts for managers and coordinators; decisions for everybody in the team, their reasons for managers alone. At most 50.
     */
    search: (
      { code }: { code: string },
      query: {
        /**
         * what is looked for
         * @maxLength 200
         * @default ""
         */
        q?: string;
      } = {},
    ): Promise<FoundAll> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/search`, {
        query,
      }),

    /**
     * Make the code of a day by which somebody without mail sets the PIN of their phone.
     * By a manager or the secretary, who prints it or sends it by hand. It is good for 24 hours and once, shown once and kept nowhere: a repeat of the request does not show it again. The one before opens nothing any more. Managers of real programmes sign in by mail and a second step instead.
     */
    makeDayCode: (
      { code, person }: { code: string; person: string },
      body: DayCodeRequest,
      idempotencyKey: string,
    ): Promise<DayCode> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/people/${encodeURIComponent(person)}/day-code`,
        { body, idempotencyKey },
      ),

    /**
     * Agree the proposed calendar for a training group.
     * By the coordinator of that group or a programme manager, until the plan is locked. Agreed once more it stays as it was.
     */
    agreeCalendar: (
      { code }: { code: string },
      body: Agree,
      idempotencyKey: string,
    ): Promise<Agreed> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/agreements`,
        { body, idempotencyKey },
      ),

    /**
     * Lock the plan.
     * By a programme manager, once every training group has agreed; with a reason where the roster falls short. Says how many items rest on holidays that no decree has set yet. From now on every item is expected.
     */
    lockPlan: (
      { code }: { code: string },
      body: Lock,
      idempotencyKey: string,
    ): Promise<Locked> =>
      ask(service, "POST", `/programmes/${encodeURIComponent(code)}/lock`, {
        body,
        idempotencyKey,
      }),

    /**
     * Open tasks: one’s own, or for a manager those of one person.
     * The secretary’s include the tasks that nobody has. Holds all that a phone needs to report without a connection.
     */
    listTasks: (
      { code }: { code: string },
      query: {
        /**
         * `due`: notice given, not overdue; `open`: all that is not accounted for
         * @default "open"
         */
        state?: "due" | "overdue" | "open";
        /** whose, for managers */
        person?: string;
      } = {},
    ): Promise<Tasks> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/tasks`, {
        query,
      }),

    /**
     * A task with its people and forms, its report, why it is there, what was done about it and who was told.
     * For its owner, those invited, the coordinator of its group and managers. Names of clients only for whoever may report it.
     */
    readItem: (
      {
        code,
        track,
        audience,
        ordinal,
      }: { code: string; track: string; audience: string; ordinal: string },
      query: {
        /**
         * `clients` as the report of that day marks them: those who were of its group or groups then. Where no day is named, those who are now
         * @format date
         */
        on?: string;
      } = {},
    ): Promise<Item> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/items/${encodeURIComponent(track)}/${encodeURIComponent(audience)}/${encodeURIComponent(ordinal)}`,
        { query },
      ),

    /**
     * Report how a session went.
     * By its owner, the coordinator of its group or a manager; the secretary where nobody has it. `id` is a UUID made on the device and is also sent as Idempotency-Key: sending it again is the same report. A held session with attendance marks each client of the group once. `answers` are those of the item’s `form`, `members` those of its `memberForm`, one entry for each client asked; a step that has `decisions` brings one. `planVersion` is answered where the report changed the plan; `proposesMakeUp` where too few were present.
     */
    reportItem: (
      {
        code,
        track,
        audience,
        ordinal,
      }: { code: string; track: string; audience: string; ordinal: string },
      body: ReportRequest,
      idempotencyKey: string,
    ): Promise<Reported> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/items/${encodeURIComponent(track)}/${encodeURIComponent(audience)}/${encodeURIComponent(ordinal)}/reports`,
        { body, idempotencyKey },
      ),

    /**
     * Who has to do with a task by name, what was changed about it, and who was told.
     * For whom the task concerns, as the task itself is.
     */
    readItemStory: ({
      code,
      track,
      audience,
      ordinal,
    }: {
      code: string;
      track: string;
      audience: string;
      ordinal: string;
    }): Promise<ItemStory> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/items/${encodeURIComponent(track)}/${encodeURIComponent(audience)}/${encodeURIComponent(ordinal)}/story`,
      ),

    /**
     * What reports of a programme choose from: reasons, seasons, sources of income, people.
     * The same for every task: a phone may keep it.
     */
    readChoices: ({ code }: { code: string }): Promise<Choices> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/choices`),

    /**
     * What one has typed of a report and not sent yet.
     * Nobody else’s. Gone once the task is reported, by whomever.
     */
    readUnfinished: ({
      code,
      track,
      audience,
      ordinal,
    }: {
      code: string;
      track: string;
      audience: string;
      ordinal: string;
    }): Promise<Unfinished> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/items/${encodeURIComponent(track)}/${encodeURIComponent(audience)}/${encodeURIComponent(ordinal)}/unfinished`,
      ),

    /**
     * Keep what was typed of a report, to go on with it later.
     * For whoever may report the task. `fields` and those of each client are the sender’s own, and are judged only once they are sent as a report; without any the kept ones are forgotten.
     */
    keepUnfinished: (
      {
        code,
        track,
        audience,
        ordinal,
      }: { code: string; track: string; audience: string; ordinal: string },
      body: UnfinishedReport,
      idempotencyKey: string,
    ): Promise<UnfinishedKept> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/items/${encodeURIComponent(track)}/${encodeURIComponent(audience)}/${encodeURIComponent(ordinal)}/unfinished`,
        { body, idempotencyKey },
      ),

    /**
     * Photographs of the signed sheet of a session.
     * For whoever may report the session.
     */
    readSheetPhotos: (
      {
        code,
        track,
        audience,
        ordinal,
      }: { code: string; track: string; audience: string; ordinal: string },
      query: {
        /**
         * only this one, with its picture
         * @format uuid
         */
        id?: string;
      } = {},
    ): Promise<SheetPhotos> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/items/${encodeURIComponent(track)}/${encodeURIComponent(audience)}/${encodeURIComponent(ordinal)}/photos`,
        { query },
      ),

    /**
     * Add a photograph of the signed sheet.
     * By whoever may report the session, before the report or after. Made small, and what the camera wrote into it is taken out, before it is stored sealed. JPEG, PNG or WebP.
     */
    addSheetPhoto: (
      {
        code,
        track,
        audience,
        ordinal,
      }: { code: string; track: string; audience: string; ordinal: string },
      body: SheetPhoto,
      idempotencyKey: string,
    ): Promise<SheetPhotoAdded> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/items/${encodeURIComponent(track)}/${encodeURIComponent(audience)}/${encodeURIComponent(ordinal)}/photos`,
        { body, idempotencyKey },
      ),

    /**
     * Take away a photograph that shows something else.
     */
    removeSheetPhoto: (
      {
        code,
        track,
        audience,
        ordinal,
      }: { code: string; track: string; audience: string; ordinal: string },
      body: PhotoRemoval,
      idempotencyKey: string,
    ): Promise<SheetPhotoRemoved> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/items/${encodeURIComponent(track)}/${encodeURIComponent(audience)}/${encodeURIComponent(ordinal)}/photo-removals`,
        { body, idempotencyKey },
      ),

    /**
     * A form of the definition.
     * The same for the whole of a programme: a phone may keep it.
     */
    readForm: ({
      code,
      form,
    }: {
      code: string;
      form: string;
    }): Promise<FormRead> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/forms/${encodeURIComponent(form)}`,
      ),

    /**
     * Outputs and outcomes against their targets.
     * Managers and whoever countersigns see all, a coordinator those of the training group’s business groups. Counts below 5 are shown to the team alone: from donors they are hidden.
     */
    listFigures: (
      { code }: { code: string },
      query: {
        /**
         * the day for which figures are read; today’s if left out
         * @format date
         */
        on?: string;
        /**
         * `programme` or a business group
         * @maxLength 60
         */
        audience?: string;
      } = {},
    ): Promise<Figures> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/figures`, {
        query,
      }),

    /**
     * Why a figure is what it is: how it is read, from which records, who is not counted.
     * Not for donors. Ids of clients and households are given to managers alone.
     */
    explainFigure: (
      { code, indicator }: { code: string; indicator: string },
      query: {
        /**
         * the day for which figures are read; today’s if left out
         * @format date
         */
        on?: string;
        /**
         * `programme` or a business group
         * @maxLength 60
         */
        audience?: string;
      } = {},
    ): Promise<FigureExplained> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/figures/${encodeURIComponent(indicator)}`,
        { query },
      ),

    /**
     * What somebody was told: oneself, or for a manager one person or `all`.
     */
    listNotices: (
      { code }: { code: string },
      query: {
        /** `next` of the page before */
        after?: number;
        limit?: number;
        /** whose, for managers; `all`: everybody’s */
        person?: string;
        /** only what is about it */
        item?: string;
        status?: "queued" | "sent" | "bounced" | "failed" | "muted";
      } = {},
    ): Promise<Notices> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/notices`, {
        query,
      }),

    /**
     * Who did what, on behalf of whom, and why; oldest first.
     */
    readJournal: (
      { code }: { code: string },
      query: {
        /** `next` of the page before */
        after?: number;
        limit?: number;
        /**
         * only what is about this key
         * @maxLength 200
         */
        subject?: string;
      } = {},
    ): Promise<Journal> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/journal`, {
        query,
      }),

    /**
     * What the secretariat hands over on a day to those who are not told by mail.
     * For managers and the secretary. Also what a mail server refused stands there.
     */
    readPrintList: (
      { code }: { code: string },
      query: {
        /**
         * a day of the place; today where none is named
         * @format date
         */
        day?: string;
      } = {},
    ): Promise<PrintList> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/print-list`,
        { query },
      ),

    /**
     * Mark notices of the print list as handed over.
     * By the coordinator of the group, a manager or the secretary, with who did it and when. Twice is once: the first mark stands.
     */
    markHandedOver: (
      { code }: { code: string },
      body: HandedOver,
      idempotencyKey: string,
    ): Promise<MarkedHandedOver> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/print-list`,
        { body, idempotencyKey },
      ),

    /**
     * How somebody is told: oneself, or anybody for managers and the secretary.
     */
    readNoticeSettings: ({
      code,
      person,
    }: {
      code: string;
      person: string;
    }): Promise<NoticeSettings> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/people/${encodeURIComponent(person)}/notices`,
      ),

    /**
     * Say how somebody is told from now on.
     * By the person, a manager or the secretary; what is left out stays. What waits already is put off, or let go, by what now holds. A duty whose deadline would pass meanwhile is not put off so long.
     */
    setNoticeSettings: (
      { code, person }: { code: string; person: string },
      body: NoticeWishes,
      idempotencyKey: string,
    ): Promise<NoticeSettingsSet> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/people/${encodeURIComponent(person)}/notices`,
        { body, idempotencyKey },
      ),

    /**
     * Change a person’s mail address, or confirm the one that a server refused.
     * By the person, a manager or the secretary. The same address again confirms it: mails go there from now on, and the secretary’s task is closed. Null: the person has none, and is told on paper.
     */
    changeAddress: (
      { code, person }: { code: string; person: string },
      body: Address,
      idempotencyKey: string,
    ): Promise<AddressChanged> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/people/${encodeURIComponent(person)}/address`,
        { body, idempotencyKey },
      ),

    /**
     * Why somebody got a notice, in words.
     * Which item it is about, which step of the ladder or which act wrote it, as what the person got it, since when the item is open, which settings put it off, what became of it, and the entry of the journal.
     */
    whyNotice: ({
      code,
      notice,
    }: {
      code: string;
      notice: string;
    }): Promise<WhyNotice> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/notices/${encodeURIComponent(notice)}/why`,
      ),

    /**
     * Somebody’s last 20 notices by what they are about, one’s own, or anybody’s for managers.
     */
    listLatestNotices: ({
      code,
      person,
    }: {
      code: string;
      person: string;
    }): Promise<LatestNotices> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/people/${encodeURIComponent(person)}/latest-notices`,
      ),

    /**
     * Whom to tell by WhatsApp this morning: those of a coordinator’s group, all of them for managers and the secretary.
     * Each person whose main channel it is, with a text and a link that opens it. What was sent is logged with `logByHand`; what is reported in between drops out.
     */
    readMorningList: ({ code }: { code: string }): Promise<MorningList> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/morning-list`,
      ),

    /**
     * Log that somebody was told by WhatsApp, by hand.
     * By the coordinator of the group, a manager or the secretary: the notices are sent, by whom and when. Twice is once.
     */
    logByHand: (
      { code }: { code: string },
      body: ByHand,
      idempotencyKey: string,
    ): Promise<LoggedByHand> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/morning-list`,
        { body, idempotencyKey },
      ),

    /**
     * Make the private address of somebody’s calendar feed, one’s own, or anybody’s for managers and the secretary.
     * Whoever has the address can read the calendar, so it is shown once and kept nowhere: a repeat of the request does not show it again. Made anew, the address before opens nothing any more.
     */
    makeFeed: (
      { code, person }: { code: string; person: string },
      body: FeedRequest,
      idempotencyKey: string,
    ): Promise<Feed> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/people/${encodeURIComponent(person)}/feed`,
        { body, idempotencyKey },
      ),

    /**
     * Withdraw the address of somebody’s calendar feed.
     */
    closeFeed: (
      { code, person }: { code: string; person: string },
      body: FeedClosing,
      idempotencyKey: string,
    ): Promise<FeedClosed> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/people/${encodeURIComponent(person)}/feed/revoke`,
        { body, idempotencyKey },
      ),

    /**
     * Try again everything that is blocked or broken.
     * By a programme manager, once the cause is mended: blocked items ring from where they stopped, open repairs close, and each workflow that still has something to do is told.
     */
    retryRepairs: (
      { code }: { code: string },
      body: Retry,
      idempotencyKey: string,
    ): Promise<Retried> =>
      ask(service, "POST", `/programmes/${encodeURIComponent(code)}/repairs`, {
        body,
        idempotencyKey,
      }),

    /**
     * The village list: who takes part and who left, by place.
     * Managers see all, a coordinator those of the training group, a mentor those of the business group; to others it is empty.
     */
    listClients: (
      { code }: { code: string },
      query: {
        /**
         * one business group alone
         * @maxLength 60
         */
        group?: string;
      } = {},
    ): Promise<Clients> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/clients`, {
        query,
      }),

    /**
     * A client with the groups they were of, what is asked of them, and what was decided about them.
     */
    readClient: ({
      code,
      client,
    }: {
      code: string;
      client: string;
    }): Promise<ClientStory> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/clients/${encodeURIComponent(client)}`,
      ),

    /**
     * The waiting list, in its order, and how many were refused.
     * For managers all of it, for a coordinator those who wait for the training group or for any.
     */
    listApplicants: ({ code }: { code: string }): Promise<Applicants> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/applicants`),

    /**
     * End somebody’s participation.
     * By the mentor of the group, its coordinator or a manager. From `on` the client is on no list. What is open about them is cancelled, but for the endline, which is tried once; after a death nothing is asked of anybody. The same exit again is the same. With `preview: true` nothing is done. It can be undone by its number (`undoAct`) while nothing depends on it, as everything that is decided about a client, but for an erasure.
     */
    exitClient: (
      { code, client }: { code: string; client: string },
      body: Exit,
      idempotencyKey: string,
    ): Promise<Exited> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/clients/${encodeURIComponent(client)}/exit`,
        { body, idempotencyKey },
      ),

    /**
     * Take a leaver back.
     * Within the months that the reason gives, while the place is free. What was missed stays missed. With `preview: true` nothing is done.
     */
    returnClient: (
      { code, client }: { code: string; client: string },
      body: Return,
      idempotencyKey: string,
    ): Promise<Returned> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/clients/${encodeURIComponent(client)}/return`,
        { body, idempotencyKey },
      ),

    /**
     * Give a leaver’s place to the next of the waiting list.
     * By the coordinator of the group or a manager, until the first phase of the group’s training is over. Passing somebody over takes a reason. Of one who died a `relative` of the household may take the place at any time, under a new id, by the decision of the group’s meeting. With `preview: true` nothing is done.
     */
    replaceClient: (
      { code, client }: { code: string; client: string },
      body: Replace,
      idempotencyKey: string,
    ): Promise<Replaced> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/clients/${encodeURIComponent(client)}/replacement`,
        { body, idempotencyKey },
      ),

    /**
     * Move a client to another business group.
     * By the coordinator of the group or a manager; once capital has been handed over to either group, by the team leader alone, with a reason. With `preview: true` nothing is done.
     */
    transferClient: (
      { code, client }: { code: string; client: string },
      body: Transfer,
      idempotencyKey: string,
    ): Promise<Transferred> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/clients/${encodeURIComponent(client)}/transfer`,
        { body, idempotencyKey },
      ),

    /**
     * Make unreadable what is known of a person who takes part no more, or waits.
     * By a manager, with a reason. Counts and the journal stay; it cannot be undone.
     */
    eraseClient: (
      { code, client }: { code: string; client: string },
      body: Erase,
      idempotencyKey: string,
    ): Promise<Erased> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/clients/${encodeURIComponent(client)}/erasure`,
        { body, idempotencyKey },
      ),

    /**
     * A client’s household, consents with their dates, attendance and what was asked, without the answers.
     * For the mentor of the group, its coordinator and managers.
     */
    readClientRecord: ({
      code,
      client,
    }: {
      code: string;
      client: string;
    }): Promise<ClientRecord> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/clients/${encodeURIComponent(client)}/record`,
      ),

    /**
     * The business groups one answers for, with attendance and what comes next.
     * Managers see all, a coordinator those of the training group, a mentor their own; to others it is empty.
     */
    listGroups: ({ code }: { code: string }): Promise<Groups> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/groups`),

    /**
     * A group: its members with their attendance, its series, what was and what comes.
     * For whoever answers for all of it: a business or training group, or `programme`.
     */
    readGroup: ({
      code,
      audience,
    }: {
      code: string;
      audience: string;
    }): Promise<GroupRecord> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/groups/${encodeURIComponent(audience)}`,
      ),

    /**
     * Record what one client consents to, or takes back.
     * By the mentor of the group, its coordinator or a manager: for a newcomer, for somebody who was away when the group was asked, or when a consent is taken back. The first time every purpose is asked. Who refuses what is required leaves the list (`refused`); who takes it back later stays and is served, is asked nothing more and is in no figure (`withdrawn`), until it is given again (`restored`).
     */
    recordConsent: (
      { code, client }: { code: string; client: string },
      body: ConsentRequest,
      idempotencyKey: string,
    ): Promise<ConsentRecorded> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/clients/${encodeURIComponent(client)}/consents`,
        { body, idempotencyKey },
      ),

    /**
     * What a monitoring visit or an evaluation is made from: activities against plan, reports that are missing, figures so far.
     * For those whose item it is. Nothing is expected of an item that is no visit or evaluation.
     */
    readInputs: ({
      code,
      track,
      audience,
      ordinal,
    }: {
      code: string;
      track: string;
      audience: string;
      ordinal: string;
    }): Promise<Inputs> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/items/${encodeURIComponent(track)}/${encodeURIComponent(audience)}/${encodeURIComponent(ordinal)}/inputs`,
      ),

    /**
     * What the figures proposed at termination, who confirmed or overrode it and why, and who countersigned.
     * What is judged of the programme is for everybody; of a business group for managers, whoever countersigns, the coordinator and the mentor of the group. Which measures were decided is for everybody.
     */
    readDecisions: ({ code }: { code: string }): Promise<Decisions> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/decisions`),

    /**
     * What is to be decided now and whose it is, and what visits and evaluations have found.
     * Of what concerns the one who asks: theirs, what they are invited to, of their training group, all for managers.
     */
    listOpenDecisions: ({ code }: { code: string }): Promise<OpenDecisions> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/open-decisions`,
      ),

    /**
     * What came of each measure: who was asked, what they answered, what goes on.
     */
    readMeasures: ({ code }: { code: string }): Promise<MeasuresStanding> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/measures`),

    /**
     * How the money of each source stands, by purpose and fiscal year.
     */
    readFunds: ({ code }: { code: string }): Promise<Funds> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/funds`),

    /**
     * The books: every entry with the day, the item it was for and who recorded it.
     */
    listFundEntries: (
      { code }: { code: string },
      query: {
        /** `next` of the page before */
        after?: number;
        limit?: number;
        /** @maxLength 60 */
        source?: string;
        /** @maxLength 120 */
        item?: string;
      } = {},
    ): Promise<FundEntries> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/funds/entries`,
        { query },
      ),

    /**
     * What a source promises; `lastSpendingOn` where it names a day other than the fiscal year’s last..
     * By the treasurer or a manager. Answers how the source’s money of that fiscal year stands after it.
     */
    recordPledge: (
      { code }: { code: string },
      body: FundEntryRequest,
      idempotencyKey: string,
    ): Promise<FundsRecorded> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/funds/pledges`,
        { body, idempotencyKey },
      ),

    /**
     * Money that came..
     * By the treasurer or a manager. Answers how the source’s money of that fiscal year stands after it.
     */
    recordReceipt: (
      { code }: { code: string },
      body: FundEntryRequest,
      idempotencyKey: string,
    ): Promise<FundsRecorded> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/funds/receipts`,
        { body, idempotencyKey },
      ),

    /**
     * What was spent, and for which item; never more than was received and is not bound..
     * By the treasurer or a manager. Answers how the source’s money of that fiscal year stands after it.
     */
    recordExpense: (
      { code }: { code: string },
      body: FundEntryRequest,
      idempotencyKey: string,
    ): Promise<FundsRecorded> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/funds/expenses`,
        { body, idempotencyKey },
      ),

    /**
     * Paid from somebody’s pocket: a debt of the source, no income..
     * By the treasurer or a manager. Answers how the source’s money of that fiscal year stands after it.
     */
    recordAdvance: (
      { code }: { code: string },
      body: FundEntryRequest,
      idempotencyKey: string,
    ): Promise<FundsRecorded> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/funds/advances`,
        { body, idempotencyKey },
      ),

    /**
     * An advance paid back out of what was received..
     * By the treasurer or a manager. Answers how the source’s money of that fiscal year stands after it.
     */
    recordSettlement: (
      { code }: { code: string },
      body: FundEntryRequest,
      idempotencyKey: string,
    ): Promise<FundsRecorded> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/funds/settlements`,
        { body, idempotencyKey },
      ),

    /**
     * Given back to the source..
     * By the treasurer or a manager. Answers how the source’s money of that fiscal year stands after it.
     */
    recordRefund: (
      { code }: { code: string },
      body: FundEntryRequest,
      idempotencyKey: string,
    ): Promise<FundsRecorded> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/funds/refunds`,
        { body, idempotencyKey },
      ),

    /**
     * Undo an entry by one of its own.
     * By the treasurer or a manager, once. What came of a grant is undone through the steps of the grant.
     */
    reverseFundEntry: (
      { code }: { code: string },
      body: FundReversal,
      idempotencyKey: string,
    ): Promise<FundsRecorded> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/funds/reversals`,
        { body, idempotencyKey },
      ),

    /**
     * Book as refunded what may not be spent any more.
     * By the treasurer or a manager, once the last day of spending is over. Money that a source lets be spent longer stays.
     */
    closeFiscalYear: (
      { code }: { code: string },
      body: FundClosing,
      idempotencyKey: string,
    ): Promise<FiscalYearClosed> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/funds/closings`,
        { body, idempotencyKey },
      ),

    /**
     * The capital grant of each business group, hand by hand, with the records it stands on.
     * Who gets how much of whom is everybody’s in the team to know. Officers, other aid and the use made of it are for managers, the treasurer, whoever countersigns, and those who answer for the group.
     */
    listGrants: (
      { code }: { code: string },
      query: {
        /**
         * one business group alone
         * @maxLength 60
         */
        group?: string;
      } = {},
    ): Promise<Grants> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/grants`, {
        query,
      }),

    /**
     * What can be booked, and who has it when.
     */
    listBookings: (
      { code }: { code: string },
      query: {
        /**
         * today unless said
         * @format date
         */
        from?: string;
        /**
         * not included; 31 days later unless said
         * @format date
         */
        until?: string;
        /** @maxLength 120 */
        thing?: string;
      } = {},
    ): Promise<Bookings> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/bookings`, {
        query,
      }),

    /**
     * Book a vehicle or a piece of equipment.
     * For oneself, by the programme’s local time. What somebody has then is refused, saying who has it until when.
     */
    bookThing: (
      { code }: { code: string },
      body: BookingRequest,
      idempotencyKey: string,
    ): Promise<Booked> =>
      ask(service, "POST", `/programmes/${encodeURIComponent(code)}/bookings`, {
        body,
        idempotencyKey,
      }),

    /**
     * Take a thing back.
     * By whoever booked it, or a manager: with its condition, the reading of its meter, or both. The time left is free for others.
     */
    closeBooking: (
      { code, number }: { code: string; number: string },
      body: BookingClosing,
      idempotencyKey: string,
    ): Promise<BookingClosed> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/bookings/${encodeURIComponent(number)}/closing`,
        { body, idempotencyKey },
      ),

    /**
     * Give up a booking that has not begun.
     */
    cancelBooking: (
      { code, number }: { code: string; number: string },
      body: BookingCancellation,
      idempotencyKey: string,
    ): Promise<BookingCancelled> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/bookings/${encodeURIComponent(number)}/cancellation`,
        { body, idempotencyKey },
      ),

    /**
     * Move one item, this and the following, a block, a phase, a series, a track or a group.
     * By a manager, or the coordinator of the training group. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    movePlan: (
      { code }: { code: string },
      body: Move,
      idempotencyKey: string,
    ): Promise<Moved> =>
      ask(service, "POST", `/programmes/${encodeURIComponent(code)}/moves`, {
        body,
        idempotencyKey,
      }),

    /**
     * Undo an act: all that it changed is as it was.
     * By whoever may act on the plan. Refused when something that it changed has changed since, or was done: what depends on it is named. With `preview: true` it is not done.
     */
    undoAct: (
      { code }: { code: string },
      body: Undo,
      idempotencyKey: string,
    ): Promise<Undone> =>
      ask(service, "POST", `/programmes/${encodeURIComponent(code)}/undos`, {
        body,
        idempotencyKey,
      }),

    /**
     * What was done about the plan, the latest last.
     */
    listActs: (
      { code }: { code: string },
      query: {
        /** `next` of the page before */
        after?: number;
        limit?: number;
      } = {},
    ): Promise<Acts> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/acts`, {
        query,
      }),

    /**
     * Who holds which seat since when, who is away, and which seats are vacant.
     * For managers and coordinators; how people are reached for managers alone.
     */
    listPeople: ({ code }: { code: string }): Promise<People> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/people`),

    /**
     * Somebody is away, and another stands in.
     * By a manager, or the coordinator about who serves the training group. What is planned for those days is the substitute's, also what comes into the plan meanwhile; whoever is not named is proposed: the same role in the same training group, then its coordinator. Where there is nobody it is paused. Steps that are their owner's own wait, unless an acting holder is named. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    recordAbsence: (
      { code }: { code: string },
      body: Absence,
      idempotencyKey: string,
    ): Promise<AbsenceRecorded> =>
      ask(service, "POST", `/programmes/${encodeURIComponent(code)}/absences`, {
        body,
        idempotencyKey,
      }),

    /**
     * Somebody is back: what is still open is theirs again.
     * Also the end of an acting holder's time. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    endAbsence: (
      { code }: { code: string },
      body: AbsenceEnd,
      idempotencyKey: string,
    ): Promise<AbsenceEnded> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/absence-ends`,
        { body, idempotencyKey },
      ),

    /**
     * Somebody leaves, or a vacant seat is filled: the seat gets another holder from a day on.
     * By a manager. All that is open passes on, also what comes later; without `to` the seat is vacant, which is a task. Counselling cases are named in the answer and pass one by one. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    handOverSeat: (
      { code }: { code: string },
      body: SeatHandover,
      idempotencyKey: string,
    ): Promise<SeatHandedOver> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/handovers`,
        { body, idempotencyKey },
      ),

    /**
     * Somebody acts for an absent holder (Plh.), or for a vacant seat (Plt.).
     * By a manager. Theirs are also the steps that are their owner's own; what they sign for somebody absent is recorded as done on behalf of that person. Who signs the same decision in a seat of their own cannot. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    nameActing: (
      { code }: { code: string },
      body: Acting,
      idempotencyKey: string,
    ): Promise<ActingNamed> =>
      ask(service, "POST", `/programmes/${encodeURIComponent(code)}/acting`, {
        body,
        idempotencyKey,
      }),

    /**
     * A counselling case passes to another, with its client’s word.
     * By a manager, or the coordinator of the training group. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    passCase: (
      { code }: { code: string },
      body: CaseHandover,
      idempotencyKey: string,
    ): Promise<CasePassed> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/case-handovers`,
        { body, idempotencyKey },
      ),

    /**
     * Have a running programme follow to another version of its definition.
     * By a manager or the administrator. Both versions are planned for today’s people: where they differ the plan follows the new one. What was moved by hand, and what people know of already, keeps its dates (`kept`). What cannot be mapped (a group gone, a question that was answered gone or narrowed, steps of a track changed, …) is refused, each place named. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    migrateDefinition: (
      { code }: { code: string },
      body: Migration,
      idempotencyKey: string,
    ): Promise<Migrated> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/definition`,
        { body, idempotencyKey },
      ),

    /**
     * Pause an item, a series, a track, a group or the programme, from now on.
     * By a manager, or the coordinator of the training group. What is paused rings nothing, is not overdue and may be reported all the same; termination waits for it. With the cause `funds` only what costs money is paused. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    pausePlan: (
      { code }: { code: string },
      body: Pause,
      idempotencyKey: string,
    ): Promise<Paused> =>
      ask(service, "POST", `/programmes/${encodeURIComponent(code)}/pauses`, {
        body,
        idempotencyKey,
      }),

    /**
     * End a pause: what it holds back goes on with the time that remained.
     * `act` is the number of the pause. All of it moves on by the days that the pause lasted; after a pause for `funds` or `substitute` what could not be held in time, and what would then come too near to it. What another pause holds back too goes on when the last of them ends. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    resumePlan: (
      { code }: { code: string },
      body: Resume,
      idempotencyKey: string,
    ): Promise<Resumed> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/resumptions`,
        { body, idempotencyKey },
      ),

    /**
     * Merge a business group into another.
     * By the coordinator of the training group or a manager; once capital was handed over by the team leader. From `on` its people are of the other group; its open sessions are called off and not missed, what is about one client or household goes on with those who serve the other group. Nothing of its people may have been held on that day or after. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    mergeGroups: (
      { code }: { code: string },
      body: Merge,
      idempotencyKey: string,
    ): Promise<Merged> =>
      ask(service, "POST", `/programmes/${encodeURIComponent(code)}/mergers`, {
        body,
        idempotencyKey,
      }),

    /**
     * End a business group whose people go on in no other.
     * By the coordinator of the training group or a manager. Its clients leave with the reason `groupEnded` and are asked once more at the end; all else that is open is called off. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    exitGroup: (
      { code }: { code: string },
      body: ExitGroup,
      idempotencyKey: string,
    ): Promise<GroupExited> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/group-exits`,
        { body, idempotencyKey },
      ),

    /**
     * Stop a programme before its time.
     * By a manager, until termination begins. Open sessions are called off for one reason, cases are passed on, everybody is asked once more within two weeks, the final evaluation follows in the two weeks after, and then termination. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    exitProgramme: (
      { code }: { code: string },
      body: ExitProgramme,
      idempotencyKey: string,
    ): Promise<ProgrammeExited> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/programme-exits`,
        { body, idempotencyKey },
      ),

    /**
     * Excuse a client who is away or ill for a while.
     * By the mentor of the group, its coordinator or a manager, for three months at most; who is away longer leaves. What is missed meanwhile brings no follow-up. Attendance is marked all the same: lists say who is away. The same `from` again gives it another end. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    excuseClient: (
      { code }: { code: string },
      body: ExcuseClient,
      idempotencyKey: string,
    ): Promise<ClientExcused> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/client-pauses`,
        { body, idempotencyKey },
      ),

    /**
     * Add days to the calendar of a running programme: a holiday, a storm, mourning in a hamlet, a decree.
     * By a manager; for the groups of one training group also by its coordinator. Sessions whose day is no longer good go to another, blocks of training whole; ladders count the working days there are then. With `years` or a `calendar`, the holidays and collective leave of these years are replaced. Names of days are shown to everybody, so they name nobody. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    addCalendarDays: (
      { code }: { code: string },
      body: CalendarDays,
      idempotencyKey: string,
    ): Promise<CalendarDaysAdded> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/calendar-days`,
        { body, idempotencyKey },
      ),

    /**
     * Put the end of a programme off by so many months.
     * By a manager, until termination begins. The final evaluation and what is asked once at the end (the endline) move along; what belongs to a month keeps it. Sessions still open can then be moved into the months gained. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    extendProgramme: (
      { code }: { code: string },
      body: Extend,
      idempotencyKey: string,
    ): Promise<Extended> =>
      ask(
        service,
        "POST",
        `/programmes/${encodeURIComponent(code)}/extensions`,
        { body, idempotencyKey },
      ),

    /**
     * Make up a session that did not happen, or that too few came to.
     * By a manager or the coordinator of the training group, while the programme runs; once for each session. It stands in the free days of its month, else on the next good day, or `on` the day given. It counts for attendance and for the tests before and after, and is no new planned session. With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.
     */
    makeUpItem: (
      { code }: { code: string },
      body: MakeUp,
      idempotencyKey: string,
    ): Promise<MadeUp> =>
      ask(service, "POST", `/programmes/${encodeURIComponent(code)}/make-ups`, {
        body,
        idempotencyKey,
      }),

    /**
     * Sessions that wait for a make-up: those that did not happen, or that too few came to.
     * To a manager all of them, to a coordinator those of the training group; the longest ago first. Once it is made up a session is no longer among them.
     */
    listMissed: ({ code }: { code: string }): Promise<MissedSessions> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/make-ups`),

    /**
     * How the plan stood at the end of a day.
     * What had come into the plan by then, with the dates, owner and state it had then. For managers and coordinators.
     */
    readPlan: (
      { code }: { code: string },
      query: {
        /**
         * a day that is over; without one, or of one to come: as it stands now
         * @format date
         */
        on?: string;
        /** @maxLength 60 */
        track?: string;
        /** @maxLength 60 */
        audience?: string;
      } = {},
    ): Promise<PlanThen> =>
      ask(service, "GET", `/programmes/${encodeURIComponent(code)}/plan`, {
        query,
      }),

    /**
     * Why an item has the dates that it has.
     * The rule by which it was planned, and each change of its dates since, oldest first: by an act, or (`act` null) because the step before it was done.
     */
    readItemDates: ({
      code,
      track,
      audience,
      ordinal,
    }: {
      code: string;
      track: string;
      audience: string;
      ordinal: string;
    }): Promise<DatesExplained> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/items/${encodeURIComponent(track)}/${encodeURIComponent(audience)}/${encodeURIComponent(ordinal)}/dates`,
      ),

    /**
     * What a change of the plan can be about: tracks, groups, hamlets, people, vacant seats, calendars.
     * For whoever may see acts. `yours`: whether the one who asks may change what is planned for that group alone.
     */
    readChangeChoices: ({ code }: { code: string }): Promise<ChangeChoices> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/change-choices`,
      ),

    /**
     * What an act did to which item, as the journal has it.
     */
    readActChanges: ({
      code,
      act,
    }: {
      code: string;
      act: string;
    }): Promise<ActChanges> =>
      ask(
        service,
        "GET",
        `/programmes/${encodeURIComponent(code)}/acts/${encodeURIComponent(act)}`,
      ),

    /**
     * Definitions that come with this version.
     */
    listDefinitions: (
      query: {
        /**
         * only this one, with its text
         * @maxLength 80
         */
        file?: string;
      } = {},
    ): Promise<Definitions> => ask(service, "GET", `/definitions`, { query }),

    /**
     * What one is about to start; nobody else sees it.
     */
    listStarts: (): Promise<Starts> => ask(service, "GET", `/starts`),

    /**
     * Begin to prepare a programme.
     */
    beginStart: (
      body: BeginStart,
      idempotencyKey: string,
    ): Promise<StartKept> =>
      ask(service, "POST", `/starts`, { body, idempotencyKey }),

    /**
     * What was entered for one start, judged as it stands.
     */
    readStart: ({ start }: { start: string }): Promise<StartUnderWay> =>
      ask(service, "GET", `/starts/${encodeURIComponent(start)}`),

    /**
     * The text of the definition that was chosen.
     */
    readStartDefinition: ({
      start,
    }: {
      start: string;
    }): Promise<StartDefinition> =>
      ask(service, "GET", `/starts/${encodeURIComponent(start)}/definition`),

    /**
     * Choose the definition by its text; every fault is named with its line.
     */
    chooseDefinition: (
      { start }: { start: string },
      body: ChooseDefinition,
      idempotencyKey: string,
    ): Promise<StartKept> =>
      ask(service, "POST", `/starts/${encodeURIComponent(start)}/definition`, {
        body,
        idempotencyKey,
      }),

    /**
     * The sheets of a roster: their columns, and who is in them so far, as a sheet shows them.
     */
    readRoster: ({ start }: { start: string }): Promise<RosterSheets> =>
      ask(service, "GET", `/starts/${encodeURIComponent(start)}/roster`),

    /**
     * Take the rows without fault of the sheets that were looked through.
     */
    takeRoster: (
      { start }: { start: string },
      body: TakeRoster,
      idempotencyKey: string,
    ): Promise<StartKept> =>
      ask(service, "POST", `/starts/${encodeURIComponent(start)}/roster`, {
        body,
        idempotencyKey,
      }),

    /**
     * Say where and when it runs, and under which code.
     */
    setStartDetails: (
      { start }: { start: string },
      body: StartDetails,
      idempotencyKey: string,
    ): Promise<StartKept> =>
      ask(service, "POST", `/starts/${encodeURIComponent(start)}/details`, {
        body,
        idempotencyKey,
      }),

    /**
     * Look sheets of people through, row by row, and take nothing yet.
     * What was found is in `checked` of the start. A row with the code of somebody who is there already replaces that entry; `replaces` begins anew.
     */
    checkRoster: (
      { start }: { start: string },
      body: Roster,
      idempotencyKey: string,
    ): Promise<StartKept> =>
      ask(
        service,
        "POST",
        `/starts/${encodeURIComponent(start)}/roster-checks`,
        { body, idempotencyKey },
      ),

    /**
     * Forget the sheets that were looked through.
     */
    dropRoster: (
      { start }: { start: string },
      body: DropRoster,
      idempotencyKey: string,
    ): Promise<StartKept> =>
      ask(
        service,
        "POST",
        `/starts/${encodeURIComponent(start)}/roster-drops`,
        { body, idempotencyKey },
      ),

    /**
     * Put clients and those who serve them into groups.
     */
    setStartGroups: (
      { start }: { start: string },
      body: StartGroups,
      idempotencyKey: string,
    ): Promise<StartKept> =>
      ask(service, "POST", `/starts/${encodeURIComponent(start)}/groups`, {
        body,
        idempotencyKey,
      }),

    /**
     * Say why it starts although people are lacking.
     */
    acceptShort: (
      { start }: { start: string },
      body: AcceptShort,
      idempotencyKey: string,
    ): Promise<StartKept> =>
      ask(service, "POST", `/starts/${encodeURIComponent(start)}/acceptance`, {
        body,
        idempotencyKey,
      }),

    /**
     * Throw away what was entered for a start.
     */
    discardStart: (
      { start }: { start: string },
      body: DiscardStart,
      idempotencyKey: string,
    ): Promise<StartKept> =>
      ask(service, "POST", `/starts/${encodeURIComponent(start)}/discard`, {
        body,
        idempotencyKey,
      }),

    /**
     * Start the programme from what was entered.
     * As `startProgramme` does from two files: the same judge decides.
     */
    startFrom: (
      { start }: { start: string },
      body: StartFrom,
      idempotencyKey: string,
    ): Promise<StartedFrom> =>
      ask(service, "POST", `/starts/${encodeURIComponent(start)}/programme`, {
        body,
        idempotencyKey,
      }),

    /**
     * Where many programmes stand: those that one may see, looked through, in order, a page of them.
     */
    readPortfolio: (
      query: {
        /**
         * each must stand in the code, name or village
         * @maxLength 100
         * @default ""
         */
        words?: string;
        stage?: "planning" | "running" | "termination" | "measures" | "ended";
        kind?: "real" | "rehearsal";
        /**
         * `yes`: only where something is overdue or stands still
         * @default "no"
         */
        attention?: "yes" | "no";
        /** @default "attention" */
        order?: "attention" | "next" | "start" | "name";
        /**
         * by whose names `order=name` goes
         * @default "id"
         */
        language?: "id" | "en";
        page?: number;
        limit?: number;
      } = {},
    ): Promise<Portfolio> => ask(service, "GET", `/portfolio`, { query }),

    /**
     * Who signs in without being of a programme’s team.
     */
    listAccounts: (): Promise<Accounts> => ask(service, "GET", `/accounts`),

    /**
     * Open an account.
     * They sign in by mail; administrators and managers set up a second step the first time.
     */
    openAccount: (
      body: AccountRequest,
      idempotencyKey: string,
    ): Promise<AccountKept> =>
      ask(service, "POST", `/accounts`, { body, idempotencyKey }),

    /**
     * Say anew which programmes a manager manages, or a donor reads figures of.
     */
    setAccountProgrammes: (
      { account }: { account: string },
      body: AccountProgrammes,
      idempotencyKey: string,
    ): Promise<AccountKept> =>
      ask(
        service,
        "POST",
        `/accounts/${encodeURIComponent(account)}/programmes`,
        { body, idempotencyKey },
      ),

    /**
     * Close an account; the last administrator’s stays.
     */
    closeAccount: (
      { account }: { account: string },
      body: AccountClosing,
      idempotencyKey: string,
    ): Promise<AccountClosed> =>
      ask(service, "POST", `/accounts/${encodeURIComponent(account)}/close`, {
        body,
        idempotencyKey,
      }),

    /**
     * Forget somebody’s passkeys and authenticator app, which they lost.
     * Their sessions end. At the next sign-in they set up others. Answered alike whoever’s address it is.
     */
    forgetSecondStep: (
      body: SecondStepForgetting,
      idempotencyKey: string,
    ): Promise<SecondStepForgotten> =>
      ask(service, "POST", `/second-steps/forget`, { body, idempotencyKey }),

    /**
     * Programmes that a supporter has said yes to and that may be started; a person sees what continues their own.
     */
    listDrafts: (
      query: {
        /**
         * only this one, with its definition and what was missed before
         * @maxLength 40
         */
        code?: string;
      } = {},
    ): Promise<Drafts> => ask(service, "GET", `/drafts`, { query }),
  };
}
