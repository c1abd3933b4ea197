import type { Language } from '../../domain/language.ts';

const id = {
  move: { title: 'Kegiatan harus pindah hari', hint: 'Satu kegiatan, yang berikutnya, satu tahap, satu seri, satu kelompok, atau semuanya.' },
  storm: { title: 'Tidak bisa melaut atau menyeberang', hint: 'Gelombang tinggi beberapa hari: kegiatan yang jatuh di hari itu mencari hari lain.' },
  mourning: { title: 'Kedukaan atau hari adat', hint: 'Untuk satu dusun, satu kelompok, atau semua.' },
  holiday: { title: 'Hari libur atau acara dinas baru', hint: 'Hari yang belum ada di kalender program.' },
  calendar: { title: 'Kalender resmi sudah terbit', hint: 'Hari libur menurut keputusan menggantikan perkiraan.' },
  makeUp: { title: 'Menyusulkan kegiatan', hint: 'Yang tidak terlaksana, atau yang dihadiri kurang dari separuh.' },
  pause: { title: 'Berhenti dulu untuk sementara', hint: 'Kegiatan, seri, kelompok, atau seluruh program: tidak ada pengingat sampai dilanjutkan.' },
  resume: { title: 'Melanjutkan yang dijeda', hint: 'Berjalan lagi dengan waktu yang tersisa.' },
  absence: { title: 'Seseorang berhalangan', hint: 'Sakit, cuti, tugas lain: siapa menggantikan, dan apa yang menunggu.' },
  endAbsence: { title: 'Seseorang sudah kembali', hint: 'Lebih awal atau lebih lambat dari yang dikatakan.' },
  acting: { title: 'Menunjuk Plh. atau Plt.', hint: 'Bertindak dan menandatangani untuk yang berhalangan, atau untuk jabatan yang kosong.' },
  handOver: { title: 'Serah terima tugas', hint: 'Seseorang pergi, atau jabatan yang kosong diisi.' },
  passCase: { title: 'Mengalihkan kasus konseling', hint: 'Satu per satu, atas persetujuan anggotanya.' },
  excuse: { title: 'Anggota berhalangan', hint: 'Bekerja di tempat lain atau sakit, paling lama tiga bulan.' },
  merge: { title: 'Dua kelompok menjadi satu', hint: 'Anggotanya ikut kelompok lain; kegiatannya sendiri tidak jadi.' },
  exitGroup: { title: 'Kelompok berhenti', hint: 'Anggotanya tidak melanjutkan di kelompok lain.' },
  extend: { title: 'Akhir program mundur', hint: 'Sekian bulan lagi; evaluasi akhir ikut mundur.' },
  exitProgramme: { title: 'Program berhenti lebih awal', hint: 'Semua ditanyai sekali lagi, dievaluasi, lalu diakhiri.' },
  migrate: { title: 'Definisi program yang baru', hint: 'Program yang berjalan mengikuti versi lain dari definisinya.' },
  undo: { title: 'Mengurungkan perubahan', hint: 'Semua yang diubahnya kembali seperti semula.' },
};

const en: typeof id = {
  move: { title: 'A session must move', hint: 'One session, those that follow, a block, a series, a group, or all of it.' },
  storm: { title: 'No sea this week', hint: 'Rough sea for some days: sessions that fall on them find other days.' },
  mourning: { title: 'Mourning, or a day of custom', hint: 'For a hamlet, a group, or everybody.' },
  holiday: { title: 'A new holiday or office day', hint: 'A day that the programme’s calendar does not have.' },
  calendar: { title: 'The official calendar is out', hint: 'Decreed holidays replace the estimates.' },
  makeUp: { title: 'Make up a session', hint: 'One that did not happen, or that fewer than half came to.' },
  pause: { title: 'Something stops for a while', hint: 'A session, a series, a group or the whole programme: no reminders until it is resumed.' },
  resume: { title: 'What was paused goes on', hint: 'It runs again with the time that remained.' },
  absence: { title: 'Somebody is away', hint: 'Ill, on leave, on other duty: who stands in, and what waits.' },
  endAbsence: { title: 'Somebody is back', hint: 'Earlier or later than was said.' },
  acting: { title: 'Name an acting holder', hint: 'Acts and signs for somebody absent, or for a vacant seat.' },
  handOver: { title: 'A seat passes on', hint: 'Somebody leaves, or a vacant seat is filled.' },
  passCase: { title: 'Pass on a counselling case', hint: 'One by one, with its client’s word.' },
  excuse: { title: 'A client is away', hint: 'At work elsewhere or ill, three months at most.' },
  merge: { title: 'Two groups become one', hint: 'Its people join the other group; its own sessions are called off.' },
  exitGroup: { title: 'A group ends', hint: 'Its people go on in no other group.' },
  extend: { title: 'The end moves', hint: 'So many months more; the final evaluation moves along.' },
  exitProgramme: { title: 'The programme stops early', hint: 'Everybody is asked once more, then it is evaluated and ended.' },
  migrate: { title: 'A new definition', hint: 'The running programme follows another version of its definition.' },
  undo: { title: 'Undo an act', hint: 'All that it changed is as it was.' },
};

/** Each kind of change as people come to tell of it, and what it is about. */
export function kindNames(language: Language): typeof id {
  return { id, en }[language];
}
