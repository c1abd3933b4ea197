/**
 * Who reads a text. Clients are *anggota* or *warga binaan* to people, *klien* on professional screens (assessment, counselling),
 * *penerima manfaat* in money papers and donor reports.
 */
export type Audience = 'people' | 'professional' | 'money';

/** An Indonesian text, and where it stands. */
export type IndonesianText = { readonly where: string; readonly text: string };

const NEVER: readonly (readonly [RegExp, string])[] = [
  [/\bpenjangkauan\b/i, 'Penyuluhan dan Sosialisasi'],
  [/\bmentor\b/i, 'Pendamping Sosial'],
  [/\bpelanggan\b/i, 'anggota, warga binaan'],
  [/\bpengguna\b/i, 'anggota, warga binaan'],
  [/\bpeserta didik\b/i, 'anggota, warga binaan'],
  [/\bpenghentian paksa\b/i, 'Terminasi'],
  [/\btindakan\b/i, 'Langkah'],
];

const LEGAL_FORM = /\bKUBE?\b/;
/** The one place for the legal forms: the attribute that says how a group is recognised. */
const LEGAL_FORM_ATTRIBUTE = /jenis pengakuan:[^.]*\bKUBE?\b/i;

/** What is wrong in Indonesian texts for an audience: place, word, and the word to write instead. Empty when nothing is. */
export function wrongWords(texts: readonly IndonesianText[], audience: Audience): string[] {
  return texts.flatMap(({ where, text }) => {
    const wrong = NEVER.filter(([word]) => word.test(text)).map(([word, instead]) => `${where}: ${String(text.match(word)?.[0])} → ${instead}`);
    if (LEGAL_FORM.test(text.replace(LEGAL_FORM_ATTRIBUTE, ''))) wrong.push(`${where}: ${String(text.match(LEGAL_FORM)?.[0])} → kelompok usaha`);
    if (audience !== 'professional' && /\bklien\b/i.test(text)) wrong.push(`${where}: klien → anggota, warga binaan`);
    if (audience !== 'money' && /\bpenerima manfaat\b/i.test(text)) wrong.push(`${where}: penerima manfaat → anggota, warga binaan`);
    return wrong;
  });
}

/** All texts of the form `{ id, en }` in a value, whatever else is in it. */
export function indonesianTextsIn(value: unknown, where = ''): IndonesianText[] {
  if (typeof value !== 'object' || value === null) return [];
  const { id, en } = value as { id?: unknown; en?: unknown };
  if (typeof id === 'string' && typeof en === 'string') return [{ where, text: id }];
  return Object.entries(value).flatMap(([key, inner]) => indonesianTextsIn(inner, where === '' ? key : `${where}.${key}`));
}
