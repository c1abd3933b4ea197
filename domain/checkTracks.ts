import { checkLadder, held, known } from './checkRoles.ts';
import type { Definition } from './definition.ts';
import { expecting, type Finding, type Path } from './problem.ts';
import { STEPS } from './stepKeys.ts';
import type { Step, Track, TrackKind } from './tracks.ts';

/** What workflows and repairs beside a track's own are called by: a track of that name would be taken for one of them. */
const RESERVED = ['planning', 'mail'];

/** What says when the items of a track are due. */
const PLACEMENTS = ['cadence', 'before', 'blocks', 'every', 'budget', 'afterEnd', 'steps', 'afterTermination'] as const;

/** Kinds that begin empty: what others report or decide puts items into them. */
const GROWING: readonly TrackKind[] = ['task', 'counselling', 'welcome'];

/** Kinds that termination or a measure opens. */
const CLOSING: readonly TrackKind[] = ['termination', 'newProposal', 'referral', 'followUp', 'continuedMentoring', 'workingRelations', 'keepsUp'];

/** Kinds of which code looks for the one track there is. */
const SINGLE: readonly TrackKind[] = [...CLOSING, 'consent', 'capital', 'task', 'counselling', 'welcome'];

/** What each track says of itself, of roles, groups and the other tracks. */
export function checkTracks(definition: Definition): Finding[] {
  return Object.entries(definition.tracks).flatMap(([name, track]) => {
    const path = ['tracks', name];
    return [
      ...named(definition, path, name, track),
      ...placed(definition, path, track),
      ...rolesOf(definition, path, track),
      ...stepsOf(definition, path, track),
      ...asking(path, track),
      ...bringing(path, track),
    ];
  });
}

function wrong(path: Path, value: unknown, id: string, en: string, at: 'key' | 'value' = 'value'): Finding {
  return { path, at, value, expected: expecting(id, en) };
}

function named({ tracks }: Definition, path: Path, name: string, { kind, phase }: Track): Finding[] {
  const found: Finding[] = [];
  if (RESERVED.includes(name)) found.push(wrong(path, name, `nama lain daripada ${RESERVED.join(', ')}`, `a name other than ${RESERVED.join(', ')}`, 'key'));
  const [first] = Object.entries(tracks).find(([, track]) => track.kind === kind) ?? [name];
  if (SINGLE.includes(kind) && first !== name)
    found.push(wrong([...path, 'kind'], kind, `jenis yang belum dipakai tracks.${first}`, `a kind that tracks.${first} does not have already`));
  const closing = CLOSING.includes(kind);
  if (closing !== (phase === 'closing'))
    found.push(
      closing
        ? wrong([...path, 'phase'], phase, 'phase: closing, dibuka oleh terminasi', 'phase: closing, opened by termination')
        : wrong([...path, 'phase'], phase, 'tahap lain: jenis ini tidak dibuka oleh terminasi', 'another phase: this kind is not opened by termination'),
    );
  return found;
}

