import type { Language } from '../../domain/language.ts';

const id = {
  columns: { account: 'AKUN', standing: 'SEBAGAI', email: 'SUREL', programmes: 'PROGRAM' },
  standings: { administrator: 'administrator', manager: 'pengelola program', donor: 'pemberi dana' } as Readonly<Record<string, string>>,
  all: 'semua',
  none: 'Belum ada akun. `npm start` mencetak kode untuk administrator pertama.',
  opened: (account: string) => `Akun ${account} dibuka: masuk dengan surel, dan memasang langkah kedua bila diminta.`,
  programmes: (account: string, codes: string) => `Program akun ${account}: ${codes}.`,
  noProgrammes: 'tidak ada',
  closed: (account: string) => `Akun ${account} ditutup.`,
  forgotten: 'Passkey dan aplikasi autentikator alamat itu dihapus, dan semua perangkatnya keluar.',
  dayCode: (person: string) => `Kode harian untuk ${person}, berlaku 24 jam dan satu kali; hanya ditampilkan sekali:`,
  where: (url: string) => `Diketik di ${url}/sign-in/day-code`,
  label: (label: string) => `Tanda pengenal: ${label}`,
  code: (code: string) => `Kode harian:    ${code}`,
};

const en = {
  columns: { account: 'ACCOUNT', standing: 'AS', email: 'E-MAIL', programmes: 'PROGRAMMES' },
  standings: { administrator: 'administrator', manager: 'programme manager', donor: 'donor' },
  all: 'all',
  none: 'No account yet. `npm start` prints a code for the first administrator.',
  opened: (account) => `Account ${account} is open: they sign in by mail, and set up a second step where it is asked for.`,
  programmes: (account, codes) => `Programmes of account ${account}: ${codes}.`,
  noProgrammes: 'none',
  closed: (account) => `Account ${account} is closed.`,
  forgotten: 'Passkeys and authenticator app of that address are forgotten, and all its devices signed out.',
  dayCode: (person) => `Code of the day for ${person}, good for 24 hours and once; shown this once:`,
  where: (url) => `To be typed at ${url}/sign-in/day-code`,
  label: (label) => `Label:           ${label}`,
  code: (code) => `Code of the day: ${code}`,
} satisfies typeof id;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** What accounts and codes of the day are told with. */
export function accountWords(language: Language): typeof id {
  return WORDS[language];
}
