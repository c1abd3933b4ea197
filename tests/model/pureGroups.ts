import { itemsOfLeaver } from '../../domain/clientLife.ts';
import { GROUP_ENDED, goingOn, itemsOfGroupEnd, itemsOfMerger, itemsOfProgrammeEnd } from '../../domain/groupEnds.ts';
import { isOpen, type PlanItem } from '../../domain/planItem.ts';
import { type Command, pick } from './commands.ts';
import * as model from './pureProgramme.ts';
import type { Done, Programme } from './pureProgramme.ts';
import { clients, definition, groups } from './shortPlan.ts';

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

export function exitClient(programme: Programme, { who, reason }: Of<'exitClient'>): Done | string {
  const client = pick(
    clients.filter(({ id }) => programme.rows.get(`client/${id}`)?.left === false),
    who,
  );
  if (client === undefined) return 'nothing';
  const others = clients.some(({ id, household }) => id !== client.id && household === client.household && programme.rows.get(`client/${id}`)?.left === false);
  const open = programme.items.flatMap(({ key, track, subject, outcome }) => (outcome === null && subject !== undefined ? [{ key, track, subject }] : []));
  model.setRow(programme, null, `client/${client.id}`, { ...programme.rows.get(`client/${client.id}`), left: true });
  model.change(programme, null, itemsOfLeaver(definition, open, client.id, reason, others ? undefined : client.household));
  return 'done';
}

export function merge(programme: Programme, { group: which, into: whither, capital }: Of<'merge'>): Done | string {
  const standing = groups.filter((group) => programme.rows.get(`audience/${group}`)?.ended === false);
  const group = pick(standing, which);
  const into = pick(
    standing.filter((each) => each !== group),
    whither,
  );
  if (group === undefined || into === undefined) return 'nothing';
  return model.act(programme, { kind: 'merge', cause: 'merged' }, ({ number }) => {
    const changes = itemsOfMerger(programme.placing, programme.items, group, into, capital);
    for (const { id } of clients)
      if (programme.rows.get(`client/${id}`)?.group === group)
        model.setRow(programme, number, `client/${id}`, { ...programme.rows.get(`client/${id}`), group: into });
    model.setRow(programme, number, `audience/${group}`, { ended: true });
    model.change(programme, number, changes);
    return undefined;
  });
}

export function exitGroup(programme: Programme, { group: which, capital }: Of<'exitGroup'>): Done | string {
  const group = pick(
    groups.filter((each) => programme.rows.get(`audience/${each}`)?.ended === false),
    which,
  );
  if (group === undefined) return 'nothing';
  return model.act(programme, { kind: 'exitGroup' }, ({ number }) => {
    const leavers = clients
      .map(({ id }) => id)
      .filter((id) => programme.rows.get(`client/${id}`)?.group === group && programme.rows.get(`client/${id}`)?.left === false);
    const changes = itemsOfGroupEnd(programme.placing, programme.items, group, leavers, capital);
    for (const id of leavers) model.setRow(programme, number, `client/${id}`, { ...programme.rows.get(`client/${id}`), left: true, because: GROUP_ENDED });
    model.setRow(programme, number, `audience/${group}`, { ended: true });
    model.change(programme, number, changes);
    return undefined;
  });
}

export function exitProgramme(programme: Programme, { capital }: Of<'exitProgramme'>): Done | string {
  return model.act(programme, { kind: 'exitProgramme' }, ({ number }) => {
    const stands = new Map(groups.map((group) => [group, capital]));
    const changes = itemsOfProgrammeEnd(programme.placing, programme.items, stands, model.today(programme));
    const goes = goingOn(programme.placing, programme.items, changes, programme.now);
    // What was paused goes on, or nothing would ever end.
    const goesOn = (item: PlanItem) => (isOpen(item) && item.heldBy.length > 0 ? { ...item, heldBy: [] } : item);
    model.setItems(programme, number, programme.items.map(goesOn));
    for (const done of programme.acts) if (done.kind === 'pause' && done.endedBy === undefined && done.undoneBy === undefined) done.endedBy = number;
    model.change(programme, number, [...changes, ...goes]);
    return undefined;
  });
}
