import type { Figure, Result } from './figures/figure.ts';

/** A figure as it is kept once it was decided upon: numbers by indicator and audience, without the records behind them. */
export type FigureRead = Pick<Figure, 'indicator' | 'audience'> & { readonly results: readonly Omit<Result, 'from'>[] };

/** Figures to be kept. */
export function asRead(figures: readonly Figure[]): FigureRead[] {
  return figures.map(({ indicator, audience, results }) => ({
    indicator,
    audience,
    results: results.map(({ target, unit, value, atLeast, above, met, base }) => ({ target, unit, value, atLeast, above, met, base })),
  }));
}
