import type { Language } from '../domain/language.ts';
import { itemName, partyName } from '../domain/naming.ts';
import { changeFacts } from './cardChange.ts';
import { readingFacts } from './cardReading.ts';
import { audienceOf, reportFacts } from './cardReport.ts';
import { CARD_TEXTS, type CardTexts } from './cardTexts.ts';
import { whenFacts } from './cardWhen.ts';
import { longDay } from './dates.ts';
import { isNumbered } from './itemTitle.ts';
import { MAIL_SERVER } from './repair.ts';
import { isOfAct, type ItemTask, type NoticeTask, type ProgrammeFacts } from './tasks.ts';

/** One task as a mail shows it: its title, what stands under it, its facts in order. */
export type Card = {
  readonly title: string;
  readonly under: string | undefined;
  readonly facts: readonly Fact[];
  /** Its page, and what pressing it is for. It opens nothing by itself: whoever follows it signs in. */
  readonly link?: { readonly url: string; readonly words: string } | undefined;
};
/** `parts` are read as one, and a line may break between them; or with `each` they stand on a line each. `code`: typed as it stands. */
export type Fact = { readonly label: string; readonly parts: readonly string[]; readonly each?: true; readonly code?: true };

/** Whether a notice tells its reader, by name, to do and report something. Of what moved or goes on those invited are told too. */
export function isTheirs(task: NoticeTask, reader: string): boolean {
  if (task.about !== 'item' || task.item.owner === undefined) return false;
  if (task.kind === 'due' || task.kind === 'reminder') return true;
  return ['moved', 'resumed', 'reassigned'].includes(task.kind) && task.item.owner.name === reader;
}

/**
 * The facts of a task in a language; of several of one series that are due together, in one.
 * @param tasks at least one, all alike (`alikeTogether`)
 * @param reader name of the one it is for
 */
export function cardOf(programme: ProgrammeFacts, tasks: readonly NoticeTask[], language: Language, reader: string): Card {
  const [task] = tasks;
  if (task === undefined) throw new Error('a card: expected at least one task');
  if (task.about === 'repair') return repairCard(programme, task, language);
  const { definition } = programme;
  const told = tasks.flatMap((each) => (each.about === 'item' ? [each] : [])).sort((a, b) => a.item.ordinal - b.item.ordinal);
  const items = told.map(({ item }) => item);
  const first = items[0] ?? task.item;
  const theirs = isTheirs(task, reader);
  const under = [...(first.group === undefined ? [] : [first.group[language]]), ...numbers(programme, items, language)].join(', ');
  return {
    title: itemName(definition, items.length > 1 ? named(programme, first) : first)[language],
    under: under === '' ? undefined : under,
    facts: [
      ...businessFact(programme, first, language),
      ...(items.length > 1 ? partiesFact(programme, items, language) : []),
      ...(isOfAct(task.kind) ? changeFacts(programme, told, language, reader) : whenFacts(definition, task.kind, items, language)),
      ...(theirs || (isOfAct(task.kind) && first.owner?.name === reader) ? [] : ownerFact(programme, first, language)),
      ...materialFact(first, language),
      ...originFact(programme, first, language),
      ...(theirs ? readingFacts(definition, first, language) : []),
      ...(theirs ? reportFacts(definition, items, language) : []),
      keysFact(items, language),
    ],
    link: linkTo(programme, items, theirs, language),
  };
}

/** The report of what is to be reported, the page of what is not; several are found among one's tasks. */
function linkTo({ pages }: ProgrammeFacts, items: readonly ItemTask[], theirs: boolean, language: Language): Card['link'] {
  const [item] = items;
  if (pages === undefined || item === undefined) return undefined;
  const { report, look, tasks } = CARD_TEXTS[language].links;
  if (items.length > 1) return theirs ? { url: `${pages}/tasks`, words: tasks } : undefined;
  return theirs ? { url: `${pages}/items/${item.key}/report`, words: report } : { url: `${pages}/items/${item.key}`, words: look };
}

/** The tasks of each card, in the order of the first of them: ten interviews of a group are one card, not ten. */
export function alikeTogether(programme: ProgrammeFacts, tasks: readonly NoticeTask[]): NoticeTask[][] {
  const cards: NoticeTask[][] = [];
  for (const task of tasks) {
    const card = cards.find(([first]) => first !== undefined && areAlike(programme, first, task));
    if (card === undefined) cards.push([task]);
    else card.push(task);
  }
  return cards;
}

/** Of one series, named alike, due, owned and agreed alike; what an act changed alike is told together whenever it is due, where a number tells one from another. */
function areAlike(programme: ProgrammeFacts, one: NoticeTask, other: NoticeTask): boolean {
  if (one.about !== 'item' || other.about !== 'item' || one.kind !== other.kind) return false;
  const apart = !isOfAct(one.kind) || !isNumbered(programme, one.item);
  const alike = ({ item, change }: Extract<NoticeTask, { about: 'item' }>) =>
    JSON.stringify([
      item.track,
      item.group,
      itemName(programme.definition, named(programme, item)),
      ...(apart ? [item.windowFrom, item.windowUntil] : []),
      item.owner,
      item.origin,
      change?.owner,
      change?.cause,
      change?.by,
    ]);
  return alike(one) === alike(other);
}

/** What names an item among its like: of a series with an item an office, not the office. */
function named({ definition }: ProgrammeFacts, { track, part, subject, makesUp }: ItemTask): Pick<ItemTask, 'track' | 'part' | 'subject' | 'makesUp'> {
  return { track, part, makesUp, subject: definition.tracks[track]?.per === 'party' ? undefined : subject };
}

