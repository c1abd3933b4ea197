import type { Day } from './days.ts';

/** A question of a form, as its paper shows it. */
export type Question = {
  readonly type: 'yesNo' | 'number' | 'money' | 'scale' | 'choice' | 'choices' | 'date' | 'text' | 'seasonalIncome' | 'client';
  readonly optional: boolean;
  readonly when?: { readonly question: string; readonly is: string | boolean } | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly steps?: number | undefined;
  readonly options?: Readonly<Record<string, unknown>> | undefined;
};

export type TrackPaper = {
  readonly kind: string;
  readonly audience: 'programme' | 'trainingGroup' | 'businessGroup';
  readonly attendance: boolean;
  readonly discussion: boolean;
  readonly openToVillage: boolean;
  readonly bringsTasks: boolean;
  readonly tests?: { readonly before: string; readonly after: string } | undefined;
  readonly steps?: Readonly<Record<string, { readonly form?: string | undefined }>> | undefined;
  readonly grants?: Readonly<Record<string, { readonly from: Readonly<Record<string, number>> }>> | undefined;
};

export type Reason = { readonly nobodysFault: boolean };

/**
 * What everybody of a programme knows before anything happens, from its papers: the definition as it is written, and who lives where. The village
 * itself: what its people earn, who will leave, which group will do well, is drawn (`clientStory`, `groupStory`), and nobody is told.
 */
export type Setting = {
  readonly start: Day;
  readonly planningFrom: Day;
  readonly months: number;
  readonly tracks: Readonly<Record<string, TrackPaper>>;
  readonly forms: Readonly<Record<string, { readonly questions: Readonly<Record<string, Question>> }>>;
  readonly trainingGroups: Readonly<Record<string, unknown>>;
  readonly businessGroups: Readonly<Record<string, { readonly within: string; readonly size: number }>>;
  readonly seasons: Readonly<Record<string, { readonly rough: boolean; readonly months: readonly number[] }>>;
  readonly incomeSources: Readonly<Record<string, { readonly fishing: boolean }>>;
  readonly resources: Readonly<Record<string, unknown>>;
  readonly reasons: Readonly<Record<string, Reason>>;
  readonly exits: Readonly<Record<string, unknown>>;
  readonly consents: Readonly<Record<string, { readonly required: boolean }>>;
  readonly funds: Readonly<Record<string, { readonly from: readonly string[]; readonly hopedFrom: readonly string[]; readonly grants: boolean }>>;
  /** Offices and organisations; other givers are private. */
  readonly agencies: readonly string[];
  readonly clients: readonly Villager[];
  /** In their order; which business group they join is not known before. */
  readonly waitingList: readonly (Omit<Villager, 'group'> & { readonly trainingGroup: string })[];
  readonly households: readonly { readonly id: string; readonly size: number }[];
};

/** A client, or somebody of the waiting list once enrolled. `monthlyIncome`: their own, by season, as the list has it. */
export type Villager = {
  readonly id: string;
  readonly sex: 'f' | 'm';
  readonly household: string;
  readonly group: string;
  readonly monthlyIncome?: Readonly<Record<string, number>> | undefined;
};

/** The audiences a track may have, sorted: what goes wrong is spread over them. */
export function audiencesOf({ businessGroups, trainingGroups }: Setting, audience: TrackPaper['audience']): string[] {
  if (audience === 'programme') return ['programme'];
  return Object.keys(audience === 'trainingGroup' ? trainingGroups : businessGroups).sort();
}

/** The training group of a business group; a training group is its own. */
export function trainingGroupOf({ businessGroups }: Setting, audience: string): string {
  return businessGroups[audience]?.within ?? audience;
}
