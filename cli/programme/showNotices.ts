import type { MorningList, NoticeSettings, Notices, PrintList, WhyNotice } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { noticeWords } from './noticeWords.ts';
import { localTime, prose, table } from './table.ts';
import { wordsIn } from './words.ts';

/** Times of notices are programme time, in the programme's place; the next attempt is the machine's own time, UTC. */
export function showNotices({ notices }: Pick<Notices, 'notices'>, timeZone: string, language: Language): string[] {
  const { columns, none, notice: words } = wordsIn(language);
  const { columns: more } = noticeWords(language);
  if (notices.length === 0) return [none];
  const rows = notices.map((notice) => {
    const { id, createdAt, person, kind, item, delivery } = notice;
    return [
      String(id),
      localTime(createdAt, timeZone),
      person,
      words.kinds[kind] ?? kind,
      item ?? '–',
      stateOf(notice, timeZone, language),
      delivery === null ? '–' : String(delivery.attempts),
      delivery?.lastAnswer ?? '–',
      delivery?.nextAttemptAt ?? '–',
    ];
  });
  const heads = [columns.at, columns.person, columns.notice, columns.task, columns.state, columns.attempts, columns.lastAnswer, columns.nextAttempt];
  return table([{ head: more.no, align: 'right' }, ...heads], rows);
}

type Notice = Notices['notices'][number];

/** `terkirim`, `terkirim, dicetak, alamat ditolak server`, `menunggu sampai 2027-08-02 06:30`. */
function stateOf({ status, channel, because, createdAt, notBefore, messageId }: Notice, timeZone: string, language: Language): string {
  const { notice } = wordsIn(language);
  const words = noticeWords(language);
  if (status === 'queued' && messageId === null && channel === null && notBefore > createdAt) return words.until(localTime(notBefore, timeZone));
  const parts = [
    notice.states[status],
    ...(channel === null || channel === 'mail' ? [] : [words.channels[channel] ?? channel]),
    ...(because === null ? [] : [words.because[because] ?? because]),
  ];
  return parts.join(', ');
}

/** What is handed over on paper, and what of it was. */
export function showPrintList({ lines }: PrintList, timeZone: string, language: Language): string[] {
  const { columns, none } = wordsIn(language);
  const words = noticeWords(language);
  if (lines.length === 0) return [none];
  return table(
    [
      { head: words.columns.no, align: 'right' },
      columns.person,
      columns.notice,
      { head: columns.session, wraps: true },
      columns.window,
      columns.task,
      words.columns.handed,
    ],
    lines.map(({ id, recipient, notice, task, when, key, handedAt, handedBy }) => [
      String(id),
      recipient,
      notice,
      task,
      when,
      key,
      handedAt === null ? '–' : words.handed(handedBy ?? '', localTime(handedAt, timeZone)),
    ]),
  );
}

/** Why somebody got a notice, a paragraph. */
export function showWhyNotice({ sentences }: WhyNotice, language: Language): string[] {
  return sentences.flatMap((sentence) => prose(sentence[language]));
}

/** How somebody is told. */
export function showSettings(settings: NoticeSettings, timeZone: string, language: Language): string[] {
  const { settings: words, weekdays } = noticeWords(language);
  const { person, delivery, quietHours, quietWeekdays, quietDaysOff, cap, channel, digestsMuted, addressRefusedAt } = settings;
  const days = [...quietWeekdays.map((day) => weekdays[day] ?? day), ...(quietDaysOff ? [words.daysOff] : [])];
  return [
    `${words.heading(person)}:`,
    `  ${words.channel}: ${words.mainChannels[channel] ?? channel}`,
    `  ${words.delivery}: ${words.deliveries[delivery] ?? delivery}`,
    `  ${words.quietHours}: ${quietHours === null ? words.none : `${quietHours.from}–${quietHours.until}`}`,
    `  ${words.quietDays}: ${days.length === 0 ? words.none : days.join(', ')}`,
    `  ${words.cap}: ${cap === null ? words.none : words.mails(cap)}`,
    `  ${words.language}: ${settings.language}`,
    ...(digestsMuted ? prose(words.muted, '  ') : []),
    ...(addressRefusedAt === null ? [] : prose(words.refused(localTime(addressRefusedAt, timeZone)), '  ')),
  ];
}

/** Whom to tell by WhatsApp: each text as it is sent, and the link that opens it. */
export function showMorningList({ people }: MorningList, language: Language): string[] {
  if (people.length === 0) return [wordsIn(language).none];
  return people.flatMap(({ person, name, text, link }, index) => [
    ...(index === 0 ? [] : ['']),
    `${name} (${person})`,
    ...text.split('\n').flatMap((line) => prose(line, '  ')),
    ...(link === null ? [] : [link]),
  ]);
}
