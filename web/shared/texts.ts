import type { Language } from '../../domain/language.ts';

const id = {
  product: 'Pendamping',
  skip: 'Langsung ke isi',
  otherLanguage: 'English',
  rehearsal: 'Latihan: bukan program yang sesungguhnya',
  nav: {
    home: 'Program',
    tasks: 'Tugas saya',
    programme: 'Program ini',
    plan: 'Rencana',
    clients: 'Anggota',
    groups: 'Kelompok',
    people: 'Tim',
    decisions: 'Keputusan',
    changes: 'Perubahan',
    search: 'Cari',
  },
  signOut: 'Keluar',
  account: 'Akun dan cara masuk',
  back: 'Kembali',
  save: 'Simpan',
  cancel: 'Batal',
  required: 'wajib diisi',
  notFound: { title: 'Halaman tidak ditemukan', body: 'Alamat ini tidak ada, atau bukan untuk Anda.' },
  notAllowed: { title: 'Bukan untuk Anda', body: 'Peran Anda dalam program ini tidak mencakup halaman ini.' },
  signInFirst: 'Silakan masuk dahulu.',
  stale: 'Halaman ini terbuka terlalu lama atau berasal dari tempat lain. Isian Anda masih ada: periksa lalu kirim lagi.',
  failed: {
    title: 'Ada yang salah pada kami',
    body: 'Isian Anda belum tercatat. Coba lagi sebentar lagi; bila tetap gagal, sebutkan nomor ini kepada operator:',
  },
  away: { title: 'Sedang tidak dapat dihubungi', body: 'Basis data sedang tidak dapat dihubungi. Isian Anda belum tercatat; coba lagi sebentar lagi.' },
  tooLarge: 'Berkas atau isian ini terlalu besar.',
  faults: 'Ada isian yang perlu diperbaiki:',
};

const en: typeof id = {
  product: 'Pendamping',
  skip: 'Skip to content',
  otherLanguage: 'Bahasa Indonesia',
  rehearsal: 'Rehearsal: not a real programme',
  nav: {
    home: 'Programmes',
    tasks: 'My tasks',
    programme: 'This programme',
    plan: 'Plan',
    clients: 'Clients',
    groups: 'Groups',
    people: 'Team',
    decisions: 'Decisions',
    changes: 'Changes',
    search: 'Search',
  },
  signOut: 'Sign out',
  account: 'Account and signing in',
  back: 'Back',
  save: 'Save',
  cancel: 'Cancel',
  required: 'required',
  notFound: { title: 'No such page', body: 'This address does not exist, or is not for you.' },
  notAllowed: { title: 'Not for you', body: 'Your role in this programme does not include this page.' },
  signInFirst: 'Please sign in first.',
  stale: 'This page was open for too long, or came from elsewhere. What you typed is still here: look at it and send it again.',
  failed: {
    title: 'Something went wrong with us',
    body: 'What you sent is not recorded. Try again in a moment; if it keeps failing, tell the operator this number:',
  },
  away: { title: 'Cannot be reached right now', body: 'The database cannot be reached. What you sent is not recorded; try again in a moment.' },
  tooLarge: 'This file or form is too large.',
  faults: 'Something needs to be mended:',
};

/** What every page says. */
export function textsIn(language: Language): typeof id {
  return { id, en }[language];
}
