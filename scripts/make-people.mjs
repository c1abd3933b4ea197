// Makes seeds/people/tablolong.yaml: 36 members of the team, officials, 90 clients in 71 households, 12 who wait. All invented, by fixed draws:
// the same file every time. `node scripts/make-people.mjs` prints it; with `--write` it replaces the committed file.
//
// Marks of fiction, so that nobody is taken for a neighbour and a search for a value proves something: sea and plant nouns for
// family names (no clan's), mail at *.contoh.example, numbers in an area code that does not exist, "Jalan ... Contoh", incomes that
// are no round sums.
import { writeFileSync } from 'node:fs';

const MADE_FOR = '2027-08-02'; // the definition's demoStart: ages hold on this day
const MEN = [
  'Yohanis',
  'Daud',
  'Antonius',
  'Yakobus',
  'Petrus',
  'Markus',
  'Matheos',
  'Simon',
  'Stefanus',
  'Thomas',
  'Filipus',
  'Andreas',
  'Yusuf',
  'Samuel',
  'Gerson',
  'Melkianus',
  'Obed',
  'Imanuel',
  'Yeremias',
  'Dominggus',
  'Paulus',
  'Benyamin',
  'Elias',
  'Zakarias',
  'Nikodemus',
  'Yonas',
  'Lukas',
  'Oktovianus',
  'Ruben',
  'Adrianus',
  'Ibrahim',
  'Hasan',
];
const WOMEN = [
  'Marta',
  'Yuliana',
  'Ester',
  'Maria',
  'Yosefina',
  'Dorkas',
  'Adriana',
  'Ribka',
  'Naomi',
  'Selfina',
  'Debora',
  'Yublina',
  'Welmince',
  'Agustina',
  'Ferderika',
  'Orpa',
  'Lidia',
  'Rahel',
  'Sarlina',
  'Mariana',
  'Katarina',
  'Elisabet',
  'Rut',
  'Hana',
  'Priskila',
  'Yakoba',
  'Paulina',
  'Magdalena',
  'Kristina',
  'Anastasia',
  'Siti',
  'Aminah',
];
const NOUNS = [
  'Lontar',
  'Karang',
  'Teluk',
  'Samudra',
  'Gelombang',
  'Cemara',
  'Mutiara',
  'Layar',
  'Bakau',
  'Lamun',
  'Pasir',
  'Ombak',
  'Kerang',
  'Muara',
  'Dermaga',
  'Ketapang',
  'Kelapa',
  'Cendana',
  'Kesambi',
  'Akasia',
  'Melati',
  'Kamboja',
  'Jangkar',
  'Dayung',
  'Sampan',
  'Terumbu',
  'Camar',
  'Gewang',
  'Pandan',
  'Kemiri',
  'Suar',
];
const ONE_WORD = { m: ['Bakaulino', 'Samudranto', 'Karangseno', 'Layarius'], f: ['Telukmina', 'Lamunira', 'Kerangsina'] };
const HAMLETS = ['Dusun A', 'Dusun B', 'Dusun C'];
const STREETS = ['Jalan Bintang Laut Contoh', 'Jalan Kuda Laut Contoh', 'Jalan Tiram Contoh', 'Jalan Lumba-lumba Contoh'];

