/** Deeper than anything that is asked for here. */
export const DEEPEST = 32;

/**
 * Whether JSON text nests arrays and objects deeper than `DEEPEST`, found without building any: V8 parses a hundred thousand levels, but
 * whoever then walks them runs out of stack. What is no JSON is not judged here.
 */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter === '\\') at += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '[' || letter === '{') {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (letter === ']' || letter === '}') depth -= 1;
  }
  return false;
}
