import { Lexer } from 'yaml';

/** Deeper than any file of ours. */
export const DEEPEST = 32;
const WIDEST_INDENT = 8 * DEEPEST;

/**
 * Whether YAML nests deeper than `DEEPEST`, read off its tokens: whoever builds a tree of a hundred thousand levels runs out of stack, which
 * in a regular expression ends the whole process.
 */
export function nestsTooDeep(text: string): boolean {
  let brackets = 0;
  let marks = 0; // list marks one after the other on a line
  let lineBegins = true;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') brackets += 1;
    else if (token === ']' || token === '}') brackets -= 1;
    else if (token === '-' || token === '?') marks += 1;
    else if (token === '\n' || token === '\r\n') marks = 0;
    else if (lineBegins && token.length > WIDEST_INDENT && /^ +$/.test(token)) return true;
    if (brackets + marks > DEEPEST) return true;
    lineBegins = token === '\n' || token === '\r\n';
  }
  return false;
}
