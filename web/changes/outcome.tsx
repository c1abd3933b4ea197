import type { Child } from 'hono/jsx';
import type { ItemChange } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { shortDay, span } from '../shared/formats.ts';
import { Table } from '../shared/parts.tsx';
import type { Named } from './choices.ts';
import type { ActAnswer } from './kind.ts';
import { Own } from './own.tsx';
import { Strip } from './strip.tsx';
import { byItem, sumUp, together } from './sum.ts';
import { outcomeTexts } from './outcomeTexts.ts';

/** So many changes are read line by line; more are summed up, and listed below. */
const READABLE = 30;
/** So many are listed at all: a page is not a plan. */
const LISTED = 300;

/** Items by what became of them, in words: `11 pindah, 2 dijeda`. */
export function countsIn(counts: ActAnswer['counts'], language: Language): string {
  const { became } = outcomeTexts(language);
  return Object.entries(counts)
    .map(([what, count]) => `${count} ${became[what as keyof typeof became]}`)
    .join(', ');
}

/** Which items change, from which day to which, and whose they are. */
export function Changes({ changes, named }: { changes: readonly ItemChange[]; named: Named }): Child {
  const texts = outcomeTexts(named.language);
  if (changes.length === 0) return <p>{texts.nothing}</p>;
  if (changes.length <= READABLE) return <Lines changes={changes} named={named} />;
  return (
    <>
      <Sums changes={changes} named={named} />
      <details>
        <summary>{changes.length > LISTED ? texts.firstOf(LISTED, changes.length) : texts.each(changes.length)}</summary>
        <Lines changes={changes.slice(0, LISTED)} named={named} />
      </details>
    </>
  );
}

function Lines({ changes, named }: { changes: readonly ItemChange[]; named: Named }) {
  const { language, names, choices, code } = named;
  const texts = outcomeTexts(language);
  const columns = [texts.change.item, texts.change.became, texts.change.dates, texts.change.owner];
  const rows = changes.map(({ key, what, before, after }): Child[] => {
    const { name, group } = names(key);
    return [
      <>
        <a href={`/p/${code}/items/${key}`}>{name}</a>
        <br />
        <small>{group}</small>
      </>,
      texts.became[what],
      <DatesOf before={before} after={after} language={language} />,
      before !== null && before.owner === after.owner ? (
        what === 'reassigned' ? (
          texts.invitedOthers
        ) : (
          choices.person(after.owner)
        )
      ) : (
        <>
          {before === null ? null : <del>{choices.person(before.owner)}</del>} <ins>{choices.person(after.owner)}</ins>
        </>
      ),
    ];
  });
  // Where all became the same, the count above says so.
  const shown = new Set(changes.map(({ what }) => what)).size > 1 ? [0, 1, 2, 3] : [0, 2, 3];
  return (
    <div class="brief">
      <Table
        caption={texts.changesCaption}
        columns={shown.map((column) => columns[column] ?? '')}
        rows={rows.map((row) => shown.map((column) => row[column] ?? ''))}
      />
    </div>
  );
}

function DatesOf({ before, after, language }: { before: ItemChange['before']; after: ItemChange['after']; language: Language }) {
  const texts = outcomeTexts(language);
  const window = <small class="window">{span(after.from, after.until, language)}</small>;
  if (before === null || before.on === after.on)
    return (
      <>
        {shortDay(after.on, language)} {window}
      </>
    );
  return (
    <>
      <span class="unseen">{texts.was}: </span>
      <del>{shortDay(before.on, language)}</del> <span class="unseen">{texts.now}: </span>
      <ins>{shortDay(after.on, language)}</ins> {window}
    </>
  );
}

function Sums({ changes, named: { choices, language } }: { changes: readonly ItemChange[]; named: Named }) {
  const texts = outcomeTexts(language);
  const columns = [texts.change.item, texts.change.became, texts.change.between, texts.change.shift, texts.change.owner];
  const rows = sumUp(changes).map((sum): Child[] => [
    sum.audience === undefined ? choices.track(sum.track) : `${choices.track(sum.track)}, ${choices.group(sum.audience)}`,
    `${sum.count} ${texts.became[sum.what]}`,
    sum.first === sum.last ? shortDay(sum.first, language) : `${shortDay(sum.first, language)} – ${shortDay(sum.last, language)}`,
    sum.shift === undefined ? NONE : texts.shiftDays(sum.shift.least, sum.shift.most),
    sum.owners.length === 0 ? NONE : sum.owners.map(choices.person).join(', '),
  ]);
  // A column that says nothing of any is left out.
  const said = (column: number) => rows.some((row) => row[column] !== NONE);
  return (
    <div class="brief sums">
      <Table
        caption={texts.changesCaption}
        columns={columns.filter((_, column) => said(column))}
        rows={rows.map((row) => row.filter((_, column) => said(column)))}
      />
    </div>
  );
}

const NONE = '–';

/** All that an act would bring: what changes, what it runs into, who hears of it. */
export function Outcome({ answer, named }: { answer: ActAnswer; named: Named }): Child {
  const { language, choices, code } = named;
  const texts = outcomeTexts(language);
  const { counts, changes, told, afterEnd } = answer;
  return (
    <>
      {changes.length === 0 ? null : <p class="counted">{countsIn(counts, language)}</p>}
      <Own answer={answer} named={named} />
      <Strip changes={changes} named={named} />
      <Changes changes={changes} named={named} />
      <Clashes answer={answer} named={named} />
      {afterEnd === 0 ? null : (
        <p class="heed">
          {texts.afterEnd(afterEnd)} <a href={`/p/${code}/changes/new?kind=extend`}>{texts.extend}</a>
        </p>
      )}
      {told.length === 0 ? (
        <p>{texts.nobodyTold}</p>
      ) : (
        <>
          <h3>{texts.told}</h3>
          <ul class="told">
            {told.map(({ person, items }) => (
              <li>
                {choices.person(person)} <small>{texts.toldOne(items)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Of so many items the clashes are read. */
const CLASHES = 8;

function Clashes({ answer, named: { language, names, choices } }: { answer: ActAnswer; named: Named }) {
  const texts = outcomeTexts(language);
  const clashes = together(answer.clashes);
  if (clashes.length === 0) return null;
  const lines = byItem(clashes).map(([item, its]) => (
    <li>
      <strong>{`${shortDay(its[0]?.clash.on ?? '', language)}, ${names(item).name} (${names(item).group})`}</strong>
      <ul class="clashing">
        {its.map(({ clash, who }) => {
          const called = who.map((id) => (clash.kind === 'group' ? choices.group(id) : clash.kind === 'booking' ? id : choices.person(id))).join(', ');
          const other = clash.other === undefined ? '' : `${names(clash.other).name} (${names(clash.other).group})`;
          return <li>{texts.clash({ kind: clash.kind, who: called, other, dayKind: clash.dayKind })}</li>;
        })}
      </ul>
    </li>
  ));
  return (
    <section class="heed">
      <h3>{texts.clashes(clashes.length)}</h3>
      <p>{texts.clashesLead}</p>
      <ul>{lines.slice(0, CLASHES)}</ul>
      {lines.length > CLASHES ? (
        <details>
          <summary>{texts.more(lines.length - CLASHES)}</summary>
          <ul>{lines.slice(CLASHES)}</ul>
        </details>
      ) : null}
    </section>
  );
}
