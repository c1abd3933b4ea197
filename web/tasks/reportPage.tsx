import { randomUUID } from 'node:crypto';
import type { Item } from '../../client/client.ts';
import { type Answer, page, type ProgrammeVisit } from '../page.ts';
import { longDay, moment } from '../shared/formats.ts';
import { Done, Empty } from '../shared/parts.tsx';
import { dayOf, isDay } from '../../domain/time.ts';
import { names, one, type Typed, typedFrom, typedOf, unfinishedOf } from './typed.ts';
import { MOST_FORM_BYTES, takePhoto } from './photos.tsx';
import { photoTextsIn } from './paperTexts.ts';
import { Head, ReportForm, type Shown } from './reportForm.tsx';
import { reportFaults } from './reportFaults.ts';
import { textsIn } from './texts.ts';
import { toReport } from './toReport.ts';

type Key = { readonly code: string; readonly track: string; readonly audience: string; readonly ordinal: string };
const keyOf = ({ params }: ProgrammeVisit) => params as unknown as Key;

/** How a session went: shown, kept to go on later, sent. */
export const reportPage = page({
  path: '/p/:code/items/:track/:audience/:ordinal/report',
  action: 'report',
  showsTyped: true,
  maxBytes: MOST_FORM_BYTES,
  get: async (visit) => {
    const item = await itemOn(visit, undefined);
    const closed = closedBecause(visit, item);
    if (closed !== undefined) return shown(visit, item, <Closed visit={visit} item={item} why={closed} />);
    const back = typedOf(visit.form);
    // Of a phone that several people share: what another typed is not shown.
    if (back.size > 0 && one(back, 'who') === (visit.self.person?.id ?? ''))
      return form(visit, await itemOn(visit, one(back, 'doneOn')), back, { said: <Done>{textsIn(visit.language).report.typed}</Done> });
    const { unfinished } = await visit.api.readUnfinished(keyOf(visit));
    if (unfinished === null) return form(visit, item, blank(visit, item));
    const typed = typedFrom(unfinished);
    return form(visit, await itemOn(visit, one(typed, 'doneOn')), typed, { said: <Done>{reopened(visit, unfinished.keptAt)}</Done> });
  },
  post: async (visit) => {
    const typed = typedOf(visit.form);
    const item = await itemOn(visit, one(typed, 'doneOn'));
    const asked = String(visit.form.get('do') ?? 'send');
    // Whatever is asked: a browser cannot show a file again that it has sent.
    const faults = item.attendance && asked !== 'fresh' ? await takePhoto(visit) : undefined;
    if (faults !== undefined && Object.keys(faults).length > 0) return form(visit, item, typed, { faults });
    if (asked === 'all') return form(visit, item, allPresent(item, typed));
    if (asked === 'more') return form(visit, item, typed);
    if (asked === 'fresh') return forget(visit);
    if (asked.startsWith('keep')) return keep(visit, item, typed, asked.slice('keep:'.length));
    return send(visit, item, typed);
  },
});

/** The item, with the clients of the day it was done; where that is no day, those of now. */
async function itemOn(visit: ProgrammeVisit, on: string | undefined): Promise<Item> {
  return visit.api.readItem(keyOf(visit), on !== undefined && isDay(on) ? { on } : {});
}

async function form(visit: ProgrammeVisit, item: Item, typed: Typed, more: Partial<Shown> = {}): Promise<Answer> {
  const choices = await visit.api.readChoices(keyOf(visit));
  const photos = item.attendance ? (await visit.api.readSheetPhotos(keyOf(visit))).photos.length : 0;
  return {
    ...shown(visit, item, <ReportForm visit={visit} item={item} choices={choices} typed={typed} faults={{}} photos={photos} {...more} />),
    status: more.faults === undefined ? 200 : 422,
  };
}

function shown({ language }: ProgrammeVisit, item: Item, body: Extract<Answer, { kind: 'page' }>['body']): Extract<Answer, { kind: 'page' }> {
  return { kind: 'page', title: `${textsIn(language).report.title}: ${item.name[language]}`, body };
}

