import { isMap, isScalar, parseDocument } from 'yaml';

/** The text of a definition for another village: only that one value is written anew, all else stays letter by letter. */
export function inVillage(definition: string, village: string): string {
  const contents: unknown = parseDocument(definition, { prettyErrors: false }).contents;
  const node: unknown = isMap(contents) ? contents.get('village', true) : undefined;
  if (!isScalar(node) || !node.range || node.value === village) return definition;
  const [from, until] = node.range;
  return `${definition.slice(0, from)}${JSON.stringify(village)}${definition.slice(until)}`;
}
