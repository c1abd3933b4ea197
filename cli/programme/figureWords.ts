import type { Language } from '../../domain/language.ts';

const id = {
  columns: { line: 'BARIS', figure: 'UKURAN', value: 'NILAI', target: 'TARGET', met: 'TERCAPAI', group: 'KELOMPOK', targets: 'TARGET TERCAPAI' },
  readOn: (day: string) => `Dibaca per ${day}.`,
  ended: (group: string, on: string, into: string | null) => `${group} berakhir pada ${on}${into === null ? '' : `, digabung ke ${into}`}.`,
  withoutData: (count: number) => `${count} warga menarik persetujuan atas datanya dan tidak dihitung.`,
  met: (met: boolean | null): string => (met === null ? '–' : met ? 'ya' : 'belum'),
  metOf: (met: number, of: number) => `${met} dari ${of}`,
  above: 'lebih dari',
  atLeast: 'paling sedikit',
  unread: 'belum dapat dibaca',
  formula: 'Cara membaca',
  value: 'Nilai',
  target: 'Target',
  records: (count: number) => `Dibaca dari ${count} laporan`,
  holdsFor: { clients: 'Warga', households: 'Rumah tangga', groups: 'Kelompok', sessions: 'Kegiatan' },
  holds: 'Berlaku bagi',
  excluded: 'Tidak dihitung',
  change: (median: string, before: string, after: string) => `Perubahan di tengah: ${median} (dari ${before} menjadi ${after})`,
  interval: (from: string, until: string, percent: number) => `Selang ${percent} %: ${from} sampai ${until}`,
  pValue: (p: number) => `Uji peringkat bertanda Wilcoxon: p = ${p < 0.001 ? '< 0,001' : p.toFixed(3).replace('.', ',')}`,
  leavers: (count: number) => `${count} orang berhenti dan tidak ditanya kedua kalinya`,
  more: (count: number) => `dan ${count} lagi`,
};

const en = {
  columns: { line: 'LINE', figure: 'FIGURE', value: 'VALUE', target: 'TARGET', met: 'MET', group: 'GROUP', targets: 'TARGETS MET' },
  readOn: (day: string) => `Read for ${day}.`,
  ended: (group: string, on: string, into: string | null) => `${group} ended on ${on}${into === null ? '' : `, merged into ${into}`}.`,
  withoutData: (count: number) => `${count} clients withdrew consent to the use of their data and are in no figure.`,
  met: (met: boolean | null) => (met === null ? '–' : met ? 'yes' : 'no'),
  metOf: (met: number, of: number) => `${met} of ${of}`,
  above: 'above',
  atLeast: 'at least',
  unread: 'cannot be read yet',
  formula: 'How it is read',
  value: 'Value',
  target: 'Target',
  records: (count: number) => `Read from ${count} reports`,
  holdsFor: { clients: 'clients', households: 'households', groups: 'groups', sessions: 'sessions' },
  holds: 'Holds for',
  excluded: 'Not counted',
  change: (median: string, before: string, after: string) => `Change in the middle: ${median} (from ${before} to ${after})`,
  interval: (from: string, until: string, percent: number) => `${percent}% interval: ${from} to ${until}`,
  pValue: (p: number) => `Wilcoxon's signed-rank test: p = ${p < 0.001 ? '< 0.001' : p.toFixed(3)}`,
  leavers: (count: number) => `${count} left and were not asked a second time`,
  more: (count: number) => `and ${count} more`,
} satisfies typeof id;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** What figures are shown with. */
export function figureWords(language: Language): typeof id {
  return WORDS[language];
}
