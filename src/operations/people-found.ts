import { z } from 'zod';
import { personLine } from '../tables/cards/lines.ts';
import { choices, stages } from './filters.ts';
import { pageInput, pageOutput } from './page.ts';

export const peopleQuestion = z.object({
  q: z
    .string()
    .max(400)
    .optional()
    .describe('a name, or a subject in plain words; quotes keep words together'),
  mode: z
    .enum(['name', 'subject'])
    .optional()
    .describe('how q is to be read; by itself it is told by a rule'),
  organisation: z
    .string()
    .max(200)
    .optional()
    .describe('id of an organisation: where they were last seen, or, without q, were ever seen'),
  country: z.string().length(2).optional().describe('ISO 3166 country of where they were last seen'),
  stage: z.enum(stages).optional().describe('when their first work was published'),
  active: z.coerce
    .number()
    .int()
    .min(1900)
    .max(2100)
    .optional()
    .describe('year of their last public work, or later'),
  ...pageInput,
});
export type PeopleQuestion = z.output<typeof peopleQuestion>;

/** A person found: with the works that make the case where a subject was asked. */
const personHit = personLine.extend({
  /** The spelling that matched, where it is not the name. */
  matched: z.string().nullable(),
  /** The best works on the subject; a work's share of the score. Empty where a name was asked. */
  because: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      venue: z.string().nullable(),
      venueName: z.string().nullable(),
      year: z.number().nullable(),
      status: z.string().nullable(),
      share: z.number(),
    }),
  ),
  /** All of their works on the subject. */
  onSubject: z.number(),
});
export type PersonHit = z.infer<typeof personHit>;

export const peopleFound = z.object({
  /** Read as a name, as a subject, or all people of a filter. */
  matched: z.enum(['name', 'subject', 'all']),
  ...pageOutput,
  people: z.array(personHit),
  /** Filters look at this many of the best found, and count among them; null where there is nothing to filter. */
  among: z.number().nullable(),
  filters: choices,
});
export type PeopleFound = z.infer<typeof peopleFound>;
