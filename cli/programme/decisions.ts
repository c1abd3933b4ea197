import { looking } from './actor.ts';
import { decisionWords } from './decisionWords.ts';
import type { Add, Common } from './command.ts';
import { EXIT, Stop } from './ending.ts';
import { write } from './files.ts';
import { withClient } from './service.ts';
import { showDecisions, showDrafts, showMeasures } from './showDecisions.ts';

/** What is decided at the end, and what comes of it. @param folder that relative files are relative to */
export function addDecisions(add: Add, folder: string): void {
  add<Common>('decisions <code>', 'what the figures propose at termination, and what was decided', async (place, [code = ''], options) => {
    const answer = await withClient(place, looking(code, options), (client) => client.readDecisions({ code }));
    return { answer, lines: showDecisions(answer, place.language) };
  });

  add<Common>('measures <code>', 'what came of each measure: who was asked, what they answered', async (place, [code = ''], options) => {
    const answer = await withClient(place, looking(code, options), (client) => client.readMeasures({ code }));
    return { answer, lines: showMeasures(answer, place.language) };
  });

  add<Common>('drafts', 'programmes that a supporter has said yes to, and that may be started', async (place) => {
    const answer = await withClient(place, 'machine', (client) => client.listDrafts());
    return { answer, lines: showDrafts(answer, place.language) };
  });

  add<Common & { definition: string }>('draft <code>', 'writes the definition of a draft, to be adjusted and started', async (place, [code = ''], options) => {
    const { drafts } = await withClient(place, 'machine', (client) => client.listDrafts({ code }));
    const [answer] = drafts;
    const words = decisionWords(place.language);
    if (answer === undefined) throw new Stop(EXIT.refused, words.noDraft(code));
    write(folder, options.definition, answer.definition ?? '', place);
    return { answer, lines: [...showDrafts({ drafts }, place.language), '', words.written(options.definition, code)] };
  }).requiredOption('--definition <file>', 'file to be written');
}
