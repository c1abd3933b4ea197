import type { Card, Fact } from './card.ts';
import { type Letter, openingOf } from './letter.ts';

const COLUMNS = 72;

/** The letter as plain text, shaped by hand: short lines, labels before values, no decoration that a screen reader would spell out. */
export function textOf(letter: Letter): string {
  const blocks = [
    [letter.place, ...(letter.mark === undefined ? [] : [letter.mark])],
    [letter.greeting],
    ...letter.sections.flatMap((section) => [
      [section.heading.toUpperCase(), ...openingOf(section).flatMap((line) => wrapped(line))],
      ...section.cards.map(cardLines),
      wrapped(section.reason),
    ]),
    ...(letter.howTo === undefined
      ? []
      : [[letter.howTo.heading.toUpperCase(), ...wrapped(letter.howTo.lead), ...letter.howTo.lines.flatMap((line) => wrapped(`- ${line}`, '  '))]]),
    ['-- ', ...letter.footer.flatMap((line) => wrapped(line))],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function cardLines({ title, under, facts, link }: Card): string[] {
  const linked = link === undefined ? [] : [`  ${link.words}:`, `  ${link.url}`];
  return [...wrapped(under === undefined ? title : `${title}, ${under}`), ...facts.flatMap(factLines), ...linked];
}

/** Label and value on one line where they fit and may be read as one, else the parts of the value under the label. */
function factLines({ label, parts, each }: Fact): string[] {
  const line = `  ${label}: ${parts.join(' ')}`;
  return line.length <= COLUMNS && (each === undefined || parts.length === 1)
    ? [line]
    : [`  ${label}:`, ...parts.flatMap((part) => wrapped(`    ${part}`, '    '))];
}

/** Breaks a line at spaces; a word longer than the line stays whole. @param indent what following lines begin with */
function wrapped(line: string, indent = ''): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/(?<=\S) /)) {
    if (current !== '' && current.length + 1 + word.length > COLUMNS) {
      lines.push(current);
      current = indent + word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
