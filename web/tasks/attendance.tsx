import type { Child } from 'hono/jsx';
import { ATTENDANCE } from '../../domain/attendance.ts';
import { Badge } from '../shared/parts.tsx';
import { type Asking, Group, Intro, Questions } from './questions.tsx';
import { textsIn } from './texts.ts';
import { names, one, type Typed } from './typed.ts';
import type { Form, Item } from '../../client/client.ts';

type Client = Item['clients'][number];

/** Every client of the session with the marks of a thumb's size, and below who is present what is asked of them. Nobody is marked beforehand. */
export function Attendance({ item, asking }: { item: Item; asking: Asking }) {
  const { language, typed, faults } = asking;
  const texts = textsIn(language).report;
  const marked = item.clients.filter(({ id }) => one(typed, names.mark(id)) !== '').length;
  return (
    <Group
      name="attendance"
      legend={texts.attendance}
      hint={item.members === 'present' ? `${texts.attendanceHint} ${texts.membersPresent}` : texts.attendanceHint}
      faults={faults}
      kind="roll"
    >
      <p class="roll-head">
        <button name="do" value="all" class="quiet-button" data-all-present>
          {texts.allPresent}
        </button>
        <output data-marked={texts.marked('{n}', '{all}')}>{texts.marked(String(marked), String(item.clients.length))}</output>
      </p>
      {item.clients.map((client) => (
        <Row client={client} asking={asking}>
          {item.members === 'present' && item.asked.member !== null ? <Member client={client} form={item.asked.member} item={item} asking={asking} /> : null}
        </Row>
      ))}
    </Group>
  );
}

function Row({ client, asking: { language, typed, faults }, children }: { client: Client; asking: Asking; children?: Child }) {
  const { marks, away } = textsIn(language).report;
  const name = names.mark(client.id);
  const chosen = one(typed, name);
  return (
    <fieldset id={name} tabindex={-1} class={faults[name] === undefined ? 'client' : 'client wrong'}>
      <legend>
        {calledOf(client, language)} {(client.away as string | null) === null ? null : <Badge tone="quiet">{away[client.away]}</Badge>}
      </legend>
      <div class="marks">
        {ATTENDANCE.map((status) => (
          <label class={`mark mark-${status}`}>
            <input type="radio" name={name} value={status} checked={chosen === status} />
            <span>{marks[status]}</span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

/** What is asked of one client; of who has not consented nothing. */
export function Member({ client, form, item, asking }: { client: Client; form: Form; item: Item; asking: Asking }) {
  const texts = textsIn(asking.language).report;
  if (!client.consented && item.kind !== 'consent') return <p class="hint member">{texts.noConsent}</p>;
  const isWrong = Object.keys(asking.faults).some((name) => name.startsWith(`m.${client.id}.`));
  const short = Object.keys(form.questions).length <= 2;
  const questions = (
    <>
      <Intro form={form} language={asking.language} />
      <Questions form={form} nameOf={(question) => names.member(client.id, question)} asking={asking} />
    </>
  );
  if (short) return <div class="member">{questions}</div>;
  return (
    <details class="member" open={isWrong}>
      <summary>
        {texts.answersOf(calledOf(client, asking.language))} <small>{answeredOf(form, client.id, asking.typed)}</small>
      </summary>
      {questions}
      <p class="keep">
        <button name="do" value={`keep:${names.mark(client.id)}`} class="quiet-button">
          {texts.keepHere}
        </button>
      </p>
    </details>
  );
}

/** The clients one after another, where no attendance is marked and each is asked. */
export function Members({ item, form, asking }: { item: Item; form: Form; asking: Asking }) {
  return (
    <section>
      <h2>{textsIn(asking.language).report.members}</h2>
      {item.clients.map((client) => (
        <div class="client" id={names.mark(client.id)}>
          <h3>{calledOf(client, asking.language)}</h3>
          <Member client={client} form={form} item={item} asking={asking} />
        </div>
      ))}
    </section>
  );
}

/** A client as called on the page; one who was erased by their id. */
export function calledOf({ id, name }: Client, language: Asking['language']): string {
  return name ?? textsIn(language).report.erased(id);
}

function answeredOf({ questions }: Form, client: string, typed: Typed): string {
  const answered = Object.keys(questions).filter((question) => {
    const name = names.member(client, question);
    return one(typed, name) !== '' || [...typed.keys()].some((key) => key.startsWith(`${name}.`));
  });
  return `${answered.length}/${Object.keys(questions).length}`;
}
