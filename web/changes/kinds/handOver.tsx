import type { ItemThen } from '../../../client/client.ts';
import { PERSON_ID } from '../../../domain/patterns.ts';
import { shortDay } from '../../shared/formats.ts';
import { Facts } from '../../shared/parts.tsx';
import { holders, isStillOpen } from '../choices.ts';
import { Choose, First, Line, Radios } from '../fields.tsx';
import { type Asked, type ChangeKind, given, missing, ready } from '../kind.ts';
import { kindTexts } from '../kindTexts.ts';
import { heldOrVacant } from './people.tsx';

/** A seat passes on: first who leaves, then what they hold, then who takes it. */
export const handOver: ChangeKind = {
  name: 'handOver',
  action: 'handOver',
  first(asked) {
    if (asked.value('person') !== '') return undefined;
    const texts = kindTexts(asked.language);
    return (
      <First asked={asked} kind="handOver" button={texts.next}>
        <Choose asked={asked} name="person" label={texts.leaving} options={heldOrVacant(asked)} />
      </First>
    );
  },
  async fields(asked) {
    const { choices, language, value } = asked;
    const texts = kindTexts(language);
    const person = value('person');
    const isVacant = choices.vacant.some(({ last }) => last === person);
    const ways = [['known', texts.known] as const, ['new', texts.newcomer] as const, ...(isVacant ? [] : [['nobody', texts.nobody] as const])];
    const successors = holders(choices, language).filter(([id]) => id !== person);
    return (
      <>
        <input type="hidden" name="person" value={person} />
        {await Held(asked, person)}
        <Line asked={asked} name="on" label={texts.handOn} type="date" first={choices.today} />
        <Radios asked={asked} name="successor" label={texts.successor} options={ways} first="known" />
        <Choose asked={asked} name="to" label={texts.successorKnown} options={successors} blank={texts.choosePerson} />
        <details class="newcomer" open={value('successor') === 'new'}>
          <summary>{texts.successorNew}</summary>
          <Line asked={asked} name="newName" label={texts.newName} />
          <Line asked={asked} name="newTitle" label={texts.newTitle} />
          <Line asked={asked} name="newPhone" label={texts.newPhone} type="tel" />
          <Line asked={asked} name="newEmail" label={texts.newEmail} type="email" />
          <Choose
            asked={asked}
            name="newAgency"
            label={texts.agency}
            options={choices.agencies.map(({ agency, name }) => [agency, name[language]])}
            blank={texts.sameAgency}
          />
          <Choose
            asked={asked}
            name="newLanguage"
            label={texts.speaks}
            options={[
              ['id', 'Bahasa Indonesia'],
              ['en', 'English'],
            ]}
          />
          <Line asked={asked} name="newId" label={texts.newId} hint={texts.newIdHint} first={freeId(asked, person)} />
        </details>
      </>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    const texts = kindTexts(language);
    const way = value('successor') || 'known';
    const names = way === 'new' ? ['person', 'on', 'newName', 'newId'] : way === 'known' ? ['person', 'on', 'to'] : ['person', 'on'];
    const lacking = missing(asked, names, texts.required);
    if (lacking !== undefined) return lacking;
    const to = way === 'known' ? { to: value('to') } : way === 'new' ? { to: { new: newcomer(asked) } } : {};
    return ready((why, key) => visit.api.handOverSeat(visit.params, { ...why, person: value('person'), on: value('on'), ...to }, key));
  },
  rename: (path) => NEW_FIELDS[path.replace(/^to\.new\./, '')] ?? path,
};

const NEW_FIELDS: Readonly<Record<string, string>> = {
  id: 'newId',
  name: 'newName',
  title: 'newTitle',
  email: 'newEmail',
  phone: 'newPhone',
  agency: 'newAgency',
};

function newcomer({ value }: Asked) {
  return {
    id: value('newId'),
    name: value('newName'),
    language: value('newLanguage') === 'en' ? ('en' as const) : ('id' as const),
    ...given('title', value('newTitle')),
    ...given('email', value('newEmail')),
    ...given('phone', value('newPhone')),
    ...given('agency', value('newAgency')),
  };
}

/** What somebody has in hand: seats, open items by their track, cases. */
async function Held({ visit, choices, language }: Asked, person: string) {
  const texts = kindTexts(language);
  const { items } = await visit.api.readPlan(visit.params, {});
  const open = items.filter((item) => item.owner === person && isStillOpen(item));
  const counselling = new Set(choices.tracks.filter(({ kind }) => kind === 'counselling').map(({ track }) => track));
  const cases = open.filter(({ key }) => counselling.has(trackOf(key)));
  const seats = choices.seats.filter((seat) => seat.person?.id === person).map(({ name }) => name[language]);
  const vacant = choices.vacant.filter(({ last }) => last === person).map(({ name }) => texts.vacant(name[language]));
  return (
    <section class="card in-hand">
      <h2>{texts.holds(choices.person(person))}</h2>
      <Facts
        facts={[
          [texts.holdsSeats, [...seats, ...vacant].join(', ') || texts.holdsNothing],
          [texts.holdsCases, cases.map(({ key }) => key.split('/').slice(1).join(' ')).join(', ') || texts.holdsNothing],
        ]}
      />
      <h3>{texts.holdsItems}</h3>
      {open.length === 0 ? (
        <p>{texts.holdsNothing}</p>
      ) : (
        <ul>
          {byTrack(open).map(([track, its]) => (
            <li>{texts.holdsLine(choices.track(track), its.length, shortDay(its.map(({ plannedOn }) => plannedOn).toSorted()[0] ?? '', language))}</li>
          ))}
        </ul>
      )}
      {cases.length === 0 ? null : <p>{texts.casesStay}</p>}
    </section>
  );
}

const trackOf = (key: string) => key.split('/')[0] ?? '';

function byTrack(items: readonly ItemThen[]): [track: string, items: ItemThen[]][] {
  const found = new Map<string, ItemThen[]>();
  for (const item of items) found.set(trackOf(item.key), [...(found.get(trackOf(item.key)) ?? []), item]);
  return [...found];
}

/** The predecessor's id with the next number that is free. */
function freeId({ choices }: Asked, person: string): string {
  const taken = new Set(choices.people.map(({ id }) => id));
  for (let number = 2; ; number += 1) {
    const id = `${person}-${number}`;
    if (!taken.has(id)) return PERSON_ID.test(id) ? id : '';
  }
}
