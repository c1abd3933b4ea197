import type { Actor } from '../../domain/actor.ts';
import type { Language } from '../../domain/language.ts';
import { standingOf } from '../../domain/may.ts';
import type { Db } from '../connect.ts';
import { type Holder, type PersonRow, personHolder, seatsChanged } from '../tokens.ts';
import { csrfOf, hashOf } from './secrets.ts';

const MINUTE = 60_000;
/** A phone that several people share closes the one who has it open, by PIN or by mail. */
const SHARED_IDLE_MS = 15 * MINUTE;

/** Somebody whom a phone knows, and opens to their PIN. */
export type Held = { readonly programme: string; readonly person: string };

/** A device that is signed in, and what it proved. */
export type Session = {
  readonly number: number;
  /** In every form: another site does not know it. */
  readonly csrf: string;
  /** The address that was proved. */
  readonly email: string | undefined;
  /** The proof lay in the catcher: it is good for rehearsals alone. */
  readonly onlyRehearsals: boolean;
  /** By a passkey or a second factor. */
  readonly strong: boolean;
  /** The people of this phone, in order of programmes and ids. */
  readonly held: readonly Held[];
  /** Who of them has it open. */
  readonly open: Held | undefined;
};

type Row = {
  number: number;
  email: string | null;
  onlyRehearsals: boolean;
  strongAt: Date | null;
  programme: string | null;
  person: string | null;
  seenAt: Date;
  held: Held[] | null;
};

/**
 * The session of a cookie; undefined when there is none, or it is over. Being asked keeps it alive.
 * @param now machine time, milliseconds since 1970
 */
export async function sessionOf(db: Db, cookie: string, now: () => number): Promise<Session | undefined> {
  const at = now();
  const [row] = await db<Row[]>`
    select number, email, only_rehearsals as "onlyRehearsals", strong_at as "strongAt", programme, person, seen_at as "seenAt",
      (select json_agg(json_build_object('programme', h.programme, 'person', h.person) order by h.programme, h.person)
        from session_person h where h.session = s.number) as held
    from session s
    where hash = ${hashOf(cookie)} and ended_at is null and ends_at > ${new Date(at)} and seen_at + make_interval(mins => idle_minutes) > ${new Date(at)}`;
  if (row === undefined) return undefined;
  const { number, email, onlyRehearsals, strongAt, programme, person } = row;
  const held = row.held ?? [];
  const idle = at - row.seenAt.getTime();
  const shared = held.length + (email === null ? 0 : 1) > 1;
  const locks = shared && idle >= SHARED_IDLE_MS;
  const open = programme === null || person === null || locks ? undefined : { programme, person };
  if (idle >= MINUTE)
    await db`
      update session set seen_at = ${new Date(at)}, programme = ${open?.programme ?? null}, person = ${open?.person ?? null},
        email = ${locks ? null : email}, strong_at = ${locks ? null : strongAt}
      where number = ${number} and ended_at is null`;
  return { number, csrf: csrfOf(cookie), email: locks ? undefined : (email ?? undefined), onlyRehearsals, strong: !locks && strongAt !== null, held, open };
}

/**
 * Who a session is to the programme that the path names: whichever of its hats weighs most there. Without a code the account, else the first person; somebody
 * of other programmes is a stranger. Undefined when it lets nobody in, or nobody before a second factor is shown.
 */
export async function holderFor(db: Db, session: Session, code: string | undefined, now: () => number): Promise<Holder | undefined> {
  const hats = await wornBy(db, session, now);
  const worn = hats.filter(({ weak }) => !weak);
  if (code === undefined) return (worn.find(({ holder }) => holder.actor.kind === 'account') ?? worn[0])?.holder;
  const there = worn.filter(({ holder: { actor } }) => concernsIt(actor, code));
  const heaviest = WEIGHTS.map((weight) => there.find(({ standing }) => standing === weight)).find((hat) => hat !== undefined);
  return (heaviest ?? (hats.some(({ weak, holder: { actor } }) => weak && concernsIt(actor, code)) ? undefined : worn[0]))?.holder;
}

/** Everybody whom a session lets in: the account, then people in order of programmes. */
export async function hatsOf(db: Db, session: Session, now: () => number): Promise<Holder[]> {
  return (await wornBy(db, session, now)).filter(({ weak }) => !weak).map(({ holder }) => holder);
}

/** Whether what the session proved lets in somebody who must show a second factor, and has not. */
export async function asksSecondFactor(db: Db, session: Session, now: () => number): Promise<boolean> {
  return session.email !== undefined && (await wornBy(db, { ...session, open: undefined }, now)).some(({ weak }) => weak);
}

/** Who is somebody of the programme acts there as such, whatever else they are. */
const WEIGHTS = ['manager', 'coordinator', 'staff', 'administrator', 'donor'] as const;

/** `weak`: to be worn only after a second factor. */
type Hat = { readonly holder: Holder; readonly standing: ReturnType<typeof standingOf>; readonly weak: boolean };

async function wornBy(db: Db, session: Session, now: () => number): Promise<Hat[]> {
  const [accounts, people] = await Promise.all([accountHats(db, session), personHats(db, session, now)]);
  return [...accounts, ...people];
}

async function accountHats(db: Db, { email, onlyRehearsals, strong, open }: Session): Promise<Hat[]> {
  if (email === undefined || onlyRehearsals || open !== undefined) return [];
  type Found = Omit<Extract<Actor, { kind: 'account' }>, 'kind'> & { language: Language };
  const rows = await db<Found[]>`
    select id, standing, language, array(select programme from account_programme p where p.account = a.id order by programme) as programmes
    from account a where lower(email) = ${email} and closed_at is null`;
  return rows.map(({ id, standing, language, programmes }) => ({
    holder: { actor: { kind: 'account', id, standing, programmes }, language },
    standing,
    weak: standing !== 'donor' && !strong,
  }));
}

/** Managers of real programmes show a second factor, and no PIN is one; in a rehearsal nothing is at stake. */
async function personHats(db: Db, { email, onlyRehearsals, strong, open }: Session, now: () => number): Promise<Hat[]> {
  type Found = PersonRow & { rehearsal: boolean; managers: string[]; groupCoordinator: string };
  // Whoever has the phone open has put the others aside, also who signed in by mail.
  const whose = open === undefined ? db`lower(p.email) = ${email ?? ''}` : db`p.programme = ${open.programme} and p.id = ${open.person}`;
  const rows = await db<Found[]>`
    select p.programme, p.id as person, p.role, p.audience, p.language, ${seatsChanged(db)} as changed,
      o.rehearsal, o.definition->'managers' as managers, o.definition->>'groupCoordinator' as "groupCoordinator"
    from person p join programme o on o.code = p.programme where ${whose} order by p.programme`;
  const hats = await Promise.all(
    rows.map(async ({ rehearsal, managers, groupCoordinator, ...row }): Promise<Hat | undefined> => {
      if (open === undefined && onlyRehearsals && !rehearsal) return undefined;
      const holder = await personHolder(db, row, now);
      if (holder === undefined) return undefined;
      const standing = standingOf(holder.actor, { code: row.programme, managers, groupCoordinator });
      return { holder, standing, weak: standing === 'manager' && !rehearsal && (open !== undefined || !strong) };
    }),
  );
  return hats.filter((hat) => hat !== undefined);
}

/** Whether an actor has anything to do with a programme. */
function concernsIt(actor: Actor, code: string): boolean {
  if (actor.kind === 'person') return actor.programme === code;
  return actor.kind === 'account' && (actor.standing === 'administrator' || actor.programmes.includes(code));
}
