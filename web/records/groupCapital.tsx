import type { FigureResult, Figures, Grant, GroupRecord } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { can, type ProgrammeVisit } from '../page.ts';
import { number, rupiah, shortDay } from '../shared/formats.ts';
import { Badge, Facts, Table } from '../shared/parts.tsx';
import { groupWordsIn } from './groupTexts.ts';

/** A group's grant from proposal to use, and who keeps its books. */
export function GroupCapital({ visit, group, grant }: { visit: ProgrammeVisit; group: GroupRecord; grant: Grant | undefined }) {
  const { language, params } = visit;
  const texts = groupWordsIn(language);
  if (grant === undefined)
    return (
      <>
        <h2>{texts.capital}</h2>
        <p class="hint">{texts.noCapital}</p>
      </>
    );
  const { officers, use } = grant;
  const when = (day: string | null) => (day === null ? texts.notYet : shortDay(day, language));
  const nameOf = (id: string | null) => {
    if (id === null) return texts.notYet;
    return <a href={`/p/${params.code}/clients/${id}`}>{group.members.find((member) => member.id === id)?.name ?? id}</a>;
  };
  const approved = grant.shares.filter(({ undoneBecause }) => undoneBecause === null).reduce((total, { amount }) => total + amount, 0);
  return (
    <>
      <h2>{texts.capital}</h2>
      <div class="card">
        <Facts
          facts={[
            [texts.business, grant.business[language]],
            [texts.planned, rupiah(Object.values(grant.planned).reduce((total, amount) => total + amount, 0))],
            [texts.asked, grant.budget === null ? texts.notYet : `${rupiah(grant.budget)}, ${when(grant.proposedOn)}`],
            [texts.approved, grant.approvedOn === null ? texts.notYet : `${rupiah(approved)}, ${when(grant.approvedOn)}`],
            [texts.paid, when(grant.paidOn)],
            [texts.handedOver, when(grant.handedOverOn)],
            use === null ? undefined : [texts.used, texts.usedOf(rupiah(use.spent), rupiah(use.offPurpose))],
          ]}
        />
      </div>
      <h2>{texts.officers}</h2>
      {officers === null ? (
        <p class="hint">{texts.noOfficers}</p>
      ) : (
        <Facts
          facts={[
            [texts.chair, nameOf(officers.chair)],
            [texts.secretary, nameOf(officers.secretary)],
            [texts.treasurer, nameOf(officers.treasurer)],
          ]}
        />
      )}
    </>
  );
}

/** A group's figures against their targets; until they are asked for, the way to them. */
export function GroupFigures({ visit, figures }: { visit: ProgrammeVisit; figures: Figures | undefined }) {
  const { language } = visit;
  const texts = groupWordsIn(language);
  if (!can(visit, 'viewFigures') || visit.self.standing === 'staff') return null;
  return (
    <>
      <h2>{texts.figures}</h2>
      {figures === undefined ? (
        <p>
          <a class="button quiet-button" href="?figures=1">
            {texts.showFigures}
          </a>
        </p>
      ) : (
        <Table
          caption={texts.figures}
          columns={[texts.figure, texts.value, texts.target]}
          rows={figures.figures.flatMap(({ results }) =>
            results.map((result) => [
              result.what[language],
              <FigureValue result={result} language={language} />,
              `${result.above ? '> ' : '≥ '}${inUnit(result.atLeast, result.unit, language)}`,
            ]),
          )}
        />
      )}
    </>
  );
}

function FigureValue({ result, language }: { result: FigureResult; language: Language }) {
  const texts = groupWordsIn(language);
  const { value, unit, met } = result;
  if (value === null) return <span class="hint">{texts.cannotRead}</span>;
  return (
    <>
      {inUnit(value, unit, language)} {met === null ? null : <Badge tone={met ? 'good' : 'quiet'}>{met ? texts.met : texts.notMet}</Badge>}
    </>
  );
}

/** A value as people say it. */
export function inUnit(value: number, unit: FigureResult['unit'], language: Language): string {
  if (unit === 'money') return rupiah(Math.round(value));
  if (unit === 'sharePercent' || unit === 'risePercent') return `${number(value, language)}%`;
  return number(value, language);
}
