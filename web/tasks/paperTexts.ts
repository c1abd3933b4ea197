import type { Language } from '../../domain/language.ts';

const id = {
  photos: {
    title: 'Foto daftar hadir',
    choose: 'Foto daftar hadir yang ditandatangani',
    hint: 'Boleh dikosongkan. Foto lembarnya saja, jangan wajah orang. Lokasi dan waktu dari kamera dihapus.',
    add: 'Tambah foto',
    remove: 'Hapus foto ini',
    added: 'Foto tersimpan.',
    removed: 'Foto dihapus. Bahwa pernah ada foto tetap tercatat.',
    stored: (count: number) => `${count} foto tersimpan untuk kegiatan ini`,
    empty: 'Belum ada foto. Letakkan lembar di tempat terang dan foto seluruhnya.',
    gone: 'Foto ini tidak ada.',
    none: 'Pilih sebuah foto dahulu.',
    tooLarge: 'Foto ini lebih besar dari 12 MB. Foto lagi dengan ukuran lebih kecil; isian lain tidak hilang.',
    alt: (number: number) => `Foto daftar hadir ${number}`,
  },
  paper: {
    sheet: 'Daftar hadir',
    sheetOver: 'Tanda tangan atau cap jempol',
    number: 'No.',
    name: 'Nama',
    signature: 'Tanda tangan',
    thumb: 'Cap jempol',
    letters: ['H', 'I', 'S', 'TK'] as readonly string[],
    legend: 'H: hadir · I: izin · S: sakit · TK: tanpa keterangan. Beri tanda silang pada satu kolom.',
    on: 'Hari, tanggal',
    place: 'Tempat',
    hours: 'Pukul',
    guests: 'Tamu',
    madeBy: 'Dibuat oleh',
    known: 'Mengetahui',
    print: 'Cetak halaman ini dari menu peramban. Ukuran kertas A4.',
    planned: 'Direncanakan',
    filledFor: 'Ditanyakan kepada',
    filledOn: 'Tanggal',
    filledBy: 'Dicatat oleh',
    code: 'kode',
  },
};

const en: typeof id = {
  photos: {
    title: 'Photographs of the sheet',
    choose: 'Photograph of the signed sheet',
    hint: 'May be left empty. The sheet alone, no faces. Place and time of the camera are taken out.',
    add: 'Add the photograph',
    remove: 'Remove this photograph',
    added: 'The photograph is stored.',
    removed: 'The photograph is removed. That there was one stays on record.',
    stored: (count) => `${count} ${count === 1 ? 'photograph is' : 'photographs are'} stored for this session`,
    empty: 'No photograph yet. Lay the sheet where there is light and photograph all of it.',
    gone: 'There is no such photograph.',
    none: 'Choose a photograph first.',
    tooLarge: 'This photograph is larger than 12 MB. Take a smaller one; nothing else typed is lost.',
    alt: (number) => `Photograph ${number} of the attendance sheet`,
  },
  paper: {
    sheet: 'Attendance sheet',
    sheetOver: 'Signature or thumbprint',
    number: 'No.',
    name: 'Name',
    signature: 'Signature',
    thumb: 'Thumbprint',
    letters: ['P', 'E', 'I', 'U'],
    legend: 'P: present · E: excused · I: ill · U: unexcused. Cross one column.',
    on: 'Day',
    place: 'Place',
    hours: 'Hours',
    guests: 'Guests',
    madeBy: 'Made by',
    known: 'Acknowledged',
    print: 'Print this page from the browser’s menu. A4 paper.',
    planned: 'Planned',
    filledFor: 'Asked of',
    filledOn: 'Day',
    filledBy: 'Recorded by',
    code: 'code',
  },
};

/** What is printed on sheets and forms of paper. */
export function paperTextsIn(language: Language): (typeof id)['paper'] {
  return { id, en }[language].paper;
}

/** What pages say of photographs of sheets. */
export function photoTextsIn(language: Language): (typeof id)['photos'] {
  return { id, en }[language].photos;
}
