import type { Definition } from './definition.ts';
import type { Text } from './language.ts';
import type { SeatHeld } from './seats.ts';

/** Tasks that follow when people change. What they say is about seats, of nobody by name. */
export type VacancyTask = 'findSubstitute' | 'replacementLetter' | 'nobodySigns' | 'briefing' | 'passCases';

/** A seat as people call it: its role, and the group it serves. */
export function seatWords({ roles, trainingGroups, businessGroups }: Definition, { role, group }: Pick<SeatHeld, 'role' | 'group'>): Text {
  const name = roles[role]?.name ?? { id: role, en: role };
  const served = group === undefined ? undefined : (trainingGroups[group] ?? businessGroups[group])?.name;
  return served === undefined ? name : { id: `${name.id} ${served.id}`, en: `${name.en}, ${served.en}` };
}

/** What is to be done. @param count of items or cases that it is about */
export function vacancyTask(task: VacancyTask, seat: Text, count = 0): Text {
  switch (task) {
    case 'findSubstitute':
      return {
        id: `Cari pengganti sementara untuk ${seat.id}: ${count} kegiatan dijeda sampai ada penggantinya.`,
        en: `Find somebody to stand in for the ${seat.en}: ${count} items are paused until there is one.`,
      };
    case 'replacementLetter':
      return {
        id: `Jabatan ${seat.id} kosong: mintakan surat penunjukan pejabat baru, lalu catat serah terimanya.`,
        en: `The seat ${seat.en} is vacant: see to the letter that names its new holder, then record the handover.`,
      };
    case 'nobodySigns':
      return {
        id: `Jabatan ${seat.id} dan Sekretaris sama-sama kosong, sehingga tidak ada yang dapat menandatangani: tunjuk pelaksana tugas (Plt.) atau isi jabatannya.`,
        en: `Both the seat ${seat.en} and the secretary's are vacant, so nobody can sign: name an acting holder, or fill the seat.`,
      };
    case 'briefing':
      return {
        id: `Kunjungi pejabat baru ${seat.id}: jelaskan program, rencana kegiatan, dan apa yang menunggu tanda tangannya.`,
        en: `Visit the new ${seat.en}: explain the programme, its plan, and what waits for a signature.`,
      };
    case 'passCases':
      return {
        id: `${count} kasus konseling masih pada pejabat lama ${seat.id}: tanyakan satu per satu kepada anggota, lalu alihkan atas persetujuannya.`,
        en: `${count} counselling cases are still with the former ${seat.en}: ask the clients one by one, and pass each on with their word.`,
      };
  }
}
