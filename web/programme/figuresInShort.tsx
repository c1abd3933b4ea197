import type { Figures } from '../../client/client.ts';
import { valueInWords } from '../../domain/figures/inWords.ts';
import type { Language } from '../../domain/language.ts';
import { Empty } from '../shared/parts.tsx';
import { textsIn } from './texts.ts';

/** How many targets are met, and the outputs one by one, each as far as it is. */
export function FiguresInShort({
  figures: { figures, currency },
  root,
  explains,
  language,
}: {
  figures: Figures;
  root: string;
  explains: boolean;
  language: Language;
}) {
  const texts = textsIn(language).figures;
  const whole = figures.filter(({ audience }) => audience === 'programme');
  const results = (whole.length > 0 ? whole : figures).flatMap((figure) => figure.results);
  const read = results.filter(({ value }) => value !== null);
  const outputs = whole.filter(({ kind }) => kind === 'output');
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{texts.title}</h2>
      {read.length === 0 ? (
        <Empty title={texts.none}>
          <p>{texts.noneHint}</p>
        </Empty>
      ) : (
        <p>
          {texts.short(read.filter(({ met }) => met === true).length, read.length)}
          {read.length < results.length ? `; ${texts.unread(results.length - read.length)}` : ''}.
        </p>
      )}
      {read.length === 0 ? null : (
        <ul class="meters">
          {outputs.flatMap(({ indicator, line, name, results: [result] }) =>
            result === undefined ? (
              []
            ) : (
              <li>
                {explains ? <a href={`${root}/figures/${indicator}`}>{`${line ?? ''} ${name[language]}`}</a> : <span>{`${line ?? ''} ${name[language]}`}</span>}
                {result.value === null ? (
                  <span class="quiet">{texts.notYet}</span>
                ) : (
                  <>
                    <meter
                      min={0}
                      max={Math.max(result.atLeast, result.value, 1)}
                      low={result.atLeast}
                      optimum={Math.max(result.atLeast, result.value, 1)}
                      value={result.value}
                    >
                      {result.value}
                    </meter>
                    <span>
                      {texts.of(
                        valueInWords({ currency }, result.value, result.unit)[language],
                        valueInWords({ currency }, result.atLeast, result.unit)[language],
                      )}
                    </span>
                  </>
                )}
              </li>
            ),
          )}
        </ul>
      )}
      <p>
        <a href={`${root}/figures`}>{texts.all}</a>
      </p>
    </section>
  );
}
