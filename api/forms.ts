import { z } from '@hono/zod-openapi';
import { definitionOf } from '../db/queries/asked.ts';
import { Form as FormSchema } from '../domain/forms.ts';
import { refused } from '../domain/refusal.ts';
import { view } from './endpoint.ts';
import { NoQuery } from './shapes.ts';
import { inEach } from './words.ts';

/** A form as a phone shows it: its questions in order, each with its type and range. Made anew here: a schema made before the API's zod was loaded describes nothing. */
export const Form = z.strictObject(FormSchema.shape).openapi('Form', {
  description:
    'what is asked, question by question, in order. An answer is: yesNo a boolean; number, money, scale a whole number within the range; choice the key of an option, choices a list of such keys; date, text and client text; seasonalIncome for each season an object of money a month by source, where a source left out brought nothing',
  example: {
    name: { id: 'Wawancara', en: 'Interview' },
    questions: { readiness: { type: 'scale', steps: 5, optional: false, ask: { id: 'Seberapa siap Bapak/Ibu?', en: 'How ready are you?' } } },
  },
});

const form = view({
  name: 'readForm',
  summary: 'A form of the definition',
  description: 'The same for the whole of a programme: a phone may keep it.',
  tag: 'tasks',
  action: 'viewProgramme',
  path: '/programmes/{code}/forms/{form}',
  query: NoQuery,
  answer: z.object({ key: z.string(), form: Form }).openapi('FormRead'),
  read: async ({ programme: { code }, params: { form: key } }, { sql }) => {
    const { forms } = await definitionOf(sql, code);
    const found = Object.hasOwn(forms, key) ? forms[key] : undefined;
    if (found === undefined)
      return refused(
        404,
        'unknownForm',
        inEach((words) => words.noForm(key)),
      );
    return { key, form: found };
  },
});

/** What is asked. */
export const forms = [form];
