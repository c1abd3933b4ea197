import { randomUUID } from 'node:crypto';
import { LANGUAGES } from '../../domain/language.ts';
import { WEEKDAYS } from '../../domain/time.ts';
import type { NoticeSettings, NoticeWishes } from '../../client/client.ts';
import { page, type ProgrammeVisit } from '../page.ts';
import { Done, type Faults, FaultList, Field, Form, PageHead } from '../shared/parts.tsx';
import { faultsOf } from '../shared/refused.ts';
import { meWordsIn } from './meTexts.ts';
import { OwnNotices } from './ownNotices.tsx';

const CHANNELS = ['mail', 'whatsapp', 'print'] as const;
const DELIVERIES = ['together', 'single', 'digest'] as const;

/** How somebody is told: oneself, or (`?person=`) another for whoever says it for them. Their calendar's address, and their notices. */
export const mePage = page({
  path: '/p/:code/me',
  action: 'viewNoticeSettings',
  get: (visit) => show(visit, {}),
  async post(visit) {
    const { code } = visit.params;
    const person = whose(visit);
    const once = String(visit.form.get('once') ?? '');
    const back = `/p/${code}/me?${person === visit.self.person?.id ? '' : `person=${person}&`}said=`;
    try {
      if (visit.form.has('makeFeed')) {
        const { url } = await visit.api.makeFeed({ code, person }, {}, once);
        return show(visit, { feed: url ?? null });
      }
      if (visit.form.has('closeFeed')) {
        await visit.api.closeFeed({ code, person }, {}, once);
        return { kind: 'go', to: `${back}feedClosed` };
      }
      await visit.api.setNoticeSettings({ code, person }, wishesIn(visit.form), once);
      return { kind: 'go', to: `${back}saved` };
    } catch (failure) {
      return show(visit, { faults: faultsOf(failure, (path) => (path.startsWith('quietHours') ? 'quietFrom' : path)) });
    }
  },
});

/** Undefined for an account, which is told nothing: then there is nothing to set. */
function whose(visit: ProgrammeVisit): string {
  return visit.query.get('person') ?? (String(visit.form.get('person') ?? '') || (visit.self.person?.id ?? ''));
}

function wishesIn(form: FormData): NoticeWishes {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const [from, until] = [text('quietFrom'), text('quietUntil')];
  const cap = text('cap');
  return {
    channel: CHANNELS.find((channel) => channel === text('channel')) ?? 'mail',
    delivery: DELIVERIES.find((delivery) => delivery === text('delivery')) ?? 'together',
    quietHours: from === '' && until === '' ? null : { from, until },
    quietWeekdays: WEEKDAYS.filter((day) => form.getAll('quietWeekdays').includes(day)),
    quietDaysOff: form.has('quietDaysOff'),
    // What is no number goes as it was typed: the API says at its field what is expected there.
    cap: cap === '' ? null : /^\d{1,6}$/.test(cap) ? Number(cap) : (cap as unknown as number),
    digestsMuted: form.has('digestsMuted'),
    language: LANGUAGES.find((language) => language === text('language')) ?? 'id',
  };
}

type Outcome = { readonly faults?: Faults; readonly feed?: string | null };

async function show(visit: ProgrammeVisit, { faults = {}, feed }: Outcome) {
  const { code } = visit.params;
  const texts = meWordsIn(visit.language);
  const person = whose(visit);
  const mine = person === visit.self.person?.id;
  const settings = await visit.api.readNoticeSettings({ code, person });
  const notices = mine || visit.self.may.includes('viewOthersNotices') ? await visit.api.listLatestNotices({ code, person }) : undefined;
  const title = mine ? texts.title : texts.titleOf(person);
  const status = Object.keys(faults).length > 0 ? (422 as const) : (200 as const);
  const said = visit.query.get('said');
  const body = (
    <>
      <PageHead title={title} />
      {feed !== undefined ? <Done>{texts.feedMade}</Done> : null}
      {feed === undefined && status === 200 && said === 'saved' ? <Done>{texts.saved}</Done> : null}
      {feed === undefined && status === 200 && said === 'feedClosed' ? <Done>{texts.feedClosed}</Done> : null}
      <FaultList faults={faults} language={visit.language} />
      <p>{texts.lead}</p>
      <Wishes visit={visit} settings={settings} faults={faults} person={person} />
      <h2>{texts.feed}</h2>
      <p>{texts.feedHint}</p>
      {feed === undefined ? null : feed === null ? <p>{texts.feedShown}</p> : <p class="secret">{feed}</p>}
      <Form csrf={visit.csrf} once={randomUUID()}>
        <input type="hidden" name="person" value={person} />
        <p class="hint">{texts.feedAgain}</p>
        <div class="actions">
          <button name="makeFeed" value="yes">
            {texts.makeFeed}
          </button>
          <button class="quiet-button" name="closeFeed" value="yes">
            {texts.closeFeed}
          </button>
        </div>
      </Form>
      {notices === undefined ? null : <OwnNotices visit={visit} notices={notices.notices} />}
    </>
  );
  return { kind: 'page' as const, title, status, body };
}

