import type { Grant } from '../../client/client.ts';
import type { ProgrammeVisit } from '../page.ts';
import { rupiah, shortDay } from '../shared/formats.ts';
import { Facts } from '../shared/parts.tsx';
import type { Deciding } from './deciding.ts';
import { Chosen } from './measuresAtEnd.tsx';
import { decisionWordsIn } from './texts.ts';
import { Verdict } from './verdict.tsx';

/** What led to a decision: the figures at the end of the programme, or a grant as it stands. */
export function Ground({ visit, deciding }: { visit: ProgrammeVisit; deciding: Deciding }) {
  if (deciding.item.kind === 'termination') return <Proposal visit={visit} deciding={deciding} />;
  return deciding.grant === undefined ? null : <GrantFacts visit={visit} deciding={deciding} grant={deciding.grant} />;
}

function Proposal({ visit, deciding: { item, decisions, open } }: { visit: ProgrammeVisit; deciding: Deciding }) {
  const { language } = visit;
  const texts = decisionWordsIn(language);
  const { proposal } = decisions;
  if (proposal === null) return null;
  const [programme, ...groups] = proposal.judged;
  const confirmed = decisions.decisions.findLast(({ measures }) => measures !== null);
  return (
    <>
      <p class="hint">{texts.readOn(shortDay(proposal.readOn, language))}</p>
      {programme === undefined ? null : <Verdict judged={programme} language={language} open />}
      {groups.length === 0 ? null : (
        <details>
          <summary>{texts.groups(groups.length)}</summary>
          {groups.map((judged) => (
            <Verdict judged={judged} language={language} />
          ))}
        </details>
      )}
      {item.decisions.includes('countersigned') && confirmed?.measures != null ? (
        <section class="card">
          <h2>{texts.leaderChose}</h2>
          {confirmed.decision === 'overridden' ? <p>{texts.overriddenNote}</p> : null}
          <Chosen measures={confirmed.measures} groups={open.groups} visit={visit} />
          {confirmed.reason === null ? null : (
            <p>
              <b>{texts.reason}:</b> {confirmed.reason}
            </p>
          )}
        </section>
      ) : null}
    </>
  );
}

function GrantFacts({ visit, deciding: { open }, grant }: { visit: ProgrammeVisit; deciding: Deciding; grant: Grant }) {
  const { language } = visit;
  const texts = decisionWordsIn(language);
  const giver = (key: string) => open.parties.find((party) => party.key === key)?.name[language] ?? key;
  const valid = grant.shares.filter(({ undoneBecause }) => undoneBecause === null);
  return (
    <section class="card">
      <h2>{texts.grantFacts}</h2>
      <Facts
        facts={[
          [texts.business, grant.business[language]],
          [
            texts.planned,
            Object.entries(grant.planned).map(([key, amount]) => (
              <span class="line">
                {giver(key)}: {rupiah(amount)}
              </span>
            )),
          ],
          [texts.asked, grant.budget === null ? '–' : rupiah(grant.budget)],
          grant.otherAid === null ? undefined : [texts.otherAid, grant.otherAid ? texts.yes : texts.no],
          valid.length === 0
            ? undefined
            : [
                texts.approved,
                valid.map(({ source, amount }) => (
                  <span class="line">
                    {giver(source)}: {rupiah(amount)}
                  </span>
                )),
              ],
        ]}
      />
    </section>
  );
}
