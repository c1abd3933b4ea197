import type { FigureRead } from './figuresRead.ts';
import type { Judgement } from './figures/rules.ts';
import type { Unit } from './outcomes.ts';

/** A target that was missed, with what was reached instead. `audience`: the programme or a business group. */
export type MissedTarget = {
  readonly audience: string;
  readonly indicator: string;
  readonly target: number;
  readonly unit: Unit;
  readonly value: number;
  readonly atLeast: number;
};

/** Sessions of a track that were planned and not held. */
export type NotHeld = { readonly track: string; readonly planned: number; readonly held: number };

/** What a new proposal is drafted from (P5a): counts and keys, of nobody in person. */
export type ProposalDraft = {
  readonly missed: readonly MissedTarget[];
  readonly notHeld: readonly NotHeld[];
  /** Business groups that do not pass. */
  readonly groups: readonly string[];
};

/** Drafts a proposal from what was missed: targets of the programme, sessions not held, groups concerned; each in the order of the definition. */
export function proposalDraft(figures: readonly FigureRead[], { groups }: Pick<Judgement, 'groups'>, notHeld: readonly NotHeld[]): ProposalDraft {
  return {
    missed: missedTargets(figures, 'programme'),
    notHeld: notHeld.filter(({ planned, held }) => held < planned),
    groups: Object.entries(groups).flatMap(([key, { passes }]) => (passes ? [] : [key])),
  };
}

/** The targets that were read for somebody and missed. */
export function missedTargets(figures: readonly FigureRead[], audience: string): MissedTarget[] {
  return figures
    .filter((figure) => figure.audience === audience)
    .flatMap(({ indicator, results }) =>
      results.flatMap(({ target, unit, value, atLeast, met }) =>
        met === false && value !== null ? [{ audience, indicator, target, unit, value, atLeast }] : [],
      ),
    );
}

/** The code under which a programme that continues this one is drafted: `tablolong-2027-2`, after it `tablolong-2027-3`. */
export function nextCode(code: string): string {
  const numbered = /^(.+)-(\d{1,2})$/.exec(code);
  const [stem, number] = numbered === null ? [code, 1] : [numbered[1] as string, Number(numbered[2])];
  const suffix = `-${number + 1}`;
  return `${stem.slice(0, 40 - suffix.length)}${suffix}`;
}
