import { randomUUID } from 'node:crypto';
import type { Client, Notices, NoticeWishes } from '../../client/client.ts';
import { whole } from '../whole.ts';
import { acting } from './actor.ts';
import type { Add, Common } from './command.ts';
import { EXIT, Stop } from './ending.ts';
import { write } from './files.ts';
import { noticeWords } from './noticeWords.ts';
import { insist, type Place, withClient } from './service.ts';
import { showMorningList, showNotices, showPrintList, showSettings, showWhyNotice } from './showNotices.ts';

type Which = Common & { person?: string; item?: string; status?: Notices['notices'][number]['status'] };
type Wishes = Common & {
  delivery?: NoticeWishes['delivery'];
  channel?: NoticeWishes['channel'];
  quiet?: string;
  quietDays?: string[];
  daysOff?: string;
  cap?: string;
  digests?: string;
  speak?: NoticeWishes['language'];
};

/** How people are told, what they were told and why, and what people tell people. @param folder that relative files are relative to */
export function addNotices(add: Add, folder: string): void {
  const COORDINATOR = 'coordinator-nelayan';

  add<Which>('notices <code>', 'what somebody was told, and how it fares', async (place, [code = ''], options) => {
    const { person, item, status } = options;
    return withClient(place, acting(place, code, options, 'team-leader'), async (client) => {
      const { timeZone } = await client.readProgramme({ code });
      const only = { ...(person !== undefined && { person }), ...(item !== undefined && { item }), ...(status !== undefined && { status }) };
      const answer = { notices: await allNotices(client, code, only) };
      return { answer, lines: showNotices(answer, timeZone, place.language) };
    });
  })
    .option('--person <person>', 'whose, or all; for managers')
    .option('--item <key>', 'only what is about it, mentoring/nelayan-1/07')
    .option('--status <status>', 'queued, sent, bounced, failed or muted');

  add<Common>('why-notice <code> <notice>', 'why somebody got a notice, by its number', async (place, [code = '', notice = ''], options) => {
    const answer = await withClient(place, acting(place, code, options, 'team-leader'), (client) => client.whyNotice({ code, notice }));
    return { answer, lines: showWhyNotice(answer, place.language) };
  });

  add<Wishes>('notice-settings <code> <person>', 'shows how somebody is told, or says how from now on', async (place, [code = '', person = ''], options) => {
    const wishes = wishesOf(options, place);
    const key = randomUUID();
    return withClient(place, acting(place, code, options, person), async (client) => {
      const { timeZone } = await client.readProgramme({ code });
      const changes = Object.keys(wishes).length > 0;
      const answer = changes ? await insist(() => client.setNoticeSettings({ code, person }, wishes, key)) : await client.readNoticeSettings({ code, person });
      return { answer, lines: showSettings(answer, timeZone, place.language) };
    });
  })
    .option('--delivery <delivery>', 'together, single or digest')
    .option('--channel <channel>', 'mail, whatsapp or print')
    .option('--quiet <hours>', 'from-until, 20:00-06:30; none')
    .option('--quiet-days <days...>', 'days of the week, saturday sunday; none')
    .option('--days-off <yes|no>', 'whether holidays and collective leave are quiet too')
    .option('--cap <n>', 'mails a day at most; none')
    .option('--digests <wanted|muted>', 'muted: nothing but own duties comes by mail')
    .option('--speak <language>', 'the language the person is written to in, id or en');

  add<Common & { email?: string; none?: boolean }>(
    'address <code> <person>',
    'changes a mail address, or confirms the one that a server refused by naming it again',
    async (place, [code = '', person = ''], options) => {
      const { email, none } = options;
      const words = noticeWords(place.language);
      if ((email === undefined) === (none !== true)) throw new Stop(EXIT.usage, words.oneAddress);
      const key = randomUUID();
      const answer = await withClient(place, acting(place, code, options, 'secretary'), (client) =>
        insist(() => client.changeAddress({ code, person }, { email: email ?? null }, key)),
      );
      return { answer, lines: [words.address(person, answer.hasEmail)] };
    },
  )
    .option('--email <address>', 'the address')
    .option('--none', 'the person has none');

  add<Common>('morning-list <code>', 'whom to tell by WhatsApp, with a text and a link for each', async (place, [code = ''], options) => {
    const answer = await withClient(place, acting(place, code, options, COORDINATOR), (client) => client.readMorningList({ code }));
    return { answer, lines: showMorningList(answer, place.language) };
  });

  add<Common>('sent-by-hand <code> <person>', 'logs that what the morning list has for somebody was sent', async (place, args, options) => {
    const [code = '', person = ''] = args;
    const key = randomUUID();
    const words = noticeWords(place.language);
    return withClient(place, acting(place, code, options, COORDINATOR), async (client) => {
      const entry = (await client.readMorningList({ code })).people.find((one) => one.person === person);
      if (entry === undefined) throw new Stop(EXIT.refused, words.nobody(person));
      const answer = await insist(() => client.logByHand({ code }, { person, notices: entry.notices }, key));
      return { answer, lines: [words.byHand(answer.notices.length, person)] };
    });
  });

  add<Common & { on?: string; html?: string }>(
    'print-list <code>',
    'what the secretariat hands over on a day to those who are not told by mail',
    async (place, [code = ''], options) =>
      withClient(place, acting(place, code, options, 'secretary'), async (client) => {
        const { timeZone } = await client.readProgramme({ code });
        const answer = await client.readPrintList({ code }, options.on === undefined ? {} : { day: options.on });
        if (options.html !== undefined) write(folder, options.html, answer.html, place);
        return { answer, lines: showPrintList(answer, timeZone, place.language) };
      }),
  )
    .option('--on <yyyy-mm-dd>', 'the day; today where none is named')
    .option('--html <file>', 'writes it as a page to print');

  add<Common>('handed-over <code> <notices...>', 'marks notices of the print list as handed over, by their numbers', async (place, args, options) => {
    const [code = '', ...given] = args.flat();
    const notices = given.map(whole);
    const key = randomUUID();
    const answer = await withClient(place, acting(place, code, options, 'secretary'), (client) =>
      insist(() => client.markHandedOver({ code }, { notices }, key)),
    );
    return { answer, lines: [noticeWords(place.language).handedOver(answer.notices.length)] };
  });
}