function placed(definition: Definition, path: Path, track: Track): Finding[] {
  const { months } = definition;
  const placements = PLACEMENTS.filter((key) => track[key] !== undefined);
  const found: Finding[] = [];
  if (GROWING.includes(track.kind)) {
    for (const key of placements)
      found.push(wrong([...path, key], key, 'tanpa jadwal: butirnya lahir dari laporan', 'no placement: its items come from reports', 'key'));
  } else if (placements.length === 0)
    found.push(wrong(path, path.at(-1), `salah satu dari ${PLACEMENTS.join(', ')}`, `one of ${PLACEMENTS.join(', ')}`, 'key'));
  else
    for (const key of placements.slice(1))
      found.push(wrong([...path, key], key, `hanya ${placements[0]}, sudah ada di sini`, `${placements[0]} alone, which is here already`, 'key'));

  const cadence = (track.cadence ?? []).reduce((sum, stretch) => sum + stretch.months, 0);
  if (cadence > months)
    found.push(wrong([...path, 'cadence'], cadence, `irama paling lama ${months} bulan (months)`, `a cadence of at most ${months} months (months)`));
  const within = (place: Path, value: number | undefined) =>
    value === undefined || value <= months ? [] : [wrong([...path, ...place], value, `paling banyak ${months} (months)`, `at most ${months} (months)`)];
  found.push(...within(['every', 'months'], track.every?.months), ...within(['budget', 'notBeforeMonth'], track.budget?.notBeforeMonth));
  for (const [index, { month }] of (track.blocks ?? []).entries()) {
    found.push(...within(['blocks', index, 'month'], month));
    const before = track.blocks?.[index - 1]?.month ?? 1;
    if (month < before)
      found.push(
        wrong([...path, 'blocks', index, 'month'], month, `paling sedikit ${before}, seperti tahap sebelumnya`, `at least ${before}, as the block before`),
      );
  }
  if (track.before !== undefined) found.push(...beforeStart(path, track.before));
  if (track.afterTermination !== undefined && 'everyMonths' in track.afterTermination && track.afterTermination.forMonths < track.afterTermination.everyMonths)
    found.push(
      wrong(
        [...path, 'afterTermination', 'forMonths'],
        track.afterTermination.forMonths,
        `paling sedikit ${track.afterTermination.everyMonths} (everyMonths)`,
        `at least ${track.afterTermination.everyMonths} (everyMonths)`,
      ),
    );
  return [...found, ...afterBlock(definition, path, track)];
}

function beforeStart(path: Path, { weeks, forWeeks, parts }: NonNullable<Track['before']>): Finding[] {
  const found: Finding[] = [];
  if (forWeeks > weeks) found.push(wrong([...path, 'before', 'forWeeks'], forWeeks, `paling banyak ${weeks} (weeks)`, `at most ${weeks} (weeks)`));
  const count = Object.keys(parts ?? {}).length;
  if (count > forWeeks * 7)
    found.push(wrong([...path, 'before', 'parts'], count, `paling banyak ${forWeeks * 7} bagian, satu sehari`, `at most ${forWeeks * 7} parts, one a day`));
  return found;
}

function afterBlock({ tracks }: Definition, path: Path, { afterBlock: after, steps, phase }: Track): Finding[] {
  const here = [...path, 'afterBlock'];
  if (after === undefined)
    return steps === undefined || phase === 'closing'
      ? []
      : [wrong(path, 'steps', 'afterBlock: sesudah pelatihan yang mana', 'an afterBlock: after which training', 'key')];
  if (steps === undefined) return [wrong(here, 'afterBlock', 'hanya bersama steps', 'together with steps only', 'key')];
  const trainings = Object.keys(tracks).filter((name) => tracks[name]?.blocks !== undefined);
  const found = known([...here, 'track'], after.track, trainings, 'rangkaian kegiatan dengan blocks', 'a track with blocks');
  const blocks = found.length > 0 ? after.block : (tracks[after.track]?.blocks?.length ?? 0);
  if (after.block > blocks) found.push(wrong([...here, 'block'], after.block, `paling banyak ${blocks} (blocks)`, `at most ${blocks} (blocks)`));
  return found;
}

function rolesOf(definition: Definition, path: Path, track: Track): Finding[] {
  return [
    ...held(definition, [...path, 'owner'], track.owner),
    ...serving(definition, [...path, 'owner'], track.owner, track),
    ...track.with.flatMap((role, index) => held(definition, [...path, 'with', index], role)),
    ...(track.ladder === undefined ? [] : checkLadder(definition, [...path, 'ladder'], track.ladder)),
  ];
}

/** Whose task it is must be somebody of each audience's own, or somebody for all. What follow-up asks group by group is the exception. */
function serving({ roles }: Definition, path: Path, role: string, { audience, kind }: Track): Finding[] {
  const per = Object.hasOwn(roles, role) ? roles[role]?.per : undefined;
  if (per === undefined || audience === 'businessGroup' || per === audience || (kind === 'followUp' && per === 'trainingGroup')) return [];
  return [wrong(path, role, `peran yang melayani ${audience}`, `a role that serves each ${audience}`)];
}