/** `ke-3 dari 10`; of several in a row `ke-1 sampai ke-10 dari 10`, of others `ke-1, ke-8, dan ke-10 dari 10`. */
function numbers(programme: ProgrammeFacts, items: readonly ItemTask[], language: Language): string[] {
  const { sessionOf, sessionsOf, sessionsAmong } = CARD_TEXTS[language];
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined || !isNumbered(programme, first)) return [];
  if (first === last) return [sessionOf(first.ordinal, first.total)];
  if (areInARow(items)) return [sessionsOf(first.ordinal, last.ordinal, last.total)];
  return [
    sessionsAmong(
      items.map(({ ordinal }) => ordinal),
      last.total,
    ),
  ];
}

export function areInARow(items: readonly ItemTask[]): boolean {
  return items.length > 2 && items.every(({ ordinal }, index) => ordinal === (items[0]?.ordinal ?? 0) + index);
}

/** Keys as they are typed: in a row the first and the number of the last, which fits a narrow screen. */
function keysFact(items: readonly ItemTask[], language: Language): Fact {
  const { taskKey } = CARD_TEXTS[language];
  const keys = items.map(({ key }) => key);
  const [first = '', last = first] = [keys[0], keys.at(-1)];
  if (!areInARow(items)) return { label: taskKey, parts: keys, each: true, code: true };
  return { label: taskKey, parts: [first, `– ${last.slice(last.lastIndexOf('/') + 1)}`], code: true };
}

/** What the group's grant is for. Sums stand in no mail. */
function businessFact({ definition }: ProgrammeFacts, item: ItemTask, language: Language): Fact[] {
  const business = definition.tracks[item.track]?.grants?.[audienceOf(item)]?.business;
  return business === undefined ? [] : [{ label: CARD_TEXTS[language].business, parts: [business[language]] }];
}

function partiesFact({ definition }: ProgrammeFacts, items: readonly ItemTask[], language: Language): Fact[] {
  const parties = items.flatMap(({ key, subject, track }) => {
    const party = definition.tracks[track]?.per === 'party' && subject !== undefined ? partyName(definition, subject) : undefined;
    return party === undefined ? [] : [`${key.slice(key.lastIndexOf('/') + 1)} ${party[language]}`];
  });
  return parties.length === 0 ? [] : [{ label: CARD_TEXTS[language].parties, parts: parties, each: true }];
}

function ownerFact({ definition }: ProgrammeFacts, { owner, track, part }: ItemTask, language: Language): Fact[] {
  const texts = CARD_TEXTS[language];
  const role = (key: string) => definition.roles[key]?.name[language] ?? key;
  const expected = definition.tracks[track];
  if (owner === undefined) return [{ label: texts.vacantRole, parts: [role(expected?.steps?.[part ?? '']?.by ?? expected?.owner ?? '')] }];
  return [{ label: texts.owner, parts: [owner.name, `(${role(owner.role)})`] }];
}

function materialFact({ missing }: ItemTask, language: Language): Fact[] {
  const texts = CARD_TEXTS[language];
  return missing === undefined ? [] : [{ label: texts.material, parts: [texts.missing(missing)] }];
}

/** The session in which a task was agreed or a case opened, so that whoever was there knows which it is. */
function originFact(programme: ProgrammeFacts, { track, origin }: ItemTask, language: Language): Fact[] {
  if (origin === undefined) return [];
  const texts = CARD_TEXTS[language];
  const { definition } = programme;
  const number = isNumbered(programme, origin) ? [texts.sessionOf(origin.ordinal, origin.total)] : [];
  const isCase = definition.tracks[track]?.kind === 'counselling'; // opened by the one who reads this
  const role = isCase || origin.role === undefined ? [] : [`(${definition.roles[origin.role]?.name[language] ?? origin.role})`];
  const session = [itemName(definition, origin)[language], ...number].join(' ');
  return [
    {
      label: isCase ? texts.openedIn : texts.agreedIn,
      parts: [`${session},`, longDay(origin.heldOn, language), ...role],
    },
  ];
}

function repairCard({ definition }: ProgrammeFacts, { subject, cause, person }: Extract<NoticeTask, { about: 'repair' }>, language: Language): Card {
  const texts = CARD_TEXTS[language];
  const track = definition.tracks[subject.split('/')[0] ?? '']?.name[language];
  const { repairTitles } = texts;
  const putOff = /^mail (?!5)/.test(cause);
  const known = subject === MAIL_SERVER ? repairTitles.mailServer : track === undefined ? repairTitles.other : repairTitles.track(track);
  const title = person === undefined ? known : putOff ? repairTitles.mailPutOff(person) : repairTitles.mail(person);
  const aboutMail = person !== undefined || subject === MAIL_SERVER;
  return {
    title,
    under: undefined,
    facts: [
      { label: texts.cause, ...causeOf(cause, texts) },
      ...(aboutMail ? [{ label: texts.meanwhile, parts: [putOff ? texts.triedOn : texts.onPaper] }] : []),
      { label: texts.part, parts: [subject], code: true },
    ],
  };
}

/** A cause in words where there are some, else the class of the failure as it is. */
function causeOf(cause: string, { causes }: CardTexts): Pick<Fact, 'parts' | 'code'> {
  if (cause === 'endedByHand' || cause === 'invalidAddress') return { parts: [causes[cause]] };
  const answered = /^mail (\d{3})$/.exec(cause)?.[1];
  return answered === undefined ? { parts: [cause.replace(/^mail /, '')], code: true } : { parts: [causes.mail(answered)] };
}
