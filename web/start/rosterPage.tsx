import type { FaultyRow } from '../../client/client.ts';
import { type Answer, openPage, type Visit } from '../page.ts';
import { type Faults, FaultList, Field, Form } from '../shared/parts.tsx';
import { faultsOf } from '../shared/refused.ts';
import { CheckedFile, MendingRows, PeopleFaults, WhoIsThere } from './rosterParts.tsx';
import { MOST_FILE_BYTES, readSheets } from './readSheets.ts';
import { insteadOf, NextStep, onceOf, startOf, stepPage, stepPath, typed } from './steps.tsx';
import { rosterTexts } from './rosterTexts.ts';
import { textsIn } from './texts.ts';
import { type WrittenSheet, writeRoster } from './writeSheets.ts';

/** Larger than any roster, so that what is too large is said at the field and not by a broken connection. */
const MOST_BYTES = 4 * MOST_FILE_BYTES;

/** The people of the programme, from sheets: looked through first, taken when that is said. */
export const rosterPage = openPage({
  path: '/new/:start/roster',
  action: 'startProgramme',
  maxBytes: MOST_BYTES,
  get: (visit) => shown(visit, {}),
  async post(visit) {
    const start = visit.params['start'] ?? '';
    const here = stepPath(start, 'roster');
    try {
      if (typed(visit, 'do') === 'take') {
        await visit.api.takeRoster({ start }, {}, onceOf(visit));
        return { kind: 'go', to: `${here}?said=taken` };
      }
      if (typed(visit, 'do') === 'drop') {
        await visit.api.dropRoster({ start }, {}, onceOf(visit));
        return { kind: 'go', to: `${here}?said=dropped` };
      }
      const file = visit.form.get('file');
      const name = file instanceof File ? file.name : '';
      const read = await readSheets(name, file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array());
      if (!read.ok) return shown(visit, { file: textsIn(visit.language).sheetFaults[read.because] });
      const sheets = read.sheets.map(({ name: sheet, rows }) => ({
        name: sheet,
        rows: rows.map(({ line, cells, formulas }) => ({ line, cells: [...cells], ...(formulas === undefined ? {} : { formulas: [...formulas] }) })),
      }));
      await visit.api.checkRoster({ start }, { file: name.slice(0, 200), replaces: typed(visit, 'how') === 'replaces', sheets }, onceOf(visit));
      return { kind: 'go', to: here };
    } catch (failure) {
      return shown(
        visit,
        faultsOf(failure, (path) => (path.startsWith('sheets') ? 'file' : path)),
      );
    }
  },
});

async function shown(visit: Visit, faults: Faults): Promise<Answer> {
  const { csrf, language } = visit;
  const start = await startOf(visit);
  const elsewhere = insteadOf('roster', start);
  if (elsewhere !== undefined) return elsewhere;
  const texts = rosterTexts(language);
  const anybody = start.counts.staff + start.counts.clients + start.counts.households + start.counts.waitingList > 0;
  const said = { taken: texts.taken, dropped: texts.dropped }[visit.query.get('said') ?? ''];
  return stepPage(
    visit,
    start,
    'roster',
    <>
      <FaultList faults={faults} language={language} />
      {start.checked === null ? (
        <>
          <p>{texts.lead}</p>
          <div class="actions spaced">
            <a class="button quiet-button" href={`/new/${start.id}/template.xlsx`}>
              {texts.template}
            </a>
            {anybody ? (
              <a class="button quiet-button" href={`/new/${start.id}/people.xlsx`}>
                {texts.filled}
              </a>
            ) : null}
          </div>
          <Form csrf={csrf} once={crypto.randomUUID()} files>
            <Field name="file" label={texts.file} hint={texts.fileHint} faults={faults}>
              <input type="file" id="file" name="file" accept=".xlsx,.csv" aria-describedby="file-hint file-fault" />
            </Field>
            {anybody ? (
              <fieldset>
                <legend>{texts.how}</legend>
                <label class="choice">
                  <input type="radio" name="how" value="adds" checked /> <span>{texts.adds}</span>
                </label>
                <label class="choice">
                  <input type="radio" name="how" value="replaces" /> <span>{texts.replaces}</span>
                </label>
              </fieldset>
            ) : null}
            <button name="do" value="check">
              {texts.check}
            </button>
          </Form>
        </>
      ) : (
        <CheckedFile checked={start.checked} id={start.id} csrf={csrf} language={language} />
      )}
      <MendingRows start={start} language={language} />
      <WhoIsThere start={start} language={language} />
      <PeopleFaults start={start} language={language} />
      <NextStep start={start} step="roster" language={language} />
    </>,
    { said, status: Object.keys(faults).length === 0 ? 200 : 422 },
  );
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The sheets to fill in: empty, with who is there already, or only with the rows to be mended, each with its reasons. */
export const sheetPages = [
  sheets('template.xlsx', { id: 'templat-orang.xlsx', en: 'people-template.xlsx' }, async (visit) =>
    (await columns(visit)).map((sheet) => ({ ...sheet, rows: [] })),
  ),
  sheets('people.xlsx', { id: 'orang.xlsx', en: 'people.xlsx' }, columns),
  sheets('mend.xlsx', { id: 'perlu-diperbaiki.xlsx', en: 'to-be-mended.xlsx' }, async (visit) => {
    const [all, start] = await Promise.all([columns(visit), startOf(visit)]);
    const faulty = start.checked?.faulty ?? start.mending;
    return all.flatMap((sheet) => {
      const rows = faulty.filter(({ list }) => list === sheet.list).map((row) => ({ cells: row.cells, why: whyOf(row, visit.language) }));
      return rows.length === 0 ? [] : [{ ...sheet, rows }];
    });
  }),
];

function sheets(file: string, name: { id: string; en: string }, written: (visit: Visit) => Promise<WrittenSheet[]>) {
  return openPage({
    path: `/new/:start/${file}`,
    action: 'startProgramme',
    get: async (visit) => ({ kind: 'file', name: name[visit.language], type: XLSX, bytes: await writeRoster(await written(visit), visit.language) }),
  });
}

async function columns({ api, params }: Visit): Promise<WrittenSheet[]> {
  const { sheets: all } = await api.readRoster({ start: params['start'] ?? '' });
  return all.map(({ list, columns: shown, rows }) => ({
    list,
    columns: shown.map((column) => ({ ...column, hint: column.hint ?? undefined })),
    rows: rows.map((cells) => ({ cells })),
  }));
}

/** `Tanggal lahir: tertulis ...; Kelompok usaha: ...`. */
export function whyOf({ reasons }: FaultyRow, language: Visit['language']): string {
  return reasons.map(({ column, text }) => (column === null ? text[language] : `${column[language]}: ${text[language]}`)).join('; ');
}
