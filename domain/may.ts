import type { Actor } from './actor.ts';
import type { Definition } from './definition.ts';
import { trainingGroupOf } from './ladder.ts';

/** Everything that can be asked of the product. `Own` is about the one who asks, `Others` about other people. */
export const ACTIONS = [
  'startProgramme',
  'listProgrammes',
  'viewProgramme',
  'agreeCalendar',
  'lockPlan',
  'viewOwnTasks',
  'viewOthersTasks',
  'viewItem',
  'report',
  'viewOwnNotices',
  'viewOthersNotices',
  'viewJournal',
  'retryRepairs',
  'viewClients',
  'viewClient',
  'viewApplicants',
  'exitClient',
  'returnClient',
  'replaceClient',
  'transferClient',
  'eraseClient',
  'recordConsent',
  'viewFunds',
  'keepFunds',
  'viewGrants',
  'viewBookings',
  'bookThing',
  'viewDecisions',
  'viewMeasures',
  'listDrafts',
  'viewFigures',
  'movePlan',
  'extendProgramme',
  'endGroup',
  'endProgramme',
  'pauseClient',
  'migrateDefinition',
  'viewActs',
  'viewNoticeSettings',
  'setNoticeSettings',
  'viewMorningList',
  'viewPrintList',
  'viewNotice',
  'tellByHand',
  'keepFeed',
  'recordAbsence',
  'handOver',
  'nameActing',
  'passCase',
  'viewPeople',
  'makeDayCode',
  'keepAccounts',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What an actor is to a programme. `foreign`: a person of another one, or an account that has to do with others. */
export type Standing = 'machine' | 'administrator' | 'manager' | 'coordinator' | 'staff' | 'donor' | 'foreign';

/** The programme asked about, with what its definition says of roles. */
export type ProgrammeRoles = { readonly code: string } & Pick<Definition, 'managers' | 'groupCoordinator'>;

/** The one table. Who is not named may not; strangers are named nowhere. An administrator sees how programmes stand, and no client; a donor sees figures. */
const ALLOWED: Readonly<Record<Action, readonly Standing[]>> = {
  startProgramme: ['machine', 'administrator', 'manager'],
  listProgrammes: ['machine', 'administrator', 'manager', 'coordinator', 'staff', 'donor'],
  viewProgramme: ['machine', 'administrator', 'manager', 'coordinator', 'staff', 'donor'],
  agreeCalendar: ['manager', 'coordinator'],
  lockPlan: ['manager'],
  viewOwnTasks: ['manager', 'coordinator', 'staff'],
  viewOthersTasks: ['manager'],
  viewItem: ['manager', 'coordinator', 'staff'],
  report: ['manager', 'coordinator', 'staff'],
  viewOwnNotices: ['manager', 'coordinator', 'staff'],
  viewOthersNotices: ['manager'],
  viewJournal: ['manager'],
  retryRepairs: ['administrator', 'manager'],
  viewClients: ['manager', 'coordinator', 'staff'],
  viewClient: ['manager', 'coordinator', 'staff'],
  viewApplicants: ['manager', 'coordinator'],
  exitClient: ['manager', 'coordinator', 'staff'],
  returnClient: ['manager', 'coordinator', 'staff'],
  replaceClient: ['manager', 'coordinator'],
  transferClient: ['manager', 'coordinator'],
  eraseClient: ['manager'],
  recordConsent: ['manager', 'coordinator', 'staff'],
  viewFunds: ['manager', 'coordinator', 'staff'],
  keepFunds: ['manager', 'staff'],
  viewGrants: ['manager', 'coordinator', 'staff'],
  viewBookings: ['manager', 'coordinator', 'staff'],
  bookThing: ['manager', 'coordinator', 'staff'],
  viewDecisions: ['machine', 'administrator', 'manager', 'coordinator', 'staff'],
  viewMeasures: ['machine', 'administrator', 'manager', 'coordinator', 'staff'],
  listDrafts: ['machine', 'administrator', 'manager', 'coordinator', 'staff'],
  viewFigures: ['manager', 'coordinator', 'staff', 'donor'],
  movePlan: ['manager', 'coordinator'],
  extendProgramme: ['manager'],
  endGroup: ['manager', 'coordinator'],
  endProgramme: ['manager'],
  pauseClient: ['manager', 'coordinator', 'staff'],
  migrateDefinition: ['machine', 'administrator', 'manager'],
  viewActs: ['manager', 'coordinator'],
  viewNoticeSettings: ['manager', 'coordinator', 'staff'],
  setNoticeSettings: ['manager', 'coordinator', 'staff'],
  viewNotice: ['manager', 'coordinator', 'staff'],
  viewPrintList: ['manager', 'coordinator', 'staff'],
  viewMorningList: ['manager', 'coordinator', 'staff'],
  tellByHand: ['manager', 'coordinator', 'staff'],
  keepFeed: ['manager', 'coordinator', 'staff'],
  recordAbsence: ['manager', 'coordinator'],
  handOver: ['manager'],
  nameActing: ['manager'],
  passCase: ['manager', 'coordinator'],
  viewPeople: ['manager', 'coordinator'],
  makeDayCode: ['manager', 'staff'],
  keepAccounts: ['machine', 'administrator'],
};

/** What is asked without naming a programme. */
const WITHOUT_PROGRAMME: readonly Action[] = ['startProgramme', 'listProgrammes', 'listDrafts', 'keepAccounts'];
/** What is about none in particular: to be a manager of one gives no right to it. */
const NEVER_WITHIN: readonly Action[] = ['startProgramme', 'keepAccounts'];

/**
 * Whether this actor may ask for this at all; denied unless the table says so.
 * Which item or group of the programme it is about is judged after (`concernsItem`, `judgeAgree`, `judgeReport`).
 * @param programme undefined where the request names none; a list shows a person their own programme only
 */
export function may(actor: Actor, action: Action, programme: ProgrammeRoles | undefined): boolean {
  if (programme === undefined ? !WITHOUT_PROGRAMME.includes(action) : NEVER_WITHIN.includes(action)) return false;
  return ALLOWED[action].includes(standingOf(actor, programme));
}

/** What this actor is to this programme; to none in particular a person is staff of their own. */
export function standingOf(actor: Actor, programme: ProgrammeRoles | undefined): Standing {
  if (actor.kind === 'machine') return 'machine';
  if (actor.kind === 'account') return accountStanding(actor, programme?.code);
  if (programme === undefined) return 'staff';
  if (actor.programme !== programme.code) return 'foreign';
  if (programme.managers.includes(actor.role)) return 'manager';
  return actor.role === programme.groupCoordinator ? 'coordinator' : 'staff';
}

/** An administrator has to do with every programme, managers and donors with those that they were given; without a programme they are what they are. */
function accountStanding({ standing, programmes }: Extract<Actor, { kind: 'account' }>, code: string | undefined): Standing {
  return standing === 'administrator' || code === undefined || programmes.includes(code) ? standing : 'foreign';
}

/** Whose an item is, as far as permission goes. */
export type ItemPeople = { readonly audience: string; readonly owner: string | undefined; readonly invited: readonly string[] };

/**
 * Whether an item, and with it the names of the people invited, is this actor's business: its owner's, those invited with them, the coordinator's
 * of its training group, a manager's. Asked after `may(actor, 'viewItem')`.
 */
export function concernsItem(actor: Actor, item: ItemPeople, programme: { readonly code: string; readonly definition: Definition }): boolean {
  return item.invited.includes(idWithin(actor, programme.code)) || answersForItem(actor, item, programme);
}

/**
 * Whether this actor may say how an item went: its owner, the coordinator of its training group, a manager; the secretary where it has no owner.
 * Asked after `may(actor, 'report')`.
 */
export function answersForItem(
  actor: Actor,
  item: Pick<ItemPeople, 'audience' | 'owner'>,
  { code, definition }: { readonly code: string; readonly definition: Definition },
): boolean {
  const standing = standingOf(actor, { code, ...definition });
  if (standing === 'manager') return true;
  if (actor.kind !== 'person' || standing === 'foreign') return false;
  if (actor.id === item.owner) return true;
  if (item.owner === undefined && actor.role === definition.secretary) return true;
  return standing === 'coordinator' && actor.group !== undefined && actor.group === trainingGroupOf(definition, item.audience);
}

/**
 * Whose figures an actor sees: keys of business groups and `programme`. Managers and whoever countersigns the decision at the end see all, a coordinator
 * the groups within the training group, others none. Asked after `may(actor, 'viewFigures')`.
 */
export function figuresFor(actor: Actor, { code, definition }: { readonly code: string; readonly definition: Definition }): string[] {
  const standing = standingOf(actor, { code, ...definition });
  const groups = Object.keys(definition.businessGroups);
  if (standing === 'manager' || standing === 'donor') return ['programme', ...groups];
  if (standing === 'foreign' || actor.kind !== 'person') return [];
  const countersigns = Object.values(definition.tracks).some(({ kind, steps }) => kind === 'termination' && steps?.['countersign']?.by === actor.role);
  if (countersigns) return ['programme', ...groups];
  return standing === 'coordinator' ? groups.filter((key) => definition.businessGroups[key]?.within === actor.group) : [];
}

/** Whether the ids of clients and households behind a figure are this actor's business: a manager's alone. */
export function seesClientsOfFigures(actor: Actor, programme: ProgrammeRoles): boolean {
  return standingOf(actor, programme) === 'manager';
}

/**
 * Whether this actor says how a person is told, and where, and keeps the address of their calendar: the person, a manager, the secretary. Asked after
 * `may(actor, 'setNoticeSettings')`, `'viewNoticeSettings'` and `'keepFeed'`.
 */
export function mayTellHow(actor: Actor, person: string, programme: { readonly code: string; readonly definition: Definition }): boolean {
  return idWithin(actor, programme.code) === person || keepsLists(actor, programme);
}

/**
 * Whose notices an actor tells by hand: everybody's for managers and the secretary (`all`), those of who serves their training group or a group within
 * it for coordinators; nobody's for others. Asked after `may(actor, ...)` of
 * 'viewMorningList', 'viewPrintList' and 'tellByHand'.
 */
export function tellsByHand(
  actor: Actor,
  programme: { readonly code: string; readonly definition: Definition },
): 'all' | ((group: string | undefined) => boolean) {
  if (keepsLists(actor, programme)) return 'all';
  const own = actor.kind === 'person' && standingOf(actor, { code: programme.code, ...programme.definition }) === 'coordinator' ? actor.group : undefined;
  return (group) => own !== undefined && group !== undefined && trainingGroupOf(programme.definition, group) === own;
}

/** A manager, or the secretary: whoever keeps the programme's lists, and makes codes of a day. Asked after `may(actor, 'makeDayCode')`. */
export function keepsLists(actor: Actor, { code, definition }: { readonly code: string; readonly definition: Definition }): boolean {
  const standing = standingOf(actor, { code, ...definition });
  return standing === 'manager' || (standing === 'staff' && actor.kind === 'person' && actor.role === definition.secretary);
}

/**
 * Whether an actor decides about who is away, and whose tasks another takes over: a manager about everybody, a coordinator about those who serve the
 * training group or a group within it. Asked after `may(actor, 'recordAbsence')` and `may(actor, 'passCase')`.
 * @param groups that the person serves; undefined among them: one of the whole programme
 */
export function mayStandInFor(
  actor: Actor,
  groups: readonly (string | undefined)[],
  { code, definition }: { readonly code: string; readonly definition: Definition },
): boolean {
  const standing = standingOf(actor, { code, ...definition });
  if (standing === 'manager') return true;
  if (standing !== 'coordinator' || actor.kind !== 'person' || actor.group === undefined) return false;
  return groups.length > 0 && groups.every((group) => group !== undefined && trainingGroupOf(definition, group) === actor.group);
}

/** The person's id within this programme; an id nobody has for machines and strangers. */
function idWithin(actor: Actor, code: string): string {
  return actor.kind === 'person' && actor.programme === code ? actor.id : '';
}
