import { looking } from './actor.ts';
import type { Add, Common } from './command.ts';
import { withClient } from './service.ts';
import { showProgrammes, showStatus, showTasks } from './show.ts';

/** Where programmes and people stand. */
export function addViews(add: Add): void {
  add<Common>('list', 'lists the programmes', async (place) => {
    const answer = await withClient(place, 'machine', (client) => client.listProgrammes());
    return { answer, lines: showProgrammes(answer, place.language) };
  });

  add<Common>('status <code>', 'shows where a programme stands', async (place, [code = ''], options) => {
    const answer = await withClient(place, looking(code, options), (client) => client.readProgramme({ code }));
    return { answer, lines: showStatus(answer, place.language) };
  });

  add<Common & { person: string }>('tasks <code>', 'lists what somebody has to do', async (place, [code = ''], { as, person }) => {
    const answer = await withClient(place, { code, person: as ?? person }, (client) => client.listTasks({ code }, { person }));
    return { answer, lines: showTasks(answer, place.language) };
  }).requiredOption('--person <person>', 'whose tasks');
}