function Wishes({ visit, settings, faults, person }: { visit: ProgrammeVisit; settings: NoticeSettings; faults: Faults; person: string }) {
  const texts = meWordsIn(visit.language);
  const sent = visit.form.has('channel');
  const text = (name: string, now: string) => (sent ? String(visit.form.get(name) ?? '') : now);
  const ticked = (name: string, value: string, now: boolean) => (sent ? visit.form.getAll(name).includes(value) : now);
  const radio = (name: string, value: string, label: string, now: string) => (
    <label class="choice">
      <input type="radio" name={name} value={value} checked={text(name, now) === value} />
      {label}
    </label>
  );
  const tick = (name: string, value: string, label: string, now: boolean) => (
    <label class="choice">
      <input type="checkbox" name={name} value={value} checked={ticked(name, value, now)} />
      {label}
    </label>
  );
  return (
    <Form csrf={visit.csrf} once={randomUUID()}>
      <input type="hidden" name="person" value={person} />
      <fieldset id="channel" class={faults['channel'] === undefined ? '' : 'wrong'}>
        <legend>{texts.channel}</legend>
        {settings.addressRefusedAt === null ? null : <p class="fault">{texts.refusedAddress}</p>}
        {settings.hasEmail ? null : <p class="hint">{texts.noEmail}</p>}
        {settings.hasPhone ? null : <p class="hint">{texts.noPhone}</p>}
        {faults['channel'] === undefined ? null : <p class="fault">{faults['channel']}</p>}
        {CHANNELS.map((channel) => radio('channel', channel, texts.channels[channel], settings.channel))}
        {tick('digestsMuted', 'yes', texts.digestsMuted, settings.digestsMuted)}
      </fieldset>
      <fieldset>
        <legend>{texts.delivery}</legend>
        {DELIVERIES.map((delivery) => radio('delivery', delivery, texts.deliveries[delivery], settings.delivery))}
      </fieldset>
      <fieldset>
        <legend>{texts.quietHours}</legend>
        <p class="hint">{texts.quietHint}</p>
        <div class="two-fields">
          <Field name="quietFrom" label={texts.from} faults={faults}>
            <input id="quietFrom" type="time" name="quietFrom" value={text('quietFrom', settings.quietHours?.from ?? '')} />
          </Field>
          <Field name="quietUntil" label={texts.until} faults={faults}>
            <input id="quietUntil" type="time" name="quietUntil" value={text('quietUntil', settings.quietHours?.until ?? '')} />
          </Field>
        </div>
      </fieldset>
      <fieldset id="quietWeekdays" class={faults['quietWeekdays'] === undefined ? '' : 'wrong'}>
        <legend>{texts.quietDays}</legend>
        {faults['quietWeekdays'] === undefined ? null : <p class="fault">{faults['quietWeekdays']}</p>}
        <div class="days">{WEEKDAYS.map((day) => tick('quietWeekdays', day, texts.weekdays[day], settings.quietWeekdays.includes(day)))}</div>
        {tick('quietDaysOff', 'yes', texts.daysOff, settings.quietDaysOff)}
      </fieldset>
      <Field name="cap" label={texts.cap} hint={texts.capHint} faults={faults}>
        <input id="cap" name="cap" inputmode="numeric" value={text('cap', settings.cap === null ? '' : String(settings.cap))} aria-describedby="cap-hint" />
      </Field>
      <fieldset>
        <legend>{texts.language}</legend>
        {LANGUAGES.map((language) => radio('language', language, texts.languages[language], settings.language))}
      </fieldset>
      <button>{texts.save}</button>
    </Form>
  );
}
