import type { Item } from '../../client/client.ts';
import { calledOf } from './attendance.tsx';
import { described } from './questionWords.ts';
import { type Asking, Labelled } from './questions.tsx';
import { textsIn } from './texts.ts';
import { names, one, rowsOf } from './typed.ts';

/** Tasks for others that were agreed; one row more than were begun. */
export function AgreedTasks({ asking }: { asking: Asking }) {
  const { language, typed, faults, choices } = asking;
  const texts = textsIn(language).report;
  return (
    <fieldset>
      <legend>{texts.tasks}</legend>
      <p class="hint">{texts.tasksHint}</p>
      {Array.from({ length: rowsOf(typed, 't') + 1 }, (_, row) => {
        const [what, owner, by] = [names.task(row, 'what'), names.task(row, 'owner'), names.task(row, 'by')];
        return (
          <div class="card">
            <Labelled name={what} label={texts.what} faults={faults}>
              <textarea id={what} name={what} rows={2} maxlength={4000} {...described(what, '', faults)}>
                {one(typed, what)}
              </textarea>
            </Labelled>
            <Labelled name={owner} label={texts.who} faults={faults}>
              <select id={owner} name={owner} {...described(owner, '', faults)}>
                <option value="">{texts.choose}</option>
                {choices.people.map(({ id, name, role }) => (
                  <option value={id} selected={one(typed, owner) === id}>
                    {name}, {role[language]}
                  </option>
                ))}
              </select>
            </Labelled>
            <Labelled name={by} label={texts.by} faults={faults}>
              <input id={by} name={by} type="date" class="short" value={one(typed, by)} {...described(by, '', faults)} />
            </Labelled>
          </div>
        );
      })}
      <button name="do" value="more" class="quiet-button">
        {texts.moreTasks}
      </button>
    </fieldset>
  );
}

/** What clients brought up and is to be accompanied (P2e). Closed until there is one. */
export function Cases({ item, asking }: { item: Item; asking: Asking }) {
  const { language, typed, faults } = asking;
  const texts = textsIn(language).report;
  const begun = rowsOf(typed, 'c');
  return (
    <details class="fold" open={begun > 0}>
      <summary>{texts.cases}</summary>
      <p class="hint">{texts.casesHint}</p>
      {Array.from({ length: begun + 1 }, (_, row) => {
        const [client, concern, plan] = [names.counselling(row, 'client'), names.counselling(row, 'concern'), names.counselling(row, 'plan')];
        return (
          <div class="card">
            <Labelled name={client} label={texts.caseOf} faults={faults}>
              <select id={client} name={client} {...described(client, '', faults)}>
                <option value="">{texts.choose}</option>
                {item.clients.map((member) => (
                  <option value={member.id} selected={one(typed, client) === member.id}>
                    {calledOf(member, language)}
                  </option>
                ))}
              </select>
            </Labelled>
            {[[concern, texts.concern] as const, [plan, texts.plan] as const].map(([name, label]) => (
              <Labelled name={name} label={label} faults={faults}>
                <textarea id={name} name={name} rows={2} maxlength={4000} {...described(name, '', faults)}>
                  {one(typed, name)}
                </textarea>
              </Labelled>
            ))}
          </div>
        );
      })}
      <button name="do" value="more" class="quiet-button">
        {texts.moreCases}
      </button>
    </details>
  );
}
