import type { Language } from '../../domain/language.ts';

const id = {
  title: 'Cari',
  label: 'Apa yang dicari?',
  hint: 'Nama orang atau kelompok, nama kegiatan, atau kata dalam keputusan. Salah ketik sedikit tidak apa-apa.',
  search: 'Cari',
  nothing: (typed: string) => `Tidak ada yang cocok dengan “${typed}”`,
  nothingHint: 'Coba kata yang lebih pendek, atau satu kata saja. Yang bukan urusan Anda tidak ditampilkan.',
  found: (count: number) => `${count} ditemukan`,
  more: 'Masih ada lagi. Tambahkan satu kata supaya lebih tepat.',
  kinds: { group: 'Kelompok', client: 'Anggota', person: 'Tim', item: 'Kegiatan', decision: 'Keputusan', act: 'Perubahan rencana' },
};

const en: typeof id = {
  title: 'Search',
  label: 'What are you looking for?',
  hint: 'A person or group by name, an activity, or a word of a decision. A slip of the finger does no harm.',
  search: 'Search',
  nothing: (typed) => `Nothing answers “${typed}”`,
  nothingHint: 'Try a shorter word, or one word alone. What is not your business is not shown.',
  found: (count) => `${count} found`,
  more: 'There is more. Add a word to be more precise.',
  kinds: { group: 'Groups', client: 'Clients', person: 'Team', item: 'Activities', decision: 'Decisions', act: 'Changes of the plan' },
};

export function searchWordsIn(language: Language): typeof id {
  return { id, en }[language];
}
