/** A plain date, `2027-04-12`. Compares as text. */
export type Day = string;
