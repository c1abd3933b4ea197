import type { FaultyRow, StartUnderWay } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { number } from '../shared/formats.ts';
import { Form } from '../shared/parts.tsx';
import { rosterTexts } from './rosterTexts.ts';

const LISTS = ['staff', 'households', 'clients', 'waitingList', 'refused'] as const;
/** Of a long list the first are enough to see what is wrong; all are in the file to download. */
const MOST_SHOWN = 60;

/** What a file comes to, before anything of it is taken. */
export function CheckedFile({ checked, id, csrf, language }: { checked: NonNullable<StartUnderWay['checked']>; id: string; csrf: string; language: Language }) {
  const texts = rosterTexts(language);
  const good = LISTS.reduce((sum, list) => sum + checked.good[list], 0);
  return (
    <section class="checked" aria-labelledby="checked">
      <h2 id="checked">{texts.checked(checked.file)}</h2>
      {checked.notes.map((note) => (
        <p class="start-note">{note[language]}</p>
      ))}
      <p class="tally">
        <strong class={good === 0 ? 'tally-none' : 'tally-good'}>{good === 0 ? texts.none : texts.good(good)}</strong>
        {checked.faulty.length === 0 ? good > 0 ? <span> {texts.allGood}</span> : null : <strong class="tally-bad">{texts.bad(checked.faulty.length)}</strong>}
      </p>
      {good === 0 ? null : <Counts counts={checked.good} language={language} />}
      {checked.replaces ? <p class="start-note">{texts.replaced}</p> : null}
      <Form csrf={csrf} once={crypto.randomUUID()}>
        <div class="actions spaced">
          {good === 0 ? null : (
            <button name="do" value="take">
              {texts.take(good)}
            </button>
          )}
          <button class="quiet-button" name="do" value="drop">
            {texts.drop}
          </button>
        </div>
      </Form>
      {checked.faulty.length === 0 ? null : <FaultyRows rows={checked.faulty} id={id} language={language} title={texts.bad(checked.faulty.length)} />}
    </section>
  );
}

/** What fell out of the last file that was taken. */
export function MendingRows({ start: { id, mending, checked }, language }: { start: StartUnderWay; language: Language }) {
  if (mending.length === 0 || checked !== null) return null;
  return <FaultyRows rows={mending} id={id} language={language} title={rosterTexts(language).mending(mending.length)} />;
}

function FaultyRows({ rows, id, language, title }: { rows: readonly FaultyRow[]; id: string; language: Language; title: string }) {
  const texts = rosterTexts(language);
  return (
    <section>
      <h2>{title}</h2>
      <p>{texts.mendHint}</p>
      <p>
        <a class="button quiet-button" href={`/new/${id}/mend.xlsx`}>
          {texts.mend}
        </a>
      </p>
      <table class="cards">
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.line}</th>
            <th scope="col">{texts.who}</th>
            <th scope="col">{texts.why}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_SHOWN).map(({ list, line, name, reasons }) => (
            <tr>
              <td data-column={texts.line}>
                {texts.lists[list]} {line}
              </td>
              <td data-column={texts.who}>{name === '' ? '—' : name}</td>
              <td data-column={texts.why}>
                <ul class="reasons">
                  {reasons.map(({ column, text }) => (
                    <li>
                      {column === null ? null : <strong>{column[language]}: </strong>}
                      {text[language]}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_SHOWN ? <p class="hint">{texts.more(rows.length - MOST_SHOWN)}</p> : null}
    </section>
  );
}

/** How many of each list are there, and who may be taken for another. */
export function WhoIsThere({ start, language }: { start: StartUnderWay; language: Language }) {
  const texts = rosterTexts(language);
  const { counts, definition, namesakes, managersLacking } = start;
  if (LISTS.every((list) => counts[list] === 0)) return null;
  return (
    <section>
      <h2>{texts.there}</h2>
      <Counts counts={counts} language={language} target={definition?.target} />
      {counts.staff > 0 && managersLacking.length > 0 ? (
        <p class="start-note">{texts.noManager(managersLacking.map((role) => role[language]).join(language === 'id' ? ' atau ' : ' or '))}</p>
      ) : null}
      {namesakes.length === 0 ? null : (
        <>
          <h3>{texts.namesakes}</h3>
          <p>{texts.namesakesBody}</p>
          <ul>
            {namesakes.map((same) => (
              <li>
                {same[0]?.name} ({same.map(({ id }) => id).join(', ')})
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Counts({ counts, language, target }: { counts: StartUnderWay['counts']; language: Language; target?: number | undefined }) {
  const texts = rosterTexts(language);
  return (
    <dl class="roster-counts">
      {LISTS.filter((list) => counts[list] > 0 || list === 'clients').map((list) => (
        <div>
          <dt>{texts.lists[list]}</dt>
          <dd>
            {number(counts[list], language)}
            {list === 'clients' && target !== undefined ? <small> {texts.target(target)}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What is wrong with who is there, since the definition or the day changed. */
export function PeopleFaults({ start: { faults }, language }: { start: StartUnderWay; language: Language }) {
  const texts = rosterTexts(language);
  if (faults.length === 0) return null;
  return (
    <section class="faults">
      <h2>{texts.faults}</h2>
      <p>{texts.faultsBody}</p>
      <ul>
        {faults.slice(0, MOST_SHOWN).map(({ list, id, name, column, text }) => (
          <li>
            {[list === null ? undefined : texts.lists[list], id, name].filter((part) => part !== undefined && part !== null).join(' ')}
            {column === null ? '' : `, ${column[language]}`}: {text[language]}
          </li>
        ))}
      </ul>
    </section>
  );
}
