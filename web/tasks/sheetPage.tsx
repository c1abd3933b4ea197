import type { Item } from '../../client/client.ts';
import { page, type ProgrammeVisit } from '../page.ts';
import { longDay } from '../shared/formats.ts';
import { calledOf } from './attendance.tsx';
import { paperTextsIn } from './paperTexts.ts';

/** Room for those who come without being of the group. */
const GUEST_ROWS = 4;

/** The attendance sheet of a session, to be printed: a line for each client, to sign or to press a thumb on. */
export const sheetPage = page({
  path: '/p/:code/items/:track/:audience/:ordinal/sheet',
  action: 'report',
  get: async (visit) => {
    const item = await visit.api.readItem(visit.params as unknown as Parameters<typeof visit.api.readItem>[0]);
    return { kind: 'page', title: `${paperTextsIn(visit.language).sheet}: ${item.name[visit.language]}`, body: <Sheet visit={visit} item={item} /> };
  },
});

function Sheet({ visit, item }: { visit: ProgrammeVisit; item: Item }) {
  const { language } = visit;
  const texts = paperTextsIn(language);
  const columns = [texts.number, texts.name, ...texts.letters, texts.signature, texts.thumb];
  return (
    <article class="to-print">
      <p class="hint screen-only">{texts.print}</p>
      <PaperHead visit={visit} over={texts.sheetOver} title={texts.sheet} item={item} />
      <Lines names={[texts.on, texts.hours, texts.place]} />
      <div class="scroll" tabindex={0} role="region" aria-label={texts.sheet}>
        <table class="sheet">
          <caption class="unseen">{texts.sheet}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {item.clients.map((client, index) => (
              <tr>
                <td>{index + 1}</td>
                <th scope="row">{calledOf(client, language)}</th>
                {texts.letters.map(() => (
                  <td />
                ))}
                <td class={index % 2 === 0 ? 'sign' : 'sign right'}>{index + 1}.</td>
                <td />
              </tr>
            ))}
            {Array.from({ length: GUEST_ROWS }, (_, index) => (
              <tr>
                <td>{index === 0 ? texts.guests : ''}</td>
                <td />
                {texts.letters.map(() => (
                  <td />
                ))}
                <td class="sign" />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="small">{texts.legend}</p>
      <Signatures names={[texts.madeBy, texts.known]} />
    </article>
  );
}

/** What stands above every paper: the programme, what it is, of which session. */
export function PaperHead({ visit, title, over, item }: { visit: ProgrammeVisit; title: string; over: string; item: Item | undefined }) {
  const { language, self } = visit;
  return (
    <header class="paper-head">
      <p>
        <b>{self.programme.name[language]}</b>
        <br />
        {self.programme.village}
      </p>
      <h1>{title}</h1>
      <p>{over}</p>
      {item === undefined ? null : (
        <p>
          {item.name[language]} · {item.audienceName[language]} · {paperTextsIn(language).planned} {longDay(item.plannedOn, language)}{' '}
          <small>
            ({paperTextsIn(language).code} {item.key})
          </small>
        </p>
      )}
    </header>
  );
}

/** Lines to be filled in by hand. */
export function Lines({ names }: { names: readonly string[] }) {
  return (
    <dl class="lines">
      {names.map((name) => (
        <div>
          <dt>{name}</dt>
          <dd />
        </div>
      ))}
    </dl>
  );
}

/** Room for those who sign, each by what they sign as. */
export function Signatures({ names }: { names: readonly string[] }) {
  return (
    <div class="signatures">
      {names.map((name) => (
        <p>{name},</p>
      ))}
    </div>
  );
}
