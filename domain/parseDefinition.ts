import { checkReferences } from './checkReferences.ts';
import { Definition } from './definition.ts';
import { type Parsed, readSource } from './sourceFile.ts';

/**
 * Reads a definition file: every problem at once, each with its line, or the definition.
 * @param file its name, for the messages
 * @param calendars names of the calendar files there are
 */
export function parseDefinition(text: string, file: string, calendars: readonly string[]): Parsed<'definition', Definition> {
  const read = readSource(text, file, Definition, (definition) => checkReferences(definition, calendars));
  return read.ok ? { ok: true, definition: read.value } : read;
}
