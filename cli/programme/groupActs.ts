import { Option } from 'commander';
import { CLIENT_PAUSES } from '../../domain/judgeClientPause.ts';
import { GROUP_ENDS, PROGRAMME_ENDS } from '../../domain/judgeGroupEnd.ts';
import { addAct, causeOption } from './actCommand.ts';
import { acting } from './actor.ts';
import type { Add, Common } from './command.ts';
import { withClient } from './service.ts';
import { showMissed } from './showMissed.ts';

type GroupEnd = (typeof GROUP_ENDS)[number];
type ProgrammeEnd = (typeof PROGRAMME_ENDS)[number];

/** Clients who are away for a while, what is made up, and groups and programmes that end before their time. */
export function addGroupActs(add: Add): void {
  addAct<{ from: string; back?: string; because: (typeof CLIENT_PAUSES)[number] }>(
    add,
    'excuse <code> <client>',
    'excuses a client who is away or ill for a while, three months at most',
    ([code = '', id = ''], { from, back: until, because }) =>
      (client, why, key) =>
        client.excuseClient({ code }, { ...why, client: id, from, because, ...(until !== undefined && { until }) }, key),
  )
    .requiredOption('--from <yyyy-mm-dd>', 'the first day away')
    .option('--back <yyyy-mm-dd>', 'the first day back; three months on, unless said')
    .addOption(new Option('--because <why>', 'kept with the client, in no journal').choices(CLIENT_PAUSES).makeOptionMandatory());

  addAct<{ on?: string }>(
    add,
    'make-up <code> <key>',
    'gives a session that did not happen, or that too few came to, one make-up',
    ([code = '', item = ''], { on }) =>
      (client, why, key) =>
        client.makeUpItem({ code }, { ...why, item, ...(on !== undefined && { on }) }, key),
  )
    .option('--on <yyyy-mm-dd>', 'the day; the next free one, unless said')
    .addOption(causeOption());

  add<Common>('missed <code>', 'sessions that wait for a make-up: not held, or with too few', async (place, [code = ''], options) => {
    const answer = await withClient(place, acting(place, code, options, 'coordinator-nelayan'), (client) => client.listMissed({ code }));
    return { answer, lines: showMissed(answer, place.language) };
  });

  addAct<{ into: string; on: string }>(
    add,
    'merge <code> <group>',
    'merges a business group into another: its people are of the other, its sessions are called off and not missed',
    ([code = '', group = ''], { into, on }) =>
      (client, why, key) =>
        client.mergeGroups({ code }, { ...why, group, into, on }, key),
  )
    .requiredOption('--into <group>', 'the group that goes on')
    .requiredOption('--on <yyyy-mm-dd>', 'the first day in it');

  addAct<{ on: string; because: GroupEnd }>(
    add,
    'exit-group <code> <group>',
    'ends a business group whose people go on in no other',
    ([code = '', group = ''], { on, because }) =>
      (client, why, key) =>
        client.exitGroup({ code }, { ...why, group, on, because }, key),
  )
    .requiredOption('--on <yyyy-mm-dd>', 'the first day on which nothing is expected of it')
    .addOption(new Option('--because <why>', 'in a word that figures count').choices(GROUP_ENDS).makeOptionMandatory());

  addAct<{ on: string; because: ProgrammeEnd }>(
    add,
    'exit-programme <code>',
    'stops a programme before its time: everybody is asked once more, then it is evaluated and ended',
    ([code = ''], { on, because }) =>
      (client, why, key) =>
        client.exitProgramme({ code }, { ...why, on, because }, key),
  )
    .requiredOption('--on <yyyy-mm-dd>', 'the first day on which nothing more is held')
    .addOption(new Option('--because <why>', 'in a word that figures count').choices(PROGRAMME_ENDS).makeOptionMandatory());
}
