import { CODE, type Seen, type SiteWorld } from './world.ts';

export const NEW = `/p/${CODE}/changes/new`;
type Fields = Record<string, string>;

/** What the form of a page would send if it were sent as it stands; of its buttons none. */
export function fieldsOf(html: string): Fields {
  const form = /<form method="post" action="[^"]*changes\/new[^]*?<\/form>/.exec(html)?.[0] ?? '';
  const fields: Fields = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')];
    if (name === undefined || type === 'file' || ((type === 'radio' || type === 'checkbox') && !/\schecked(=|\s|\/|>)/.test(tag))) continue;
    fields[name] = attribute(tag, 'value') ?? '';
  }
  for (const [, head = '', body = ''] of form.matchAll(/<select([^>]*)>([^]*?)<\/select>/g)) {
    const options = [...body.matchAll(/<option[^>]*>/g)].map(([tag]) => tag);
    const chosen = options.find((tag) => /\sselected(=|\s|\/|>)/.test(tag)) ?? options[0];
    if (chosen !== undefined) fields[attribute(head, 'name') ?? ''] = attribute(chosen, 'value') ?? '';
  }
  for (const [, head = '', body = ''] of form.matchAll(/<textarea([^>]*)>([^]*?)<\/textarea>/g)) fields[attribute(head, 'name') ?? ''] = text(body);
  return fields;
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : text(found);
}

function text(html: string): string {
  return html
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** Opens the form of a kind, fills it and asks what it would do. @param link what the link to the form says besides */
export async function look(world: SiteWorld, kind: string, fields: Fields, as = 'team-leader', link = ''): Promise<Seen> {
  const form = await world.open(`${NEW}?kind=${kind}${link}`, as);
  if (form.status !== 200) return form;
  return world.send(`${NEW}?kind=${kind}`, { ...fieldsOf(form.text), ...fields, step: 'preview' }, as);
}

/** Confirms what a page shows. */
export function confirm(
  world: SiteWorld,
  kind: string,
  seen: Seen,
  fields: Fields = { reason: 'Sudah dibicarakan dengan warga' },
  as = 'team-leader',
): Promise<Seen> {
  return world.send(`${NEW}?kind=${kind}`, { ...fieldsOf(seen.text), ...fields, step: 'confirm' }, as);
}

/** All that an act could touch, in one value. */
export async function state({ sql }: SiteWorld): Promise<string> {
  const [row] = await sql<[{ all: string }]>`
    select md5(concat(
      (select string_agg(md5(i::text), '' order by key) from item i where programme = ${CODE}),
      (select string_agg(md5(p::text), '' order by code) from programme p),
      (select count(*) from act), (select count(*) from notice), (select count(*) from journal), (select count(*) from seat_change),
      (select count(*) from absence), (select count(*) from client_pause), (select count(*) from person), (select count(*) from membership))) as all`;
  return row.all;
}

/** Keys of the items that a page lists as changed. */
export function listed(html: string): string[] {
  const preview = html.slice(Math.max(html.indexOf('id="preview"'), 0));
  return [...preview.matchAll(/href="\/p\/[^/]+\/items\/([^"]+)"/g)].map(([, key = '']) => key);
}

/** Number of the act that a confirmed form led to. */
export function actIn({ location }: Seen): number {
  return Number(/changes\/(\d+)\?said=done$/.exec(location ?? '')?.[1]);
}
