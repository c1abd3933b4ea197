import { acting } from './actor.ts';
import type { Add, Common } from './command.ts';
import { placeOf } from './report.ts';
import { withClient } from './service.ts';
import { showForm, showItem } from './showItems.ts';

/** One item by itself, and what a form asks. */
export function addItems(add: Add): void {
  add<Common>('why-item <code> <key>', 'why an item is in the plan, and what was done about it', async (place, [code = '', key = ''], options) => {
    const at = placeOf(code, key, place.words);
    return withClient(place, acting(place, code, options, 'team-leader'), async (client) => {
      const [answer, { timeZone }] = await Promise.all([client.readItem(at), client.readProgramme({ code })]);
      return { answer, lines: showItem(answer, timeZone, place.language) };
    });
  });

  add<Common>('form <code> <form>', 'what a form asks, for a file of --answers', async (place, [code = '', form = ''], options) => {
    const answer = await withClient(place, acting(place, code, options, 'mentor-nelayan-1'), (client) => client.readForm({ code, form }));
    return { answer, lines: showForm(answer, place.language) };
  });
}
