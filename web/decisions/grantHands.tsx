import type { Grant, Grants, OpenDecisions } from '../../client/client.ts';
import type { ProgrammeVisit } from '../page.ts';
import { rupiah } from '../shared/formats.ts';
import { Empty, Table } from '../shared/parts.tsx';
import { itemPath } from '../records/parts.tsx';
import { decisionWordsIn } from './texts.ts';

/** Each group's grant and how far it has come, hand after hand. */
export function GrantHands({ visit, grants, groups }: { visit: ProgrammeVisit; grants: Grants; groups: OpenDecisions['groups'] }) {
  const { language } = visit;
  const texts = decisionWordsIn(language);
  if (grants.grants.length === 0) return <Empty title={texts.noGrants} />;
  return (
    <Table
      caption={texts.grants}
      columns={[texts.group, texts.amount, texts.hands]}
      rows={grants.grants.map((grant) => [
        <>
          <b>{groups.find(({ key }) => key === grant.group)?.name[language] ?? grant.group}</b>
          <small class="line">{grant.business[language]}</small>
        </>,
        <>
          <small>{grant.budget === null ? texts.plannedFor : texts.askedFor}</small>
          <span class="amount">{rupiah(grant.budget ?? sum(Object.values(grant.planned)))}</span>
        </>,
        <Hands visit={visit} grant={grant} />,
      ])}
    />
  );
}

function Hands({ visit, grant }: { visit: ProgrammeVisit; grant: Grant }) {
  const texts = decisionWordsIn(visit.language);
  // A step that was sent back stands there twice: what counts is its last.
  const parts = [...new Set(grant.items.map(({ part }) => part ?? ''))];
  const lastOf = (part: string) => grant.items.findLast((item) => item.part === part);
  const done = parts.filter((part) => lastOf(part)?.outcome === 'held').length;
  const now = grant.endedBecause === null ? parts.find((part) => lastOf(part)?.outcome === null) : undefined;
  const next = now === undefined ? undefined : lastOf(now);
  return (
    <span class="measured">
      <progress max={parts.length} value={done} aria-label={texts.handsOf(done, parts.length)} />
      <small>{texts.handsOf(done, parts.length)}</small>
      {now === undefined || next === undefined ? null : (
        <span>
          {texts.nowAt} <a href={itemPath(visit.params.code, next.key)}>{texts.parts[now] ?? now}</a>
        </span>
      )}
    </span>
  );
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
