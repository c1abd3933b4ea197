import { type Figures, type Funds, type Overview, type ProgrammeStatus, Refused } from '../../client/client.ts';
import { can, type ProgrammeVisit } from '../page.ts';

/** Undefined: not for the one who visits. */
export type FiguresOr = Figures | undefined;

/** All that the page of a programme shows. */
export type Gathered = { readonly overview: Overview; readonly status: ProgrammeStatus; readonly funds: Funds | undefined; readonly figures: FiguresOr };

/** Asks for all of it at once, and for nothing that is not for the one who visits. */
export async function gather(visit: ProgrammeVisit): Promise<Gathered> {
  const { api, params } = visit;
  const [overview, status, funds, figures] = await Promise.all([
    api.readOverview(params),
    api.readProgramme(params),
    can(visit, 'viewFunds') ? api.readFunds(params) : undefined,
    // Of the whole programme alone where that is theirs: those of each group take several times as long.
    can(visit, 'viewFigures') ? figuresFor(visit, undefined, visit.self.standing === 'coordinator' ? undefined : 'programme') : undefined,
  ]);
  return { overview, status, funds, figures };
}

/** Figures as far as they are for the one who visits: of staff, only some see any. */
export async function figuresFor({ api, params, self }: ProgrammeVisit, on: string = self.programme.today, audience?: string): Promise<FiguresOr> {
  try {
    return await api.listFigures(params, { on, ...(audience !== undefined && { audience }) });
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 403) return undefined;
    throw failure;
  }
}