/** Draws in [0, 1), the same for the same seed (mulberry32). */
function draws(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

let draw = draws(900);
const between = (low, high) => low + Math.floor(draw() * (high - low + 1));
const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
/** Thirty normal draws, each with its mirror image, shuffled: the median is the middle, whatever the seed. */
function mirrored() {
  const half = Array.from({ length: 15 }, normal);
  return [
    ...some(
      Array.from({ length: 30 }, (_, i) => i),
      30,
    ),
  ].map((i) => (i < 15 ? half[i] : -half[i - 15]));
}
const pick = (list) => list[Math.floor(draw() * list.length)];
const two = (n) => String(n).padStart(2, '0');

/** Positions drawn from those given, without repetition. */
function some(positions, count) {
  const left = [...positions];
  return new Set(Array.from({ length: count }, () => left.splice(Math.floor(draw() * left.length), 1)[0]));
}

const taken = new Set();
function nameFor(sex, noun) {
  for (;;) {
    const name = `${pick(sex === 'm' ? MEN : WOMEN)} ${noun ?? pick(NOUNS)}`;
    if (!taken.has(name)) return (taken.add(name), name);
  }
}

let phones = 0;
/** An area code that no Indonesian network has. */
const phone = () => `+62 999 ${String(7310000 + ++phones * 37).replace(/(...)(....)/, '$1 $2')}`;

/** [id, role, sex, agency, qualification, group, has e-mail] */
function team() {
  const mentors = ['tagana', 'gmit', 'kesetiakawanan', 'kesetiakawanan', 'gmit', 'gmit', 'tagana', 'kesetiakawanan', 'tagana'];
  const groups = ['nelayan', 'perempuan', 'pemuda'];
  const businessGroups = groups.flatMap((group) => [1, 2, 3].map((n) => `${group}-${n}`));
  const instructors = {
    nelayan: ['fisheriesProvince', 'fisheriesProvince', 'fisheriesRegency'],
    perempuan: ['cooperativesProvince', 'cooperativesRegency', 'cooperativesRegency'],
    pemuda: ['tourismProvince', 'tourismRegency', 'tourismRegency'],
  };
  const marks = { nelayan: 'marine', perempuan: 'businessResults', pemuda: 'tourism' };
  const resource = [
    ['fisheriesProvince', 'marine'],
    ['cooperativesProvince', 'businessResults'],
    ['tourismProvince', 'tourism'],
    ['manpowerProvince'],
    ['cooperativesRegency', 'businessResults'],
    ['tourismRegency', 'tourism'],
    ['villageOffice'],
    ['subDistrictOffice'],
  ];
  return [
    ['patron', 'patron', 'm', 'socialProvince'],
    ...resource.map(([agency, mark], i) => [`resource-person-${i + 1}`, 'resourcePerson', i % 2 ? 'f' : 'm', agency, mark]),
    ['team-leader', 'teamLeader', 'f', 'socialProvince', 'socialWork'],
    ['secretary', 'secretary', 'f', 'socialRegency'],
    ['treasurer', 'treasurer', 'm', 'socialProvince'],
    ...['socialProvince', 'socialRegency', 'kesetiakawanan'].map((agency, i) => [
      `coordinator-${groups[i]}`,
      'coordinator',
      i === 1 ? 'f' : 'm',
      agency,
      'socialWork',
      groups[i],
    ]),
    ...groups.flatMap((group) =>
      instructors[group].map((agency, i) => [
        `instructor-${group}-${i + 1}`,
        'instructor',
        group === 'nelayan' || i === 1 ? 'm' : 'f',
        agency,
        marks[group],
        group,
      ]),
    ),
    ...businessGroups.map((group, i) => [
      `mentor-${group}`,
      'mentor',
      i % 3 === 0 ? 'm' : 'f',
      mentors[i],
      mentors[i] === 'tagana' ? 'basicSocialWork' : 'socialWork',
      group,
      group !== 'pemuda-3',
    ]),
    ...['socialProvince', 'manpowerProvince', 'villageOffice'].map((agency, i) => [
      `secretariat-${i + 1}`,
      'secretariat',
      i === 1 ? 'm' : 'f',
      agency,
      undefined,
      undefined,
      i !== 2,
    ]),
    ['village-head', 'villageOfficial', 'm', 'villageOffice', undefined, undefined, true, 'Kepala Desa (contoh)'],
    ['village-secretary', 'villageOfficial', 'f', 'villageOffice', undefined, undefined, false, 'Sekretaris Desa (contoh)'],
    ['sub-district-head', 'subDistrictOfficial', 'f', 'subDistrictOffice', undefined, undefined, true, 'Camat (contoh)'],
  ];
}

function staffLines() {
  return team().map(([id, role, sex, agency, qualification, group, mailed = true, office]) => {
    const name = office ?? nameFor(sex);
    const local = (office ? id : name.toLowerCase()).replaceAll(' ', '.');
    return flow({
      id,
      name,
      title: sex === 'm' ? 'Bapak' : 'Ibu',
      role,
      agency,
      ...(qualification && { qualifications: `[${qualification}]` }),
      ...(group && { group }),
      ...(mailed && { email: `${local}@${agency.toLowerCase()}.contoh.example` }),
      phone: JSON.stringify(phone()),
    });
  });
}

/** A birthday on which somebody is `age` on the day the file is made for. */
function bornAt(age) {
  const [year, month, day] = MADE_FOR.split('-').map(Number);
  const born = new Date(Date.UTC(year - age, month - 1, day - between(1, 360)));
  return born.toISOString().slice(0, 10);
}

const KINDS = {
  nelayan: { men: 28, from: 24, middle: 41, to: 58, spread: 9, income: 1_900_000, rough: 700_000 },
  perempuan: { men: 0, from: 22, middle: 37, to: 57, spread: 9, income: 600_000, rough: 400_000 },
  pemuda: { men: 16, from: 19, middle: 23.4, to: 29, spread: 3, income: 700_000, rough: 600_000 },
};

function clients() {
  const list = [];
  for (const [group, kind] of Object.entries(KINDS)) {
    const men = some(
      Array.from({ length: 30 }, (_, i) => i),
      kind.men,
    );
    const ages = mirrored();
    const incomes = mirrored();
    for (let i = 0; i < 30; i += 1) {
      const age = Math.min(kind.to, Math.max(kind.from, Math.round(kind.middle + ages[i] * kind.spread)));
      // Never a round sum, so that no count or price equals it.
      const income = Math.round((kind.income * Math.exp(incomes[i] * 0.45)) / 10_000) * 10_000 + between(-250, 250) * 20 + 7;
      list.push({ kind: group, sex: men.has(i) ? 'm' : 'f', group: `${group}-${1 + (i % 3)}`, age, bornOn: bornAt(age), income });
    }
  }
  // The edges: 18, 60, and two who turn 61 on the way (the one of 60 is the first of them).
  list[60].bornOn = '2009-07-19';
  list[0].bornOn = '1966-11-23';
  list[33].bornOn = '1967-10-14';
  return list;
}

/** 71 households: nineteen hold a second client, a fisher's wife or grown child. */
function settle(list) {
  const first = list.filter((_, i) => i < 30 || (i >= 41 && i < 60) || i >= 68);
  const second = list.filter((client) => !first.includes(client));
  first.forEach((client, i) => {
    client.home = i + 1;
    client.noun = NOUNS[(i * 7 + Math.floor(i / NOUNS.length)) % NOUNS.length];
  });
  second.forEach((client, i) => {
    client.home = i + 1;
    client.noun = first[i].noun;
  });
  return first.map((_, i) => ({
    id: `h${two(i + 1)}`,
    hamlet: HAMLETS[i % 3],
    size: between(4, 8),
    address: `${STREETS[i % 4]} No. ${201 + i * 3}, RT ${two(1 + (i % 6))}, ${HAMLETS[i % 3]}`,
  }));
}

function named(list) {
  const oneWord = some(
    [3, 9, 12, 17, 22, 26, 31, 38, 44, 52, 63, 71, 77, 85].filter((i) => list[i].sex === 'm'),
    4,
  );
  const oneWordWomen = some([31, 34, 38, 44, 47, 52, 56], 3);
  const words = { m: [...ONE_WORD.m], f: [...ONE_WORD.f] };
  list.forEach((client, i) => {
    client.name = oneWord.has(i) || oneWordWomen.has(i) ? words[client.sex].shift() : nameFor(client.sex, client.noun);
  });
  // Two namesakes in different groups: the code decides, never the name.
  list[19].name = 'Yohanis Gelombang';
  list[13].name = 'Yohanis Gelombang';
  return list;
}

function clientLines(list) {
  const every = list.map((_, i) => i);
  // Who cannot read is older, and more often a woman.
  const older = (sex) => every.filter((i) => list[i].age >= 40 && list[i].sex === sex);
  const unread = new Set([...some(older('f'), 5), ...some(older('m'), 3)]);
  const owners = some(every, 55);
  const disabled = some(every, 3);
  const phoneKinds = kindsOfPhone(every, owners);
  const kinds = ['penglihatan', 'gerak', 'pendengaran'];
  return list.map((client, i) =>
    flow({
      id: `k${String(i + 1).padStart(3, '0')}`,
      name: client.name,
      sex: client.sex,
      bornOn: client.bornOn,
      household: `h${two(client.home)}`,
      group: client.group,
      ...(owners.has(i) && { phone: JSON.stringify(phone()) }),
      ...(phoneKinds.has(i) && { phoneKind: phoneKinds.get(i) }),
      monthlyIncome: seasonal(client),
      ...(unread.has(i) && { reads: false }),
      ...(disabled.has(i) && { disability: kinds.shift() }),
    }),
  );
}

/** Of 55 with a phone of their own 38 have a smartphone; of the others 20 share one. Drawn apart, so that nothing else of the file moved for it. */
function kindsOfPhone(every, owners) {
  const before = draw;
  draw = draws(901);
  const smart = some([...owners], 38);
  const sharing = some(
    every.filter((i) => !owners.has(i)),
    20,
  );
  draw = before;
  return new Map([...[...owners].map((i) => [i, smart.has(i) ? 'smartphone' : 'basic']), ...[...sharing].map((i) => [i, 'shared'])]);
}

const seasonDraw = draws(902);
/** An ordinary month of the calm season, and of the two rough ones: about the share of it that such a group has then, and no round sum either. */
function seasonal({ kind, income }) {
  const { income: calm, rough } = KINDS[kind];
  const inRough = () =>
    Math.max(200_000, Math.round((income * (rough / calm) * (0.85 + seasonDraw() * 0.3)) / 10_000) * 10_000) + Math.floor(seasonDraw() * 500) * 20 + 3;
  return `{ calm: ${income}, westMonsoon: ${inRough()}, eastMonsoon: ${inRough()} }`;
}

/** Twelve who wait, four for each training group, in the order of the village meeting. Two are of a household that takes part, the others of none. */
function waitingLines() {
  draw = draws(903);
  return Array.from({ length: 12 }, (_, i) => {
    const kind = Object.keys(KINDS)[i % 3];
    const { men, from, middle, to, spread, income } = KINDS[kind];
    const sex = draw() * 30 < men ? 'm' : 'f';
    const age = Math.min(to, Math.max(from, Math.round(middle + normal() * spread)));
    const own = Math.round((income * Math.exp(normal() * 0.3)) / 10_000) * 10_000 + between(-250, 250) * 20 + 7;
    const settled = i === 4 || i === 9;
    const hamlet = HAMLETS[i % 3];
    return flow({
      id: `w${two(i + 1)}`,
      name: nameFor(sex),
      sex,
      bornOn: bornAt(age),
      household: settled ? `h${two(20 + i)}` : `hw${two(i + 1)}`,
      trainingGroup: kind,
      ...(i % 2 === 0 && { phone: JSON.stringify(phone()), phoneKind: 'smartphone' }),
      monthlyIncome: seasonal({ kind, income: Math.max(200_007, own) }),
      ...(!settled && {
        home: `{ hamlet: ${hamlet}, size: ${between(4, 8)}, address: "Jalan Teripang Contoh No. ${401 + i * 3}, RT ${two(1 + (i % 6))}, ${hamlet}" }`,
      }),
    });
  });
}

const flow = (fields) =>
  `  - { ${Object.entries(fields)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }`;

function makePeople() {
  const staff = staffLines();
  const list = clients();
  const households = settle(list).map((home) => flow({ ...home, address: JSON.stringify(home.address) }));
  return [
    '# People of the Tablolong programme: all invented, by scripts/make-people.mjs. Change the script, not this file.',
    '# Family names are sea and plant nouns, numbers cannot be dialled, mail goes to a reserved domain, sums are never round.',
    '# Whoever has no email is told by a line on the list that the secretariat prints.',
    '',
    '# Ages hold on this day; when a rehearsal starts on another, births move along with it. Real people have no such line.',
    `inventedFor: ${MADE_FOR}`,
    '',
    '# The team of 36 (I5), then officials, who have tasks beside it.',
    'staff:',
    ...staff,
    '',
    'households:',
    ...households,
    '',
    '# Thirty in each training group, ten in each business group (I2, I3).',
    'clients:',
    ...clientLines(named(list)),
    '',
    '# Chosen but for the number of places, in the order of the village meeting (I1).',
    'waitingList:',
    ...waitingLines(),
    '',
    '# Counted, not recorded: one of 17, one of 61, one of another village.',
    'refused: { tooYoung: 1, tooOld: 1, livesElsewhere: 1 }',
    '',
  ].join('\n');
}

const text = makePeople();
if (process.argv.includes('--write')) writeFileSync(new URL('../seeds/people/tablolong.yaml', import.meta.url), text);
else process.stdout.write(text);