function stepsOf(definition: Definition, path: Path, track: Track): Finding[] {
  const keys = STEPS[track.kind];
  const found: Finding[] = [];
  if (track.steps !== undefined && keys === undefined)
    found.push(wrong([...path, 'steps'], track.kind, 'tanpa langkah untuk jenis ini', 'no steps for this kind', 'key'));
  if (track.steps === undefined && keys !== undefined) found.push(wrong(path, track.kind, 'steps: dari tangan ke tangan', 'steps, hand after hand', 'key'));
  for (const key of keys?.needed ?? [])
    if (track.steps !== undefined && !Object.hasOwn(track.steps, key))
      found.push(wrong([...path, 'steps'], Object.keys(track.steps).join(', '), `langkah ${key} juga`, `a step ${key} too`, 'key'));
  for (const [key, step] of Object.entries(track.steps ?? {}))
    found.push(...oneStep(definition, [...path, 'steps', key], key, step, track, keys?.known ?? [key]));
  const { parties, grants, per } = track;
  const toParties = per === 'party' || Object.values(track.steps ?? {}).some(({ perParty }) => perParty);
  if (toParties && parties === undefined && grants === undefined) found.push(wrong(path, path.at(-1), 'parties: kepada siapa', 'parties: to whom', 'key'));
  if (!toParties && parties !== undefined)
    found.push(wrong([...path, 'parties'], 'parties', 'hanya dengan per: party atau perParty', 'with per: party or perParty only', 'key'));
  if ((grants !== undefined) !== (track.kind === 'capital'))
    found.push(wrong(path, track.kind, 'grants hanya pada jenis capital, dan di sana harus ada', 'grants with the kind capital, and there always', 'key'));
  return found;
}

function oneStep(definition: Definition, path: Path, key: string, { by }: Step, track: Track, keys: readonly string[]): Finding[] {
  return [
    ...known(path, key, keys, `langkah jenis ${track.kind}`, `a step of the kind ${track.kind}`),
    ...held(definition, [...path, 'by'], by),
    ...serving(definition, [...path, 'by'], by, track),
  ];
}

/** A refusal by all partners is a task of its own already: one report would number the same tasks twice. */
function bringing(path: Path, { kind, bringsTasks }: Track): Finding[] {
  if (kind !== 'referral' || !bringsTasks) return [];
  return [
    wrong(
      [...path, 'bringsTasks'],
      bringsTasks,
      'false: jenis referral sendiri memberi tugas bila semua mitra menolak',
      'false: the kind referral brings a task of its own when all partners refuse',
    ),
  ];
}

/** Who is asked: each client present needs attendance, and somebody asked one by one is no session of a group. */
function asking(path: Path, { attendance, memberForm, tests, per, blocks, cadence }: Track): Finding[] {
  const found: Finding[] = [];
  for (const [key, value] of Object.entries({ memberForm, tests }))
    if (value !== undefined && !attendance)
      found.push(
        wrong(
          [...path, 'attendance'],
          attendance,
          `attendance: true, karena ${key} ditanyakan kepada yang hadir`,
          `attendance: true, since ${key} is asked of those present`,
        ),
      );
  if (per !== undefined && attendance)
    found.push(
      wrong(
        [...path, 'attendance'],
        attendance,
        `attendance: false, karena butirnya tentang satu ${per}`,
        `attendance: false, since an item is about one ${per}`,
      ),
    );
  if (tests === undefined) return found;
  if (blocks === undefined && cadence === undefined)
    found.push(wrong([...path, 'tests'], 'tests', 'hanya dengan blocks atau cadence', 'with blocks or a cadence only', 'key'));
  if (memberForm !== undefined)
    found.push(wrong([...path, 'memberForm'], memberForm, 'tests saja: satu formulir seorang sehari', 'tests alone: one form a client and day', 'key'));
  // One day cannot carry both; the test before would never be asked.
  for (const [index, { days }] of (blocks ?? []).entries())
    if (days < 2) found.push(wrong([...path, 'blocks', index, 'days'], days, 'paling sedikit 2 (tests)', 'at least 2 (tests)'));
  if (cadence !== undefined && cadence.reduce((sum, { perMonth, months }) => sum + perMonth * months, 0) < 2)
    found.push(wrong([...path, 'cadence'], 'cadence', 'paling sedikit 2 kali (tests)', 'at least 2 items (tests)', 'key'));
  return found;
}
