import type { Definition } from './definition.ts';
import { PROGRAMME_AUDIENCE } from './ladder.ts';
import type { Text } from './language.ts';
import { partOfBlock } from './naming.ts';
import { monthOfSession } from './schedule.ts';
import { addMonths, type Day } from './time.ts';
import type { Track } from './tracks.ts';

/** Why an item is in the plan, as far as the definition says: which entry, for which line of the programme's document, by which rule, whose and why. */
export type Reason = {
  /** Where in the definition: `tracks.mentoring`, `tracks.capital.steps.check`. */
  readonly entry: string;
  /** Line of the programme's document that asks for it: `P2e`. */
  readonly source: string;
  /** When such items are due. */
  readonly rule: Text;
  /** Which month of the programme it belongs to; undefined before the start. */
  readonly month: number | undefined;
  /** Whose task it is, by role. */
  readonly role: string;
  readonly roleName: Text;
};

export type ExplainedItem = {
  readonly track: string;
  readonly audience: string;
  readonly ordinal: number;
  readonly part: string | undefined;
  readonly windowFrom: Day;
  /** Key of the session that it makes up for. */
  readonly makesUp?: string | null | undefined;
};

/** @throws Error when the definition has no such track */
export function explainItem(definition: Definition, item: ExplainedItem, startsOn: Day): Reason {
  const track = definition.tracks[item.track];
  if (track === undefined) throw new Error(`expected ${item.track} to be a track of the definition`);
  const step = item.part === undefined ? undefined : track.steps?.[item.part];
  const role = step?.by ?? track.owner;
  return {
    entry: `tracks.${item.track}${step === undefined ? '' : `.steps.${item.part}`}`,
    source: track.source,
    rule: step === undefined ? ruleOf(track, item) : stepRule(step.withinDays, step.perParty),
    month: monthBy(track, item) ?? monthOf(startsOn, item.windowFrom),
    role,
    roleName: definition.roles[role]?.name ?? { id: role, en: role },
  };
}

/** The month that the definition gives it, which it keeps when it is moved (R19); undefined where it gives none. */
function monthBy({ cadence, blocks }: Track, { ordinal, part }: ExplainedItem): number | undefined {
  if (cadence !== undefined) return monthOfSession(cadence, ordinal);
  return blocks?.find((_, index) => partOfBlock(index + 1) === part)?.month;
}

/** The month of the programme, from 1, that a day is in; undefined before the first. Counted from the start every time. */
function monthOf(startsOn: Day, day: Day): number | undefined {
  if (day < startsOn) return undefined;
  let month = (Number(day.slice(0, 4)) - Number(startsOn.slice(0, 4))) * 12 + Number(day.slice(5, 7)) - Number(startsOn.slice(5, 7)) + 1;
  while (addMonths(startsOn, month - 1) > day) month -= 1;
  return month;
}

function ruleOf(track: Track, { part, ordinal, audience, makesUp }: ExplainedItem): Text {
  if (makesUp != null) return { id: `Susulan untuk ${makesUp}.`, en: `Makes up for ${makesUp}.` };
  if (track.cadence !== undefined) return cadenceRule(track.cadence, ordinal);
  if (track.before !== undefined) {
    const { weeks, forWeeks } = track.before;
    return {
      id: `Dari ${weeks} minggu sebelum program dimulai, selama ${forWeeks} minggu.`,
      en: `From ${weeks} weeks before the programme starts, for ${forWeeks} weeks.`,
    };
  }
  const block = track.blocks?.find((_, index) => partOfBlock(index + 1) === part);
  if (block !== undefined)
    return {
      id: `${block.days} hari berturut-turut pada bulan ke-${block.month}; satu tahap tidak dipecah.`,
      en: `${block.days} days in a row in month ${block.month}; a block stays whole.`,
    };
  if (track.every !== undefined)
    return {
      id: `Setiap ${track.every.months} bulan, dalam ${track.every.days} hari terakhir bulan itu.`,
      en: `Every ${track.every.months} months, in the last ${track.every.days} days of the month.`,
    };
  if (track.budget !== undefined)
    return {
      id: `Pada masa penyusunan anggaran yang pertama sesudah bulan ke-${track.budget.notBeforeMonth}.`,
      en: `In the first window of the budget calendar after month ${track.budget.notBeforeMonth}.`,
    };
  if (track.afterEnd !== undefined)
    return { id: `Dalam ${track.afterEnd.days} hari sesudah bulan terakhir.`, en: `In the ${track.afterEnd.days} days after the last month.` };
  if (track.afterTermination !== undefined) return afterRule(track.afterTermination);
  if (track.kind === 'welcome')
    return { id: 'Untuk yang menggantikan anggota sesudah penyuluhan selesai.', en: 'For who takes over a place when the outreach is over.' };
  return audience === PROGRAMME_AUDIENCE
    ? { id: 'Disepakati dalam laporan kegiatan lain.', en: 'Agreed in the report of another session.' }
    : { id: 'Dibuka dalam laporan kegiatan lain kelompok ini.', en: 'Opened in the report of another session of this group.' };
}

/** The stretch of the cadence that an ordinal falls in, and which of all it is. */
function cadenceRule(cadence: NonNullable<Track['cadence']>, ordinal: number): Text {
  const total = cadence.reduce((sum, { perMonth, months }) => sum + perMonth * months, 0);
  let [before, month] = [0, 1];
  for (const { perMonth, months } of cadence) {
    if (ordinal <= before + perMonth * months) {
      const last = month + months - 1;
      return {
        id: `${perMonth} kali sebulan pada bulan ke-${month} sampai ke-${last}; ini yang ke-${ordinal} dari ${total}.`,
        en: `${perMonth} a month in months ${month} to ${last}; this is ${ordinal} of ${total}.`,
      };
    }
    before += perMonth * months;
    month += months;
  }
  return { id: `Tambahan di luar ${total} yang direncanakan.`, en: `Beside the ${total} that were planned.` };
}

function stepRule(withinDays: number, perParty: boolean): Text {
  const each = perParty ? { id: ', satu untuk tiap pihak', en: ', one for each party' } : { id: '', en: '' };
  return {
    id: `Dalam ${withinDays} hari sesudah langkah sebelumnya${each.id}.`,
    en: `Within ${withinDays} days from the step before${each.en}.`,
  };
}

function afterRule(after: NonNullable<Track['afterTermination']>): Text {
  if ('inMonths' in after) {
    const months = after.inMonths.join(', ');
    return { id: `Pada bulan ke-${months} sesudah Terminasi.`, en: `In months ${months} after termination.` };
  }
  return {
    id: `Setiap ${after.everyMonths} bulan sesudah Terminasi, selama ${after.forMonths} bulan.`,
    en: `Every ${after.everyMonths} months after termination, for ${after.forMonths} months.`,
  };
}
