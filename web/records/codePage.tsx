import { randomUUID } from 'node:crypto';
import type { DayCode } from '../../client/client.ts';
import { page, type ProgrammeVisit } from '../page.ts';
import { moment } from '../shared/formats.ts';
import { Facts, type Faults, FaultList, Form, PageHead } from '../shared/parts.tsx';
import { faultsOf } from '../shared/refused.ts';
import { peopleWordsIn } from './peopleTexts.ts';

/** The code of a day for somebody without mail, as a slip to print and hand over. */
export const codePage = page({
  path: '/p/:code/people/:person/code',
  action: 'makeDayCode',
  get: async (visit) => show(visit, {}),
  async post(visit) {
    const { code, person = '' } = visit.params;
    try {
      return show(visit, { made: await visit.api.makeDayCode({ code, person }, {}, String(visit.form.get('once') ?? '')) });
    } catch (failure) {
      return show(visit, { faults: faultsOf(failure) });
    }
  },
});

function show(visit: ProgrammeVisit, { made, faults = {} }: { made?: DayCode; faults?: Faults }) {
  const texts = peopleWordsIn(visit.language).code;
  const status = Object.keys(faults).length > 0 ? (422 as const) : (200 as const);
  const body = (
    <>
      <PageHead title={texts.title} over={visit.params['person'] ?? ''} />
      <FaultList faults={faults} language={visit.language} />
      {made === undefined ? <p>{texts.lead}</p> : <Slip visit={visit} made={made} />}
      <Form csrf={visit.csrf} once={randomUUID()}>
        <button class={made === undefined ? '' : 'quiet-button'}>{texts.make}</button>
      </Form>
    </>
  );
  return { kind: 'page' as const, title: texts.title, status, body };
}

function Slip({ visit, made: { label, dayCode, endsAt } }: { visit: ProgrammeVisit; made: DayCode }) {
  const texts = peopleWordsIn(visit.language).code;
  if (dayCode === null) return <p>{texts.again}</p>;
  return (
    <section class="card slip">
      <ol>
        {texts.how.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <Facts
        facts={[
          [texts.who, <b>{label}</b>],
          [texts.code, <span class="code">{dayCode}</span>],
        ]}
      />
      {endsAt === null ? null : <p>{texts.until(moment(endsAt, visit.self.programme.timeZone, visit.language))}</p>}
    </section>
  );
}