function blank({ self }: ProgrammeVisit, { plannedOn }: Item): Typed {
  return new Map([
    ['id', [randomUUID()]],
    ['planned', [plannedOn]],
    ['doneOn', [self.programme.today]],
  ]);
}

function allPresent({ clients }: Item, typed: Typed): Typed {
  return new Map([...typed, ...clients.map(({ id }): [string, string[]] => [names.mark(id), ['present']])]);
}

async function send(visit: ProgrammeVisit, item: Item, typed: Typed): Promise<Answer> {
  const { seasons } = await visit.api.readChoices(keyOf(visit));
  const report = toReport(
    item,
    typed,
    seasons.map(({ key }) => key),
  );
  try {
    // By its own id, so that a second press is the same report; with other words in it it is refused rather than lost.
    const { outcome, late, proposesMakeUp } = await visit.api.reportItem(keyOf(visit), report, report.id === '' ? randomUUID() : report.id);
    const said = outcome === 'didNotHappen' ? 'didNotHappen' : late ? 'late' : 'reported';
    return { kind: 'go', to: `/p/${visit.params.code}/tasks?said=${said}&item=${item.key}${proposesMakeUp === true ? '&makeUp=1' : ''}` };
  } catch (failure) {
    const faults = reportFaults(failure, item, typed, visit.language);
    return form(visit, item, typed, { faults, said: movedSince(visit, item, typed) });
  }
}

async function keep(visit: ProgrammeVisit, item: Item, typed: Typed, place: string): Promise<Answer> {
  const about = item.subject !== null && item.clients.length === 1 ? item.clients[0]?.id : undefined;
  try {
    await visit.api.keepUnfinished(keyOf(visit), unfinishedOf(typed, about), randomUUID());
  } catch (failure) {
    return form(visit, item, typed, { faults: reportFaults(failure, item, typed, visit.language) });
  }
  if (place !== '') return { kind: 'go', to: `${visit.path}#${encodeURIComponent(place)}` };
  return { kind: 'go', to: `/p/${visit.params.code}/tasks?said=kept&item=${item.key}` };
}

async function forget(visit: ProgrammeVisit): Promise<Answer> {
  await visit.api.keepUnfinished(keyOf(visit), { fields: {}, clients: {} }, randomUUID());
  return { kind: 'go', to: visit.path };
}

/** The form was opened before the plan moved: said where it is shown again. */
function movedSince({ language }: ProgrammeVisit, { plannedOn }: Item, typed: Typed) {
  const then = one(typed, 'planned');
  return then === '' || then === plannedOn ? undefined : <Done>{textsIn(language).report.moved(longDay(plannedOn, language))}</Done>;
}

function reopened({ language, self }: ProgrammeVisit, keptAt: number): string {
  return textsIn(language).report.reopened(moment(keptAt, self.programme.timeZone, language));
}

/** Why there is nothing to fill in; undefined where there is. */
function closedBecause({ self, language }: ProgrammeVisit, { outcome, waiting, mayReport, noticeAt }: Item): string | undefined {
  const { closed } = textsIn(language).report;
  if (outcome === 'cancelled') return closed.cancelled;
  if ((outcome as string | null) !== null) return closed.reported;
  if (waiting) return closed.waiting;
  if (!mayReport) return closed.notYours;
  const { timeZone, today } = self.programme;
  const first = noticeAt === null ? undefined : dayOf(noticeAt, timeZone);
  return first !== undefined && first > today ? closed.early(longDay(first, language)) : undefined;
}

function Closed({ visit, item, why }: { visit: ProgrammeVisit; item: Item; why: string }) {
  return (
    <>
      <Head visit={visit} item={item} />
      <Empty title={why}>
        <p>
          <a class="button" href={`/p/${visit.params.code}/items/${item.key}`}>
            {textsIn(visit.language).report.session}
          </a>{' '}
          {item.attendance && item.mayReport ? (
            <a class="button quiet-button" href={`/p/${visit.params.code}/items/${item.key}/photos`}>
              {photoTextsIn(visit.language).title}
            </a>
          ) : null}
        </p>
      </Empty>
    </>
  );
}
