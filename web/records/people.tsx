import type { People } from '../../client/client.ts';
import { page, type ProgrammeVisit } from '../page.ts';
import { shortDay } from '../shared/formats.ts';
import { Badge, PageHead } from '../shared/parts.tsx';
import { peopleWordsIn } from './peopleTexts.ts';

export type Seat = People['seats'][number];

/** Who holds which seat. */
export const peoplePage = page({
  path: '/p/:code/people',
  action: 'viewPeople',
  async get(visit) {
    const { seats } = await visit.api.listPeople({ code: visit.params.code });
    return { kind: 'page', title: peopleWordsIn(visit.language).team, wide: true, body: <Team visit={visit} seats={seats} /> };
  },
});

function Team({ visit, seats }: { visit: ProgrammeVisit; seats: readonly Seat[] }) {
  const texts = peopleWordsIn(visit.language);
  const vacant = seats.filter(({ person }) => person === null).length;
  return (
    <>
      <PageHead title={texts.team} over={vacant === 0 ? texts.noneVacant : texts.vacantCount(vacant)} />
      <p class="hint">{texts.hint}</p>
      <h2>{texts.whole}</h2>
      <Seats visit={visit} seats={seats} shown={seats.filter(({ group }) => group === null)} caption={texts.whole} />
      <h2>{texts.ofGroups}</h2>
      <Seats visit={visit} seats={seats} shown={seats.filter(({ group }) => group !== null)} caption={texts.ofGroups} />
    </>
  );
}

function Seats({ visit, seats, shown, caption }: { visit: ProgrammeVisit; seats: readonly Seat[]; shown: readonly Seat[]; caption: string }) {
  const { language, params } = visit;
  const texts = peopleWordsIn(language);
  return (
    <ul class="rows two" aria-label={caption}>
      {shown.map((seat) => (
        <li>
          <span>
            {seat.person === null ? (
              <Badge tone="late">{texts.vacant}</Badge>
            ) : (
              <a class="row-name" href={`/p/${params.code}/people/${seat.person.id}`}>
                {seat.person.name}
              </a>
            )}
            <small class="line hint">
              {seat.name[language]}
              {seat.since === null ? null : `, ${texts.sinceDay(shortDay(seat.since, language))}`}
            </small>
          </span>
          <span class="end">
            <SeatState visit={visit} seat={seat} seats={seats} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Whether its holder is away, and what is recorded for later. @param says also that they are there */
export function SeatState({ visit, seat, seats, says = false }: { visit: ProgrammeVisit; seat: Seat; seats: readonly Seat[]; says?: boolean }) {
  const { language, self } = visit;
  const texts = peopleWordsIn(language);
  const nameOf = (id: string) => seats.find(({ person }) => person?.id === id)?.person?.name ?? id;
  const { today } = self.programme;
  const now = seat.absences.find(({ from, until }) => from <= today && today < until);
  const later = seat.absences.find(({ from }) => from > today);
  const away = now ?? later;
  return (
    <>
      {seat.acting ? <Badge tone="soon">{texts.acting}</Badge> : null}{' '}
      {now !== undefined ? (
        <Badge tone="soon">{texts.awayNow(shortDay(now.until, language))}</Badge>
      ) : later !== undefined ? (
        <Badge tone="calm">{texts.awayLater(shortDay(later.from, language))}</Badge>
      ) : seat.person === null || !says ? null : (
        texts.here
      )}
      {away?.substitute == null ? null : <small class="line">{texts.standIn(nameOf(away.substitute))}</small>}
      {seat.next === null ? null : (
        <small class="line">
          {seat.next.person === null
            ? texts.nextVacant(shortDay(seat.next.on, language))
            : texts.next(nameOf(seat.next.person), shortDay(seat.next.on, language))}
        </small>
      )}
    </>
  );
}
