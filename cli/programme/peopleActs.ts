import type { Client } from '../../client/client.ts';
import { addAct } from './actCommand.ts';
import { actWords } from './actWords.ts';
import { acting } from './actor.ts';
import type { Add, Common } from './command.ts';
import { EXIT, Stop } from './ending.ts';
import { type Place, withClient } from './service.ts';
import { showPeople } from './showPeople.ts';

type NewHolder = {
  to?: string;
  new?: string;
  name?: string;
  title?: string;
  email?: string;
  phone?: string;
  agency?: string;
  speak?: 'id' | 'en';
};

/** Who is away, who stands in, who leaves and who comes. */
export function addPeopleActs(add: Add): void {
  add<Common>('people <code>', 'who holds which seat since when, who is away, and which seats are vacant', async (place, [code = ''], options) => {
    const answer = await withClient(place, acting(place, code, options, 'team-leader'), (client) => client.listPeople({ code }));
    return { answer, lines: showPeople(answer, place.language) };
  });

  addAct<{ from: string; back: string; substitute?: string }>(
    add,
    'absence <code> <person>',
    'somebody is away, and another stands in; where there is nobody it is paused',
    ([code = '', person = ''], { from, back: until, substitute }) =>
      (client, why, key) =>
        client.recordAbsence({ code }, { ...why, person, from, until, ...(substitute !== undefined && { substitute }) }, key),
  )
    .requiredOption('--from <yyyy-mm-dd>', 'the first day away')
    .requiredOption('--back <yyyy-mm-dd>', 'the first day back')
    .option('--substitute <person>', 'who stands in; the one proposed, unless said');

  addAct<{ on: string }>(
    add,
    'absence-end <code> <absence>',
    'somebody is back, or acts no more, by the number of its act: what is still open is theirs again',
    ([code = '', act = ''], { on }) =>
      (client, why, key) =>
        client.endAbsence({ code }, { ...why, act: Number(act), on }, key),
  ).requiredOption('--on <yyyy-mm-dd>', 'the first day back');

  addAct<NewHolder & { on: string }>(
    add,
    'handover <code> <person>',
    'somebody leaves, or a vacant seat is filled: all that is open passes on; with no successor the seat is vacant',
    ([code = '', person = ''], options, place) => {
      const { on } = options;
      const to = successor(options, place);
      return (client, why, key) => client.handOverSeat({ code }, { ...why, person, on, ...(to !== undefined && { to }) }, key);
    },
  )
    .requiredOption('--on <yyyy-mm-dd>', 'the first day of the successor')
    .option('--to <person>', 'a person of the programme')
    .option('--new <id>', 'somebody who is not yet of it, by the id to be had')
    .option('--name <text>', 'of the new person')
    .option('--title <text>', 'before the name')
    .option('--email <address>', 'where mails go')
    .option('--phone <number>', 'for WhatsApp')
    .option('--agency <agency>', 'one of the definition; the predecessor’s, unless said')
    .option('--speak <language>', 'the language the new person is written to in, id or en');

  addAct<{ acting: string; from: string; back: string }>(
    add,
    'acting <code> <person>',
    'somebody acts for an absent holder (Plh.) or for a vacant seat (Plt.), and signs on their behalf',
    ([code = '', person = ''], { acting: other, from, back: until }) =>
      (client, why, key) =>
        client.nameActing({ code }, { ...why, person, acting: other, from, until }, key),
  )
    .requiredOption('--acting <person>', 'who acts')
    .requiredOption('--from <yyyy-mm-dd>', 'the first day')
    .requiredOption('--back <yyyy-mm-dd>', 'the first day on which they act no more');

  addAct<{ to: string; clientAgrees?: boolean }>(
    add,
    'pass-case <code> <key>',
    'passes a counselling case to another, with its client’s word',
    ([code = '', item = ''], { to, clientAgrees = false }, { language }) => {
      if (!clientAgrees) throw new Stop(EXIT.usage, actWords(language).clientFirst);
      return (client, why, key) => client.passCase({ code }, { ...why, item, to, clientAgrees: true }, key);
    },
  )
    .requiredOption('--to <person>', 'who goes on with it')
    .option('--client-agrees', 'the client was asked and agrees');
}

/** Who comes, if anybody. @throws Stop where it cannot be told */
function successor(options: NewHolder, { language }: Place): Parameters<Client['handOverSeat']>[1]['to'] {
  const { to, new: id, name, title, email, phone, agency, speak = 'id' } = options;
  const words = actWords(language);
  if (to !== undefined && id !== undefined) throw new Stop(EXIT.usage, words.oneSuccessor);
  if (id === undefined) return to;
  if (name === undefined) throw new Stop(EXIT.usage, words.newLacksName);
  return {
    new: {
      id,
      name,
      language: speak,
      ...(title !== undefined && { title }),
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone }),
      ...(agency !== undefined && { agency }),
    },
  };
}
