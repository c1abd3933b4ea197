import type { Definition } from '../definition.ts';
import type { Text } from '../language.ts';
import type { Figure } from './figure.ts';
import { listed, targetInWords, valueInWords } from './inWords.ts';
import type { Judgement, Verdict } from './rules.ts';

/** Sentences for the programme and for each business group, in order. */
export type Reasons = { readonly programme: readonly Text[]; readonly groups: Readonly<Record<string, readonly Text[]>> };

/**
 * Why a proposal says what it says, in words that the people it is about understand: what must be reached, how many targets were, which were not,
 * and what follows. No person is named and none can be recognised.
 */
export function reasonsInWords(definition: Definition, { programme, groups, measures }: Judgement, figures: readonly Figure[]): Reasons {
  const of = (audience: string) => figures.filter((figure) => figure.audience === audience);
  return {
    programme: [...sentences(definition, programme, of('programme'), PROGRAMME), ...measures.programme.map((measure) => FOLLOWS.programme[measure])],
    groups: Object.fromEntries(
      Object.entries(groups).map(([key, verdict]) => {
        const subject = definition.businessGroups[key]?.name ?? { id: key, en: key };
        const follows = (measures.groups[key] ?? []).map((measure) => FOLLOWS.group[measure]);
        return [key, [...sentences(definition, verdict, of(key), subject), ...follows]];
      }),
    ),
  };
}

const PROGRAMME: Text = { id: 'Program', en: 'The programme' };

const FOLLOWS = {
  programme: {
    newProposal: {
      id: 'Karena itu diusulkan menyusun usulan program baru dan mengajukannya kepada pihak yang dapat mendukung.',
      en: 'So a new programme is to be drafted and submitted to those who may support it.',
    },
    followUp: {
      id: 'Ada kelompok yang maju, maka kemajuannya dijaga lewat tindak lanjut.',
      en: 'Some groups have made progress, so that progress is kept up by follow-up.',
    },
    referral: { id: 'Warga dirujuk kepada pihak yang lebih mampu melayani.', en: 'Clients are referred to parties better able to serve them.' },
  },
  group: {
    newProposal: { id: 'Diusulkan program baru.', en: 'A new programme is proposed.' },
    followUp: {
      id: 'Kelompok ini maju, maka pendampingannya dilanjutkan lewat tindak lanjut.',
      en: 'This group has made progress, so it goes on with follow-up.',
    },
    referral: {
      id: 'Anggota kelompok ini diusulkan dirujuk kepada pihak yang lebih mampu melayani.',
      en: 'The members of this group are to be referred to a party better able to serve them.',
    },
  },
} as const;

function sentences(definition: Definition, verdict: Verdict, figures: readonly Figure[], subject: Text): Text[] {
  const must = verdict.must.flatMap(({ indicator }) => {
    const figure = figures.find((one) => one.indicator === indicator);
    return figure === undefined ? [] : [mustSentence(definition, figure)];
  });
  const missed = verdict.missed.filter((key) => !verdict.must.some(({ indicator }) => indicator === key));
  return [
    verdict.passes
      ? { id: `${subject.id} berhasil menurut aturan yang disepakati.`, en: `${subject.en} has passed by the agreed rule.` }
      : { id: `${subject.id} belum berhasil menurut aturan yang disepakati.`, en: `${subject.en} has not passed by the agreed rule.` },
    ...must,
    share(verdict),
    ...(missed.length === 0 ? [] : [missedSentence(definition, missed)]),
  ];
}

function share({ met, readable, asksPercent }: Verdict): Text {
  if (readable === 0) return { id: 'Belum ada target yang dapat dibaca.', en: 'No target can be read yet.' };
  const percent = Math.floor((100 * met) / readable);
  return {
    id: `Dari ${readable} target yang dapat dibaca, ${met} tercapai (${percent} %); yang diminta ${asksPercent} %.`,
    en: `Of ${readable} targets that can be read, ${met} were reached (${percent}%); ${asksPercent}% are asked for.`,
  };
}

function missedSentence(definition: Definition, missed: readonly string[]): Text {
  const names = listed(missed.flatMap((key) => definition.indicators[key]?.name ?? []));
  return { id: `Belum tercapai: ${names.id}.`, en: `Not reached: ${names.en}.` };
}

/** An indicator without which nobody passes. */
function mustSentence(definition: Definition, { indicator: key, results, detail }: Figure): Text {
  const indicator = definition.indicators[key];
  const [result] = results;
  const [target] = indicator?.targets ?? [];
  if (indicator === undefined || result === undefined || target === undefined) return { id: `${key}.`, en: `${key}.` };
  const { name } = indicator;
  if (result.met === null) return { id: `${name.id}: belum dapat dihitung.`, en: `${name.en}: cannot be worked out yet.` };
  if (detail.change !== undefined && result.unit === 'risePercent' && result.value !== null) return riseSentence(definition, name, result, detail.change);
  const asked = targetInWords(definition, target, result);
  const value = result.value === null ? undefined : valueInWords(definition, result.value, result.unit);
  return { id: `${name.id}: ${value?.id ?? '-'} (${asked.id}).`, en: `${name.en}: ${value?.en ?? '-'} (${asked.en}).` };
}

function riseSentence(
  definition: Definition,
  name: Text,
  { value, atLeast, above, met }: Figure['results'][number],
  { median, interval }: NonNullable<Figure['detail']['change']>,
): Text {
  const rise = valueInWords(definition, Math.abs(value ?? 0), 'risePercent');
  const money = valueInWords(definition, Math.abs(median), 'money');
  const wanted = valueInWords(definition, atLeast, 'risePercent');
  const moved =
    median === 0
      ? { id: 'di tengah-tengah tidak berubah', en: 'did not change in the middle' }
      : median > 0
        ? {
            id: `separuh warga naik ${rise.id} atau lebih (${money.id} setahun atau lebih)`,
            en: `for half of the clients it rose by ${rise.en} or more (${money.en} a year or more)`,
          }
        : {
            id: `separuh warga turun ${rise.id} atau lebih (${money.id} setahun atau lebih)`,
            en: `for half of the clients it fell by ${rise.en} or more (${money.en} a year or more)`,
          };
  const asked = above ? { id: 'diminta naik', en: 'asked to rise' } : { id: `diminta paling sedikit ${wanted.id}`, en: `at least ${wanted.en} is asked for` };
  const doubt =
    !above && met === false && (value ?? 0) >= atLeast && interval !== null
      ? { id: ' Kenaikan itu masih mungkin kebetulan.', en: ' That rise may still be chance.' }
      : { id: '', en: '' };
  return { id: `${name.id}: ${moved.id}; ${asked.id}.${doubt.id}`, en: `${name.en}: ${moved.en}; ${asked.en}.${doubt.en}` };
}
