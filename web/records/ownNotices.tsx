import type { LatestNotices, WhyNotice } from '../../client/client.ts';
import { page, type ProgrammeVisit } from '../page.ts';
import { moment } from '../shared/formats.ts';
import { Empty, Facts, PageHead, Table } from '../shared/parts.tsx';
import { meWordsIn } from './meTexts.ts';
import { itemPath } from './parts.tsx';
import { wordsIn } from './texts.ts';

type Notice = LatestNotices['notices'][number];

/** Somebody's latest notices, each with how it stands and the way to why. */
export function OwnNotices({ visit, notices }: { visit: ProgrammeVisit; notices: readonly Notice[] }) {
  const { language, params, self } = visit;
  const texts = meWordsIn(language);
  const words = wordsIn(language);
  return (
    <>
      <h2>{texts.notices}</h2>
      {notices.length === 0 ? (
        <Empty title={texts.noNotices} />
      ) : (
        <Table
          caption={texts.notices}
          columns={[texts.when, texts.what, texts.state, '']}
          rows={notices.map((notice) => [
            moment(notice.createdAt, self.programme.timeZone, language),
            <>
              {words.notice[notice.kind] ?? notice.kind}
              {notice.item === null ? null : (
                <a class="line" href={itemPath(params.code, notice.item)}>
                  {notice.name?.[language] ?? notice.item}
                </a>
              )}
              {notice.audienceName === null ? null : <span class="role">{notice.audienceName[language]}</span>}
            </>,
            standing(visit, notice),
            <a href={`/p/${params.code}/notices/${notice.id}`}>{texts.why}</a>,
          ])}
        />
      )}
    </>
  );
}

function standing(
  { language, self }: ProgrammeVisit,
  { status, channel, notBefore, createdAt }: Pick<Notice, 'status' | 'channel' | 'notBefore' | 'createdAt'>,
): string {
  const words = wordsIn(language);
  const said = [channel === null ? undefined : (words.channel[channel] ?? channel), words.status[status] ?? status];
  const later = status === 'queued' && notBefore > createdAt ? meWordsIn(language).waitsUntil(moment(notBefore, self.programme.timeZone, language)) : undefined;
  return [...said, later].filter((word) => word !== undefined).join(', ');
}

/** Why somebody was told. */
export const whyNoticePage = page({
  path: '/p/:code/notices/:notice',
  action: 'viewNotice',
  async get(visit) {
    const { code, notice = '' } = visit.params;
    const why = await visit.api.whyNotice({ code, notice });
    return { kind: 'page', title: meWordsIn(visit.language).whyTitle, body: <Why visit={visit} why={why} /> };
  },
});

function Why({ visit, why }: { visit: ProgrammeVisit; why: WhyNotice }) {
  const { language, params } = visit;
  const texts = meWordsIn(language);
  const { notice } = why;
  return (
    <>
      <PageHead title={texts.whyTitle} over={wordsIn(language).notice[notice.kind] ?? notice.kind} />
      <div class="card">
        {why.sentences.map((sentence) => (
          <p>{sentence[language]}</p>
        ))}
      </div>
      <Facts
        facts={[
          [texts.asRole, why.roleName[language]],
          notice.item === null ? undefined : [texts.about, <a href={itemPath(params.code, notice.item)}>{notice.item}</a>],
          [texts.state, standing(visit, notice)],
        ]}
      />
      <p>
        <a href={`/p/${params.code}/me`}>{texts.title}</a>
      </p>
    </>
  );
}