/** Every page of the ledger. */
async function allNotices(client: Client, code: string, only: Pick<Which, 'person' | 'item' | 'status'>): Promise<Notices['notices']> {
  const notices: Notices['notices'] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Notices = await client.listNotices({ code }, { ...only, after, limit: 500 });
    notices.push(...page.notices);
    after = page.next;
  }
  return notices;
}

/** What is asked for; the service judges the words. @throws Stop where hours or cap cannot be read */
function wishesOf({ delivery, channel, quiet, quietDays, daysOff, cap, digests, speak }: Wishes, { language }: Place): NoticeWishes {
  const words = noticeWords(language);
  const hours = quiet === undefined || quiet === 'none' ? null : /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(quiet);
  if (hours === null && quiet !== undefined && quiet !== 'none') throw new Stop(EXIT.usage, words.badHours);
  if (cap !== undefined && cap !== 'none' && !/^[1-9]\d*$/.test(cap)) throw new Stop(EXIT.usage, words.badCap);
  return {
    ...(delivery !== undefined && { delivery }),
    ...(channel !== undefined && { channel }),
    ...(quiet !== undefined && { quietHours: hours === null ? null : { from: hours[1] ?? '', until: hours[2] ?? '' } }),
    ...(quietDays !== undefined && { quietWeekdays: (quietDays[0] === 'none' ? [] : quietDays) as NonNullable<NoticeWishes['quietWeekdays']> }),
    ...(daysOff !== undefined && { quietDaysOff: daysOff === 'yes' }),
    ...(cap !== undefined && { cap: cap === 'none' ? null : Number(cap) }),
    ...(digests !== undefined && { digestsMuted: digests === 'muted' }),
    ...(speak !== undefined && { language: speak }),
  };
}
