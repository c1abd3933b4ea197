import type { Client } from '../../client/client.ts';
import { acting } from './actor.ts';
import type { Add, Common } from './command.ts';
import { withClient } from './service.ts';
import { showFigures, showWhy } from './showFigures.ts';

type Of = Common & { readonly group?: string; readonly on?: string };

/** What a programme has reached, and why a figure is what it is. */
export function addFigures(add: Add): void {
  add<Of>('figures <code>', 'outputs and outcomes against their targets', async (place, [code = ''], options) =>
    withClient(place, acting(place, code, options, 'team-leader'), async (client) => {
      const answer = await client.listFigures({ code }, asked(options));
      return { answer, lines: showFigures(answer, await currencyOf(client, code), options.group, place.language) };
    }),
  )
    .option('--group <group>', 'a business group')
    .option('--on <yyyy-mm-dd>', 'as they stood on that day; today where none is named');

  add<Of>('why <code> <indicator>', 'how a figure is read, from which reports, and who is not counted', async (place, [code = '', indicator = ''], options) =>
    withClient(place, acting(place, code, options, 'team-leader'), async (client) => {
      const query = asked(options);
      const answer = await client.explainFigure({ code, indicator: await keyOf(client, code, indicator, query) }, query);
      return { answer, lines: showWhy(answer, await currencyOf(client, code), place.language) };
    }),
  )
    .option('--group <group>', 'read for a business group')
    .option('--on <yyyy-mm-dd>', 'as it stood on that day; today where none is named');
}

function asked({ group, on }: Of): { audience?: string; on?: string } {
  return { ...(group !== undefined && { audience: group }), ...(on !== undefined && { on }) };
}

/** An indicator may be named by its line, `O5`; keys begin small. */
async function keyOf(client: Client, code: string, indicator: string, query: { audience?: string; on?: string }): Promise<string> {
  if (!/^[A-Z]/.test(indicator)) return indicator;
  const { figures } = await client.listFigures({ code }, query);
  return figures.find(({ line }) => line === indicator)?.indicator ?? indicator;
}

async function currencyOf(client: Client, code: string): Promise<string> {
  return (await client.readFunds({ code })).currency;
}
