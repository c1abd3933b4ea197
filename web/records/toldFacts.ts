import type { NoticeSettings } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { meWordsIn } from './meTexts.ts';

/** How somebody is told, a fact each. */
export function toldFacts(settings: NoticeSettings, language: Language): (readonly [string, string])[] {
  const texts = meWordsIn(language);
  const { channel, delivery, quietHours, quietWeekdays, cap } = settings;
  return [
    [texts.channel, texts.channels[channel]],
    [texts.delivery, texts.deliveries[delivery]],
    [texts.quietHours, quietHours === null ? texts.none : `${clock(quietHours.from, language)}–${clock(quietHours.until, language)}`],
    [texts.quietDays, quietWeekdays.length === 0 ? texts.none : quietWeekdays.map((day) => texts.weekdays[day]).join(', ')],
    [texts.cap, cap === null ? texts.noCap : String(cap)],
    [texts.language, texts.languages[settings.language]],
  ];
}

/** `20.00` as Indonesian clocks have it. */
function clock(time: string, language: Language): string {
  return language === 'id' ? time.replace(':', '.') : time;
}
