/** What files named on the command line are relative to: npm runs programs in the project's folder and says in INIT_CWD where it was called. */
export const CALLED_FROM = process.env.INIT_CWD ?? process.cwd();
