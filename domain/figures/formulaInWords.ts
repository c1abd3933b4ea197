import type { Definition } from '../definition.ts';
import type { Formula } from '../formulas.ts';
import type { Text } from '../language.ts';
import { listed } from './inWords.ts';

/** How an indicator is read, in one plain sentence made of the definition's own names. */
export function formulaInWords(definition: Definition, formula: Formula): Text {
  const { tracks, forms } = definition;
  const track = (key: string): Text => tracks[key]?.name ?? same(key);
  const all = (keys: readonly string[]): Text => listed(keys.map(track));
  const asks = (form: string, key: string): Text => {
    const ask = forms[form]?.questions[key]?.ask ?? same(key);
    return { id: `“${ask.id}”`, en: `“${ask.en}”` };
  };
  switch (formula.is) {
    case 'present': {
      const parts = formula.parts?.map(
        (part) => formula.tracks.map((key) => tracks[key]?.before?.parts?.[part]?.name).find((name) => name !== undefined) ?? same(part),
      );
      const of = all(formula.tracks);
      const about = parts === undefined ? same('') : { id: ` (${listed(parts).id})`, en: ` (${listed(parts).en})` };
      return formula.sharePercent === undefined
        ? { id: `Hadir paling sedikit sekali dalam ${of.id}${about.id}.`, en: `Present at least once at ${of.en}${about.en}.` }
        : {
            id: `Hadir dalam paling sedikit ${formula.sharePercent} % dari ${of.id}${about.id} yang terlaksana bagi kelompoknya sejak bergabung.`,
            en: `Present at ${formula.sharePercent}% or more of ${of.en}${about.en} held for their group since they joined.`,
          };
    }
    case 'saidYes': {
      const ask = asks(formula.form, formula.question);
      return { id: `Jawaban terakhir atas ${ask.id} adalah ya.`, en: `The last answer to ${ask.en} is yes.` };
    }
    case 'received':
      return {
        id: 'Anggota kelompok pada hari bantuan modal diserahterimakan; kelompok yang sudah menerima serah terima.',
        en: 'Of the group on the day its capital was handed over; groups that were handed theirs.',
      };
    case 'inMonths': {
      const any = listed(formula.anyOf.map((question) => asks(formula.form, question)));
      const group = formula.within === undefined ? undefined : definition.trainingGroups[formula.within]?.name;
      return {
        id: `Dalam ${formula.met} dari ${formula.ofLast} bulan terakhir yang sudah lewat, sedikitnya satu dari ${any.id} dijawab ya atau lebih dari 0${group === undefined ? '' : `; hanya ${group.id}`}.`,
        en: `In ${formula.met} of the last ${formula.ofLast} months that are over, one at least of ${any.en} was answered yes or above 0${group === undefined ? '' : `; ${group.en} only`}.`,
      };
    }
    case 'testPassed': {
      const of = track(formula.track);
      return {
        id: `Tes akhir ${of.id} paling sedikit ${formula.atLeast} dan di atas tes awal.`,
        en: `The test after ${of.en} is at ${formula.atLeast} or more and above the test before.`,
      };
    }
    case 'inRoughSeasons': {
      const ask = asks(formula.form, formula.question);
      const group = definition.trainingGroups[formula.clientsOf]?.name ?? same(formula.clientsOf);
      return {
        id: `Rumah tangga ${group.id}: dalam setiap musim gelombang yang tercatat sejak bulan ${formula.fromMonth}, salah seorang menjawab lebih dari 0 atas ${ask.id} sedikitnya sekali.`,
        en: `Households of ${group.en}: in every rough season on record since month ${formula.fromMonth}, one of them answered above 0 to ${ask.en} once at least.`,
      };
    }
    case 'asPlanned': {
      const [ask, plan] = [asks(formula.form, formula.question), track(formula.plan.track)];
      return {
        id: `Kelompok yang dalam ${formula.ofLast} bulan terakhir menjawab ${ask.id} dengan sesuatu yang disebut dalam ${plan.id}.`,
        en: `Groups that in the last ${formula.ofLast} months answered ${ask.en} with something named in ${plan.en}.`,
      };
    }
    case 'incomeAboveSpending':
      return {
        id: `Penghasilan setahun rumah tangga, semua musim dan sumber, lebih besar dari dua belas kali belanja sebulan (${track(formula.track).id}).`,
        en: `The household’s income of a year, all seasons and sources, is above twelve months of spending (${track(formula.track).en}).`,
      };
    case 'scoreRise':
      return {
        id: `Nilai tengah kenaikan rata-rata ${formula.questions.length} pertanyaan, dari ${track(formula.baseline).id} ke ${track(formula.endline).id}, bagi yang ditanya dua kali.`,
        en: `The median rise of the mean of ${formula.questions.length} questions, from ${track(formula.baseline).en} to ${track(formula.endline).en}, of those asked twice.`,
      };
    case 'timesAMonth':
      return {
        id: `Rata-rata jawaban kelompok atas ${asks(formula.form, formula.question).id} dalam ${formula.ofLast} bulan terakhir, lalu rata-rata semua kelompok.`,
        en: `The mean of a group’s answers to ${asks(formula.form, formula.question).en} over the last ${formula.ofLast} months, then the mean of all groups.`,
      };
    case 'incomeRise':
      return {
        id: `Pendapatan setahun tiap warga (semua musim dan sumber) sebelum dan sesudah; nilai tengah kenaikannya. Program: batas bawah selang ${formula.confidencePercent} % bagi nilai tengah perubahan harus di atas 0. Kelompok: cukup naik.`,
        en: `Each client’s income of a year (all seasons and sources) before and after; the median of its rise. Programme: the lower bound of the ${formula.confidencePercent}% interval of the median change must be above 0. Group: that it rose is enough.`,
      };
    case 'medianAMonth':
      return {
        id: `Nilai tengah dari rata-rata tiap warga atas ${asks(formula.form, formula.question).id} dalam ${formula.ofLast} bulan terakhir.`,
        en: `The median of each client’s mean answer to ${asks(formula.form, formula.question).en} over the last ${formula.ofLast} months.`,
      };
    case 'ableAndWilling': {
      const { test, attendance, willing } = formula;
      return {
        id: `Tes akhir ${track(test.track).id} paling sedikit ${test.scoreAtLeast} dengan ${test.skillsAtLeast} keterampilan, hadir paling sedikit ${attendance.sharePercent} % dalam ${all(attendance.tracks).id}, dan menjawab ya atas ${asks(willing.form, willing.question).id}.`,
        en: `Test after ${track(test.track).en} at ${test.scoreAtLeast} or more with ${test.skillsAtLeast} skills, present at ${attendance.sharePercent}% or more of ${all(attendance.tracks).en}, and answered yes to ${asks(willing.form, willing.question).en}.`,
      };
    }
    case 'attendance':
      return {
        id: `Bagian tanda “hadir” dari semua tanda kehadiran dalam ${all(formula.tracks).id}.`,
        en: `The share of marks “present” among all marks of attendance at ${all(formula.tracks).en}.`,
      };
    case 'voices': {
      const of = all(Object.keys(tracks).filter((key) => tracks[key]?.discussion));
      return {
        id: `Bagian pertemuan ${of.id} yang terlaksana dan di dalamnya ada suara anggota.`,
        en: `The share of held ${of.en} at which a client’s voice was counted.`,
      };
    }
    case 'keepsUp': {
      const [group, client] = [asks(formula.group.form, formula.group.question), asks(formula.client.form, formula.client.question)];
      return {
        id: `Pada pembacaan terakhir setelah terminasi (${track(formula.track).id}): kelompok dengan jawaban ya atas ${group.id}, warga dengan jawaban ya atas ${client.id}.`,
        en: `At the last reading after termination (${track(formula.track).en}): groups of which ${group.en}, clients of whom ${client.en} was answered yes.`,
      };
    }
    case 'guests':
      return {
        id: `Jumlah tamu dalam semua kegiatan ${formula.ofLast} bulan terakhir.`,
        en: `Guests counted at all activities of the last ${formula.ofLast} months.`,
      };
    case 'onSchedule':
      return {
        id: `Bagian kegiatan (${all(formula.tracks).id}) yang waktunya sudah lewat dan terlaksana pada hari dalam jendela waktunya.`,
        en: `The share of activities (${all(formula.tracks).en}) whose time is over that were held on a day of their window.`,
      };
    case 'enrolledAtLock':
      return { id: 'Terdaftar pada hari jadwal dikunci.', en: 'Enrolled on the day the plan was locked.' };
    case 'testGain':
      return {
        id: `Rata-rata kenaikan dari tes awal ke tes akhir (${all(formula.tracks).id}): dahulu per warga, lalu semua warga yang mengikuti keduanya.`,
        en: `The mean gain from the test before to the test after (${all(formula.tracks).en}): first of each client, then of all who took both.`,
      };
  }
}

function same(text: string): Text {
  return { id: text, en: text };
}
