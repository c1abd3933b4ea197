import { randomUUID } from 'node:crypto';
import { Option } from 'commander';
import { ACCOUNT_STANDINGS, type AccountStanding } from '../../domain/actor.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { accountWords } from './accountWords.ts';
import { acting } from './actor.ts';
import type { Add, Common } from './command.ts';
import { insist, urlOf, withClient } from './service.ts';
import { table } from './table.ts';

/** Who signs in: accounts, lost second steps, codes of the day. */
export function addAccounts(add: Add): void {
  add<Common>('accounts', 'lists who signs in without being of a programme’s team', async (place) => {
    const words = accountWords(place.language);
    const answer = await withClient(place, 'machine', (client) => client.listAccounts());
    const { account, standing, email, programmes } = words.columns;
    const rows = answer.accounts.map((each) => [
      each.id,
      words.standings[each.standing] ?? each.standing,
      each.email,
      each.standing === 'administrator' ? words.all : each.programmes.join(', '),
    ]);
    return { answer, lines: rows.length === 0 ? [words.none] : table([account, standing, email, programmes], rows) };
  });

  add<Common & { standing: AccountStanding; programmes?: string; speaks: Language }>(
    'account <id> <email>',
    'opens an account: the id is no name, it stands in journals',
    async (place, [id = '', email = ''], { standing, programmes, speaks }) => {
      const key = randomUUID();
      const body = { id, email, standing, language: speaks, programmes: listOf(programmes) };
      const answer = await withClient(place, 'machine', (client) => insist(() => client.openAccount(body, key)));
      return { answer, lines: [accountWords(place.language).opened(id)] };
    },
  )
    .addOption(new Option('--standing <standing>', 'what they are').choices(ACCOUNT_STANDINGS).makeOptionMandatory())
    .option('--programmes <codes>', 'which they manage or read figures of, with commas between')
    .addOption(new Option('--speaks <language>', 'in which they are addressed').choices(LANGUAGES).default('id'));

  add<Common & { programmes: string }>(
    'account-programmes <id>',
    'says anew which programmes an account has to do with',
    async (place, [id = ''], { programmes }) => {
      const key = randomUUID();
      const words = accountWords(place.language);
      const codes = listOf(programmes);
      const answer = await withClient(place, 'machine', (client) => insist(() => client.setAccountProgrammes({ account: id }, { programmes: codes }, key)));
      return { answer, lines: [words.programmes(id, codes.join(', ') || words.noProgrammes)] };
    },
  ).requiredOption('--programmes <codes>', 'with commas between; empty: none');

  add<Common>('close-account <id>', 'closes an account', async (place, [id = '']) => {
    const key = randomUUID();
    const answer = await withClient(place, 'machine', (client) => insist(() => client.closeAccount({ account: id }, {}, key)));
    return { answer, lines: [accountWords(place.language).closed(id)] };
  });

  add<Common>(
    'forget-second-step <email>',
    'forgets the passkeys and authenticator app that somebody lost, and signs them out',
    async (place, [email = '']) => {
      const key = randomUUID();
      const answer = await withClient(place, 'machine', (client) => insist(() => client.forgetSecondStep({ email }, key)));
      return { answer, lines: [accountWords(place.language).forgotten] };
    },
  );

  add<Common>(
    'day-code <code> <person>',
    'makes the code by which somebody without mail sets a PIN today',
    async (place, [code = '', person = ''], options) => {
      const words = accountWords(place.language);
      return withClient(place, acting(place, code, options, 'secretary'), async (client) => {
        const make = (key: string) => insist(() => client.makeDayCode({ code, person }, {}, key));
        const first = await make(randomUUID());
        // It was in an answer that got lost and is not shown again: another one.
        const answer = first.dayCode === null ? await make(randomUUID()) : first;
        return { answer, lines: [words.dayCode(person), words.label(answer.label), words.code(answer.dayCode ?? ''), words.where(urlOf(place))] };
      });
    },
  );
}

function listOf(typed: string | undefined): string[] {
  return (typed ?? '')
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
}
