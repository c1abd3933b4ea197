import type { StartUnderWay } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { type Answer, openPage, type Visit } from '../page.ts';
import { type Faults, FaultList, Form } from '../shared/parts.tsx';
import { faultsOf } from '../shared/refused.ts';
import { insteadOf, NextStep, onceOf, startOf, stepPage, stepPath } from './steps.tsx';
import { textsIn } from './texts.ts';

type Group = StartUnderWay['groups'][number];

/** Who is in which group, and who serves it. */
export const groupsPage = openPage({
  path: '/new/:start/groups',
  action: 'startProgramme',
  get: (visit) => shown(visit, {}),
  async post(visit) {
    const start = visit.params['start'] ?? '';
    const chosen = (prefix: string) =>
      Object.fromEntries(
        [...visit.form.entries()].flatMap(([name, value]) =>
          name.startsWith(prefix) && typeof value === 'string' ? [[name.slice(prefix.length), value]] : [],
        ),
      );
    try {
      await visit.api.setStartGroups({ start }, { clients: chosen('clients.'), staff: chosen('staff.') }, onceOf(visit));
    } catch (failure) {
      return shown(visit, faultsOf(failure));
    }
    return { kind: 'go', to: `${stepPath(start, 'groups')}?said=saved` };
  },
});

async function shown(visit: Visit, faults: Faults): Promise<Answer> {
  const { csrf, language } = visit;
  const start = await startOf(visit);
  const elsewhere = insteadOf('groups', start);
  if (elsewhere !== undefined) return elsewhere;
  const texts = textsIn(language);
  const training = start.groups.filter(({ kind }) => kind === 'trainingGroup');
  return stepPage(
    visit,
    start,
    'groups',
    <>
      <FaultList faults={faults} language={language} />
      <p>{texts.groups.lead}</p>
      <Form csrf={csrf} once={crypto.randomUUID()}>
        {training.map((outer) => (
          <section class="training-group">
            <h2>{outer.name[language]}</h2>
            <Serving group={outer} among={training} language={language} />
            {start.groups
              .filter(({ within }) => within === outer.key)
              .map((group) => (
                <BusinessGroup group={group} all={start.groups} language={language} faults={faults} visit={visit} />
              ))}
          </section>
        ))}
        <p class="hint">{texts.groups.officers}</p>
        <button>{texts.groups.save}</button>
      </Form>
      <NextStep start={start} step="groups" language={language} />
    </>,
    { said: visit.query.get('said') === 'saved' ? texts.saved : undefined, status: Object.keys(faults).length === 0 ? 200 : 422 },
  );
}

function Serving({ group, among, language }: { group: Group; among: readonly Group[]; language: Language }) {
  const { groups: texts } = textsIn(language);
  if (group.officers.length === 0) return <p class="start-note">{texts.nobodyServes}</p>;
  return (
    <>
      <ul class="officers">
        {group.officers.map(({ name, role }) => (
          <li>
            <strong>{name}</strong> <small>{role[language]}</small>
          </li>
        ))}
      </ul>
      {among.length < 2 ? null : (
        <details>
          <summary>
            {texts.serves}: {group.name[language]}
          </summary>
          {group.officers.map(({ id, name, role }) => (
            <Placed id={`staff.${id}`} label={`${name}, ${role[language]}`} at={group.key} among={among} language={language} />
          ))}
        </details>
      )}
    </>
  );
}

function BusinessGroup({ group, all, language, faults, visit }: { group: Group; all: readonly Group[]; language: Language; faults: Faults; visit: Visit }) {
  const { groups: texts } = textsIn(language);
  const among = all.filter(({ kind }) => kind === 'businessGroup');
  const { members, smallest, largest } = group;
  const fits = members.length >= smallest && members.length <= largest;
  const touched = [...members.map(({ id }) => `clients.${id}`), ...group.officers.map(({ id }) => `staff.${id}`)].some((name) => faults[name] !== undefined);
  return (
    <section class="card">
      <h3>{group.name[language]}</h3>
      <p class={fits ? 'hint' : 'start-note'}>{members.length === 0 ? texts.noMembers : texts.members(members.length, smallest, largest)}</p>
      <Serving group={group} among={[]} language={language} />
      {members.length === 0 ? null : <p class="members">{members.map(({ name }) => name).join(', ')}</p>}
      {members.length + group.officers.length === 0 ? null : (
        <details open={touched}>
          <summary>
            {texts.move}
            <span class="unseen">: {group.name[language]}</span>
          </summary>
          {group.officers.map(({ id, name, role }) => (
            <Placed
              id={`staff.${id}`}
              label={`${name}, ${role[language]}`}
              at={typedAt(visit, `staff.${id}`) ?? group.key}
              among={among}
              language={language}
              fault={faults[`staff.${id}`]}
            />
          ))}
          {members.map(({ id, name }) => (
            <Placed
              id={`clients.${id}`}
              label={`${name} (${id})`}
              at={typedAt(visit, `clients.${id}`) ?? group.key}
              among={among}
              language={language}
              fault={faults[`clients.${id}`]}
            />
          ))}
        </details>
      )}
    </section>
  );
}

function typedAt({ form }: Visit, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' ? value : undefined;
}

function Placed({
  id,
  label,
  at,
  among,
  language,
  fault,
}: {
  id: string;
  label: string;
  at: string;
  among: readonly Group[];
  language: Language;
  fault?: string | undefined;
}) {
  return (
    <div class={fault === undefined ? 'placed' : 'placed wrong'}>
      <label for={id}>{label}</label>
      {fault === undefined ? null : <p class="fault">{fault}</p>}
      <select id={id} name={id}>
        {among.map(({ key, name }) => (
          <option value={key} selected={key === at}>
            {name[language]}
          </option>
        ))}
      </select>
    </div>
  );
}
