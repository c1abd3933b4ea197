import { randomUUID } from 'node:crypto';
import type { Item, SheetPhotos } from '../../client/client.ts';
import { type Answer, page, type ProgrammeVisit } from '../page.ts';
import { moment } from '../shared/formats.ts';
import { faultsOf } from '../shared/refused.ts';
import { Done, type Faults, FaultList, Form } from '../shared/parts.tsx';
import { scriptPath } from '../assets.ts';
import { PhotoField } from './photoField.tsx';
import { Head } from './reportForm.tsx';
import { photoTextsIn } from './paperTexts.ts';

type Key = { readonly code: string; readonly track: string; readonly audience: string; readonly ordinal: string };
const keyOf = ({ params }: ProgrammeVisit) => params as unknown as Key;

/** As a form may be that carries one photograph; more is refused before it is read. */
export const MOST_FORM_BYTES = 25_000_000;
/** What the best of phones take. */
const MOST_BYTES = 12_000_000;

/** The photographs of a session's signed sheet, and one more. */
export const photosPage = page({
  path: '/p/:code/items/:track/:audience/:ordinal/photos',
  action: 'report',
  maxBytes: MOST_FORM_BYTES,
  get: (visit) => shown(visit, {}),
  post: async (visit) => {
    const removed = visit.form.get('remove');
    if (typeof removed === 'string') {
      await visit.api.removeSheetPhoto(keyOf(visit), { id: removed }, randomUUID());
      return { kind: 'go', to: `${visit.path}?said=removed` };
    }
    const faults = (await takePhoto(visit)) ?? { photo: photoTextsIn(visit.language).none };
    return Object.keys(faults).length > 0 ? shown(visit, faults) : { kind: 'go', to: `${visit.path}?said=added` };
  },
});

/** One picture, for whoever may report the session. */
export const photoPage = page({
  path: '/p/:code/items/:track/:audience/:ordinal/photos/:photo',
  action: 'report',
  get: async (visit) => {
    const { photos } = await visit.api.readSheetPhotos(keyOf(visit), { id: visit.params['photo'] ?? '' });
    const jpeg = photos[0]?.jpeg ?? null;
    if (jpeg === null) return { kind: 'page', title: photoTextsIn(visit.language).title, status: 404, body: <p>{photoTextsIn(visit.language).gone}</p> };
    return { kind: 'file', name: 'sheet.jpg', type: 'image/jpeg', bytes: Buffer.from(jpeg, 'base64'), inline: true };
  },
});

async function shown(visit: ProgrammeVisit, faults: Faults): Promise<Answer> {
  const item = await visit.api.readItem(keyOf(visit));
  const { photos } = await visit.api.readSheetPhotos(keyOf(visit));
  const title = photoTextsIn(visit.language).title;
  const status = Object.keys(faults).length === 0 ? 200 : 422;
  return { kind: 'page', title: `${title}: ${item.name[visit.language]}`, status, body: <Photos visit={visit} item={item} photos={photos} faults={faults} /> };
}

function Photos({ visit, item, photos, faults }: { visit: ProgrammeVisit; item: Item; photos: SheetPhotos['photos']; faults: Faults }) {
  const { language, csrf, query, self } = visit;
  const texts = photoTextsIn(language);
  const said = query.get('said');
  return (
    <>
      <Head visit={visit} item={item} />
      {said === 'added' || said === 'removed' ? <Done>{texts[said]}</Done> : null}
      <FaultList faults={faults} language={language} />
      <h2>{texts.title}</h2>
      {photos.length === 0 ? <p class="hint">{texts.empty}</p> : null}
      <ul class="photos">
        {photos.map(({ id, addedAt }, index) => (
          <li>
            <a href={`${visit.path}/${id}`}>
              <img src={`${visit.path}/${id}`} alt={texts.alt(index + 1)} width="240" height="320" loading="lazy" />
            </a>
            <p class="small">{moment(addedAt, self.programme.timeZone, language)}</p>
            <Form csrf={csrf}>
              <button class="link" name="remove" value={id}>
                {texts.remove}
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <Form csrf={csrf} files>
        <PhotoField language={language} faults={faults} />
        <button>{texts.add}</button>
      </Form>
      <script src={scriptPath('photo')} defer />
    </>
  );
}

/** Stores the photograph that a form carries. @returns what is wrong with it, at its field; undefined where the form carries none */
export async function takePhoto(visit: ProgrammeVisit): Promise<Faults | undefined> {
  const photo = visit.form.get('photo');
  if (photo === null || typeof photo === 'string' || photo.size === 0) return undefined;
  if (photo.size > MOST_BYTES) return { photo: photoTextsIn(visit.language).tooLarge };
  const id = String(visit.form.get('photoId') ?? '');
  try {
    await visit.api.addSheetPhoto(keyOf(visit), { id, image: Buffer.from(await photo.arrayBuffer()).toString('base64') }, id === '' ? randomUUID() : id);
    return {};
  } catch (failure) {
    return faultsOf(failure, () => 'photo');
  }
}
