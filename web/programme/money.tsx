import type { Funds, Overview } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { MoneyBar } from '../charts/moneyBar.tsx';
import { rupiah, shortDay } from '../shared/formats.ts';
import { Empty, Table } from '../shared/parts.tsx';
import { textsIn } from './texts.ts';

/** How the money of each source stands, fund by fund. */
export function Money({ funds: { funds }, overview, language }: { funds: Funds; overview: Overview; language: Language }) {
  const texts = textsIn(language).money;
  const most = Math.max(0, ...funds.map(({ pledged, received }) => Math.max(pledged, received)));
  const purposes = [...new Set(funds.map(({ fund }) => fund))];
  return (
    <section class="money" aria-labelledby="money">
      <h2 id="money">{texts.title}</h2>
      {funds.length === 0 ? (
        <Empty title={texts.empty}>
          <p>{texts.emptyHint}</p>
        </Empty>
      ) : (
        purposes.map((purpose) => (
          <>
            <h3>{overview.funds[purpose]?.[language] ?? purpose}</h3>
            <Table
              caption={`${texts.title}: ${overview.funds[purpose]?.[language] ?? purpose}`}
              columns={texts.columns}
              rows={funds
                .filter(({ fund }) => fund === purpose)
                .map(({ source, year, lastSpendingOn, pledged, received, spent, reserved, spendable }) => [
                  <>
                    {overview.sources[source]?.[language] ?? source}
                    <small class="under">{`${texts.year(year)}, ${texts.until(shortDay(lastSpendingOn, language))}`}</small>
                    <MoneyBar {...{ spent, reserved, received, pledged, most }} />
                  </>,
                  rupiah(pledged),
                  rupiah(received),
                  rupiah(spent),
                  rupiah(reserved),
                  <strong>{rupiah(spendable)}</strong>,
                ])}
            />
          </>
        ))
      )}
    </section>
  );
}
