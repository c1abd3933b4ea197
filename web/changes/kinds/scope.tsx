import type { Child } from 'hono/jsx';
import type { Item, ItemThen, Move } from '../../../client/client.ts';
import { longDay, shortDay } from '../../shared/formats.ts';
import { Facts } from '../../shared/parts.tsx';
import { isStillOpen } from '../choices.ts';
import { Choose, First, Kept, Radios } from '../fields.tsx';
import type { Asked } from '../kind.ts';
import { kindTexts } from '../kindTexts.ts';

/** Fields by which a part of the plan is named, for a form to carry along. */
export const SCOPE_FIELDS = ['track', 'audience', 'picked', 'from-item'] as const;

const isManager = ({ visit }: Asked) => visit.self.standing === 'manager';

/** The question which part of the plan is meant; undefined where the link to the form says it. @param only tracks that can be meant */
export function whichPart(
  asked: Asked,
  kind: string,
  only: (track: Asked['choices']['tracks'][number]) => boolean = () => true,
  whole = true,
): Child | undefined {
  const { choices, language, value } = asked;
  if (value('item') !== '' || value('picked') !== '') return undefined;
  const texts = kindTexts(language);
  const any = whole && isManager(asked);
  const tracks = choices.tracks.filter(only).map(({ track, name }) => [track, name[language]] as const);
  const groups = choices.groups.filter(({ yours }) => yours).map(({ group, name }) => [group, name[language]] as const);
  return (
    <First asked={asked} kind={kind} button={texts.next}>
      <h2>{texts.which.title}</h2>
      <p class="hint">{texts.which.hint}</p>
      <input type="hidden" name="picked" value="1" />
      <Choose asked={asked} name="track" label={texts.which.track} options={tracks} {...(whole ? { blank: texts.which.anyTrack } : {})} />
      <Choose
        asked={asked}
        name="audience"
        label={texts.which.group}
        options={any || !whole ? [...groups, ['programme', choices.group('programme')]] : groups}
        {...(any ? { blank: texts.which.anyGroup } : {})}
      />
    </First>
  );
}

/** What was chosen, and within a series which of its sessions. */
export async function WhichItem({ asked, among = isStillOpen, whole }: { asked: Asked; among?: (item: ItemThen) => boolean; whole?: string }): Promise<Child> {
  const { visit, choices, language, value } = asked;
  const texts = kindTexts(language);
  if (value('from-item') !== '' || (value('item') !== '' && value('picked') === '')) return FixedItem(asked);
  const [track, audience] = [value('track'), value('audience')];
  const about = [track === '' ? texts.which.anyTrack : choices.track(track), audience === '' ? texts.which.anyGroup : choices.group(audience)].join(' · ');
  const items = track === '' || audience === '' ? [] : (await visit.api.readPlan({ code: visit.params.code }, { track, audience })).items.filter(among);
  return (
    <>
      <p>
        <strong>{about}</strong> <a href={`${visit.path}?kind=${value('kind')}`}>{texts.otherOne}</a>
      </p>
      <Kept asked={asked} names={SCOPE_FIELDS} />
      {items.length === 0 ? null : (
        <Choose
          asked={asked}
          name="item"
          label={texts.item}
          options={items.map((item) => [item.key, lineOf(item, asked)])}
          {...(whole === undefined ? {} : { blank: whole })}
        />
      )}
    </>
  );
}

/** The item whose page led here. */
async function FixedItem(asked: Asked): Promise<Child> {
  const { visit, language, value } = asked;
  const item = await readItem(asked, value('item'));
  const texts = kindTexts(language);
  return (
    <>
      <input type="hidden" name="item" value={value('item')} />
      <input type="hidden" name="from-item" value="1" />
      <Facts
        facts={[
          [texts.item, <a href={`/p/${visit.params.code}/items/${item.key}`}>{`${item.name[language]} ${item.ordinal}`}</a>],
          [texts.which.group, item.audienceName[language]],
          [texts.on, longDay(item.plannedOn, language)],
        ]}
      />
    </>
  );
}

function readItem({ visit }: Asked, key: string): Promise<Item> {
  const [track = '', audience = '', ordinal = ''] = key.split('/');
  return visit.api.readItem({ code: visit.params.code, track, audience, ordinal }, {});
}

/** How far around the item: only what makes sense there. */
export function Reach({ asked }: { asked: Asked }): Child {
  const { choices, language, value } = asked;
  const texts = kindTexts(language);
  const track = value('track') || value('item').split('/')[0];
  if (value('item') === '' && (value('track') === '' || value('audience') === '')) return null;
  const hasBlocks = choices.tracks.find((each) => each.track === track)?.blocks ?? false;
  const reaches = hasBlocks ? (['block', ...(isManager(asked) ? (['phase'] as const) : []), 'item'] as const) : (['item', 'following'] as const);
  return (
    <Radios
      asked={asked}
      name="reach"
      label={texts.reach}
      hint={value('picked') === '' ? undefined : texts.reachHint}
      options={reaches.map((reach) => [reach, texts.reaches[reach]])}
      first={reaches[0]}
    />
  );
}

/** The part of the plan that a form means. */
export function scopeOf({ value }: Asked): Move['scope'] {
  const [key, track, audience] = [value('item'), value('track'), value('audience')];
  const reach = (['item', 'following', 'block', 'phase'] as const).find((each) => each === value('reach')) ?? 'item';
  if (key !== '') return { kind: reach, key };
  if (track !== '' && audience !== '') return { kind: 'series', track, audience };
  if (track !== '') return { kind: 'track', track };
  return audience === '' ? { kind: 'programme' } : { kind: 'group', audience };
}

function lineOf({ name, key, plannedOn }: ItemThen, { language }: Asked): string {
  return `${key.split('/')[2]} · ${shortDay(plannedOn, language)} · ${name[language]}`;
}
