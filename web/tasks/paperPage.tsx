import type { Choices, Form, Item } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { page, type ProgrammeVisit } from '../page.ts';
import { calledOf } from './attendance.tsx';
import { onlyIf } from './questionWords.ts';
import { Intro, type Question } from './questions.tsx';
import { Lines, PaperHead, Signatures } from './sheetPage.tsx';
import { paperTextsIn } from './paperTexts.ts';
import { textsIn } from './texts.ts';

/** A form on paper, for where there is no phone or no light: every form of the definition, and with `?item=` the head of that session. */
export const paperPage = page({
  path: '/p/:code/forms/:form/paper',
  action: 'report',
  get: async (visit) => {
    const { code } = visit.params;
    const { form } = await visit.api.readForm({ code, form: visit.params['form'] ?? '' });
    const [track, audience, ordinal] = (visit.query.get('item') ?? '').split('/');
    const item =
      track === undefined || audience === undefined || ordinal === undefined ? undefined : await visit.api.readItem({ code, track, audience, ordinal });
    const choices = await visit.api.readChoices({ code });
    return { kind: 'page', title: form.name[visit.language], body: <Paper visit={visit} form={form} item={item} choices={choices} /> };
  },
});

function Paper({ visit, form, item, choices }: { visit: ProgrammeVisit; form: Form; item: Item | undefined; choices: Choices }) {
  const { language } = visit;
  const texts = paperTextsIn(language);
  const whom = item === undefined || item.clients.length !== 1 ? undefined : item.clients[0];
  return (
    <article class="to-print">
      <p class="hint screen-only">{texts.print}</p>
      <PaperHead visit={visit} title={form.name[language]} over={whom === undefined ? '' : `${texts.filledFor}: ${calledOf(whom, language)}`} item={item} />
      <Lines names={[...(whom === undefined ? [texts.filledFor] : []), texts.filledOn, texts.filledBy]} />
      <Intro form={form} language={language} />
      <ol class="asked">
        {Object.values(form.questions).map((question) => (
          <li>
            <p>
              {question.ask[language]} <Aside form={form} question={question} language={language} />
            </p>
            <Answer question={question} choices={choices} item={item} language={language} />
          </li>
        ))}
      </ol>
      <Signatures names={[texts.filledBy]} />
    </article>
  );
}

function Aside({ form, question, language }: { form: Form; question: Question; language: Language }) {
  const parts = [onlyIf(form, question, language), question.optional === true ? textsIn(language).report.optional : undefined];
  const said = parts.filter((part) => part !== undefined).join(' · ');
  return said === '' ? null : <small>({said})</small>;
}

/** Where the answer is written: boxes to cross, or lines. */
function Answer({ question, choices, item, language }: { question: Question; choices: Choices; item: Item | undefined; language: Language }) {
  const texts = textsIn(language).report;
  switch (question.type) {
    case 'yesNo':
      return <Boxes labels={[texts.yes, texts.no]} />;
    case 'scale':
      return <Boxes labels={Array.from({ length: question.steps }, (_, index) => scaleLabel(index + 1, question.steps, texts))} />;
    case 'choice':
    case 'choices':
      return <Boxes labels={Object.values(question.options).map((words) => words[language])} />;
    case 'money':
      return <p class="write">Rp</p>;
    case 'client':
      return item === undefined || item.clients.length === 0 ? (
        <p class="write" />
      ) : (
        <Boxes labels={item.clients.map((client) => calledOf(client, language))} />
      );
    case 'text':
      return (
        <>
          <p class="write" />
          <p class="write" />
          {(question.longest ?? 1000) > 500 ? <p class="write" /> : null}
        </>
      );
    case 'seasonalIncome':
      return (
        <div class="scroll" tabindex={0} role="region" aria-label={question.ask[language]}>
          <table class="sheet">
            <caption>Rp, {texts.aMonth}</caption>
            <thead>
              <tr>
                <td />
                {choices.seasons.map(({ name }) => (
                  <th scope="col">{name[language]}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {choices.incomeSources.map(({ name }) => (
                <tr>
                  <th scope="row">{name[language]}</th>
                  {choices.seasons.map(() => (
                    <td />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    default:
      return <p class="write" />;
  }
}

function Boxes({ labels }: { labels: readonly string[] }) {
  return (
    <ul class="boxes">
      {labels.map((label) => (
        <li>{label}</li>
      ))}
    </ul>
  );
}

function scaleLabel(step: number, steps: number, { least, most }: { least: string; most: string }): string {
  return step === 1 ? `1 (${least})` : step === steps ? `${step} (${most})` : String(step);
}
