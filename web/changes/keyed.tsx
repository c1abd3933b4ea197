import type { Child } from 'hono/jsx';
import { itemWords } from './about.ts';
import type { Asked } from './kind.ts';

const ITEM_KEY = /\b([A-Za-z][A-Za-z0-9-]*\/[A-Za-z][A-Za-z0-9-]*\/\d{2,})\b/;

/** Words of the API with the keys of items in them as people call these, each a link. */
export function Keyed({ text, asked: { visit, choices } }: { text: string; asked: Asked }): Child {
  return (
    <>
      {text
        .split(ITEM_KEY)
        .map((part, index) =>
          index % 2 === 0 ? part : <a href={`/p/${visit.params.code}/items/${part}`}>{choices.tracks.length === 0 ? part : itemWords(part, choices)}</a>,
        )}
    </>
  );
}
