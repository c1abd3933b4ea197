import type { Context } from 'hono';
import type { Sql } from '../../db/connect.ts';
import type { SignInMail } from '../../db/signIn/mailLink.ts';
import type { Session } from '../../db/signIn/session.ts';

/** What pages of signing in need beside the API, which lets nobody in before they are known. */
export type Door = {
  readonly sql: Sql;
  /** Machine time, milliseconds since 1970. */
  readonly now: () => number;
  readonly masterKey: Buffer;
  readonly publicUrl: string;
  readonly postSignIn: (mail: SignInMail) => void;
  readonly session: Session | undefined;
  /** Where the request comes from, for limits: an address of the network. */
  readonly source: string;
  /** Such as `Chrome, Android`, for the list of one's sessions. */
  readonly device: string;
};

/** What the door needs of the world. */
export type DoorParts = Pick<Door, 'sql' | 'now' | 'masterKey' | 'publicUrl' | 'postSignIn'> & {
  /** A proxy of ours stands before us and says where requests come from. */
  readonly behindProxy: boolean;
};

/** The door as one request finds it. */
export function doorOf(c: Context, { sql, now, masterKey, publicUrl, postSignIn, behindProxy }: DoorParts, session: Session | undefined): Door {
  return { sql, now, masterKey, publicUrl, postSignIn, session, source: sourceOf(c, behindProxy), device: deviceOf(c.req.header('user-agent') ?? '') };
}

/** Anybody can write the head of a request: only what a proxy of ours added last counts, and only where there is one. */
function sourceOf(c: Context, behindProxy: boolean): string {
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return forwarded ?? env?.incoming?.socket?.remoteAddress ?? 'unknown';
}

const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const SYSTEMS = ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'Linux'] as const;

/** Enough to know one's own phone again, and no more. */
function deviceOf(agent: string): string {
  const browser = BROWSERS.find(([mark]) => agent.includes(`${mark}/`))?.[1];
  const system = SYSTEMS.find((name) => agent.includes(name));
  return [browser, system].filter((part) => part !== undefined).join(', ') || '?';
}

/** A browser takes `__Host-` over HTTPS only, and sends it to this host alone. */
function nameOf(publicUrl: string, name: string): string {
  return publicUrl.startsWith('https:') ? `__Host-${name}` : name;
}

const SESSION = 'pendamping';
const ASKING = 'pendamping-asking';

/** Name of the cookie that holds a session. */
export function sessionCookie(publicUrl: string): string {
  return nameOf(publicUrl, SESSION);
}

/** Name of the cookie of a browser that is about to sign in. */
export function askingCookie(publicUrl: string): string {
  return nameOf(publicUrl, ASKING);
}

const DAYS_30_SECONDS = 30 * 86_400;
const MINUTES_10_SECONDS = 600;

/** Sets the session's cookie; `''` takes it away. */
export function setSession(publicUrl: string, value: string): string {
  return cookie(publicUrl, sessionCookie(publicUrl), value, value === '' ? 0 : DAYS_30_SECONDS);
}

/** Sets the cookie by which the browser that asked is known; `''` takes it away. */
export function setAsking(publicUrl: string, value: string): string {
  return cookie(publicUrl, askingCookie(publicUrl), value, value === '' ? 0 : MINUTES_10_SECONDS);
}

function cookie(publicUrl: string, name: string, value: string, seconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${publicUrl.startsWith('https:') ? '; Secure' : ''}`;
}
