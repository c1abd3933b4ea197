import type { Context, MiddlewareHandler } from 'hono';
import type { Actor } from '../domain/actor.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { type Action, may, standingOf } from '../domain/may.ts';
import { programmeAsked } from '../db/queries/asked.ts';
import { holderOf } from '../db/tokens.ts';
import { inTime } from './away.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';
import { wordsIn } from './words.ts';

/** By which a program asks for answers in one language, whoever's token it sends. */
export const LANGUAGE_HEADER = 'Pendamping-Language';

/** Answers are in the language that is asked for; else in that of the person; until they are known, in that of their browser or program. */
export function listen(): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('language', chosen(c) ?? spoken(c.req.header('accept-language')));
    await next();
  };
}

/** Who asks? 401 without a known token. */
export function authenticate({ sql, now }: Parts): MiddlewareHandler<Env> {
  return async (c, next) => {
    const words = wordsIn(c.var.language);
    const token = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    // `app.request` without bindings has no env at all.
    const visitor = (c.env as Env['Bindings'] | undefined)?.visitor;
    c.header('www-authenticate', 'Bearer');
    if (visitor === undefined && token === undefined) return problem(c, c.var.language, 401, 'noToken', words.noToken);
    const holder = visitor ?? (await inTime(holderOf(sql, token ?? '', now)));
    if (holder === undefined) return problem(c, c.var.language, 401, 'unknownToken', words.unknownToken);
    c.header('www-authenticate', undefined);
    c.set('actor', holder.actor);
    const language = chosen(c) ?? holder.language;
    if (language !== undefined) c.set('language', language);
    await next();
  };
}

/** May they do this in the programme that the path names? 403, and 404 to whoever may know that there is none. */
export function admit({ sql }: Parts, action: Action): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { actor, language } = c.var;
    const code = c.req.param('code');
    if (code === undefined) {
      if (!may(actor, action, undefined)) return problem(c, language, 403, 'notAllowed', wordsIn(language).notYours);
      await next();
      return;
    }
    const programme = isForeign(actor, code) ? undefined : await programmeAsked(sql, code);
    const roles = programme === undefined ? { code, managers: [], groupCoordinator: '' } : programme;
    if (!may(actor, action, roles)) return problem(c, language, 403, 'notAllowed', wordsIn(language).notYours);
    if (programme === undefined) return problem(c, language, 404, 'unknownProgramme', wordsIn(language).noProgramme(code));
    c.set('programme', programme);
    await next();
  };
}

/** A stranger is refused before anything is looked up: whether there is such a programme is not theirs to learn. */
function isForeign(actor: Actor, code: string): boolean {
  return standingOf(actor, { code, managers: [], groupCoordinator: '' }) === 'foreign';
}

function chosen(c: Context<Env>): Language | undefined {
  const named = c.req.header(LANGUAGE_HEADER);
  return LANGUAGES.find((language) => language === named);
}

/** The first language named that we speak; Indonesian where none is. Weights are left aside: browsers list by preference. */
function spoken(accepted: string | undefined): Language {
  const wished = (accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2));
  return wished.map((tag) => LANGUAGES.find((language) => language === tag)).find((language) => language !== undefined) ?? 'id';
}
