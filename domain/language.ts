/** Languages that people are addressed in. Indonesian is the source, English its translation. */
export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same words in each language. */
export type Text = { readonly [L in Language]: string };
