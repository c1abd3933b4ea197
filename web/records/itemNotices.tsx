import type { Item, ItemStory } from '../../client/client.ts';
import type { ProgrammeVisit } from '../page.ts';
import { moment } from '../shared/formats.ts';
import { Empty, Table } from '../shared/parts.tsx';
import { PersonLine } from './parts.tsx';
import { wordsIn } from './texts.ts';

/** Who was told of a session, how, and the way to why. */
export function ItemNotices({ visit, story }: { visit: ProgrammeVisit; item: Item; story: ItemStory }) {
  const { language, params, self } = visit;
  const texts = wordsIn(language);
  if (story.notices.length === 0) return <Empty title={texts.noNotices} />;
  return (
    <Table
      caption={texts.notices}
      columns={[texts.told, texts.what, texts.when, texts.how]}
      rows={story.notices.map(({ id, person, kind, createdAt, status, channel }) => [
        <PersonLine person={story.people.find((one) => one.id === person)} id={person} language={language} />,
        texts.notice[kind] ?? kind,
        moment(createdAt, self.programme.timeZone, language),
        <>
          {[channel === null ? undefined : texts.channel[channel], texts.status[status] ?? status].filter((word) => word !== undefined).join(', ')}
          {id === null ? null : (
            <a class="line" href={`/p/${params.code}/notices/${id}`}>
              {texts.whyMe}
            </a>
          )}
        </>,
      ])}
    />
  );
}
