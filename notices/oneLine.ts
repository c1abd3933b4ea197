/** One line whatever stood in a name or a label: a line break in a header is the beginning of another header. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
