import { z } from 'zod';
import { personLine } from '../tables/cards/lines.ts';
import { choices, filterInput } from './filters.ts';
import { yearAsked } from './frozen.ts';
import { pageInput, pageOutput } from './page.ts';

const longestBrief = 6000;

export const peopleQuestion = z.object({
  q: z
    .string()
    .max(400)
    .optional()
    .describe(
      'a name, or a subject in plain words, English or French; quotes keep words together, a semicolon parts criteria that must all be met',
    ),
  should: z.string().max(400).optional().describe('subjects that count half beside; several by semicolons'),
  not: z
    .string()
    .max(400)
    .optional()
    .describe('works with all the words of one of these are left out; several by semicolons'),
  related: z
    .enum(['yes', 'no'])
    .optional()
    .describe('whether terms that the same people use find works too; yes unless asOf is given'),
  without: z
    .string()
    .max(400)
    .optional()
    .describe('related terms that are not wanted; several by semicolons'),
  like: z.string().max(200).optional().describe('id or name of a person: people on the same subjects'),
  brief: z
    .string()
    .max(longestBrief)
    .optional()
    .describe('a brief or a job description; the places that it names are filters'),
  asOf: yearAsked('a year: works published later are not seen'),
  mode: z
    .enum(['name', 'subject'])
    .optional()
    .describe('how q is to be read; by itself it is told by a rule'),
  ...filterInput,
  ...pageInput,
});
export type PeopleQuestion = z.output<typeof peopleQuestion>;

/** A person found: with the works that make the case where a subject was asked. */
const personHit = personLine.extend({
  /** The spelling that matched, where it is not the name. */
  matched: z.string().nullable(),
  /** What orders people on a subject; 0 where a name was asked. It compares within one answer only. */
  score: z.number(),
  /** The best works on the subject; `points` of all works counted add up to the score, `share` to 1. Empty where a name was asked. */
  because: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      venue: z.string().nullable(),
      venueName: z.string().nullable(),
      year: z.number().nullable(),
      status: z.string().nullable(),
      share: z.number(),
      points: z.number(),
      /** Only a related term found it. */
      related: z.boolean(),
    }),
  ),
  /** Points of the works counted that are not shown. */
  rest: z.number(),
  /** Number of other works: counted and not shown, or on the subject and not counted. */
  others: z.number(),
  /** All of their works on the subject. */
  onSubject: z.number(),
});
export type PersonHit = z.infer<typeof personHit>;

/** How the question was read, beyond its words. */
const reading = z.object({
  /** French terms, and what English titles say. */
  translated: z.array(z.object({ from: z.string(), to: z.string() })),
  /** Terms that find works too, since the same people use them; each can be taken out by `without`. */
  related: z.array(z.object({ term: z.string(), cosine: z.number() })),
  /** Cities and countries that a brief names. */
  places: z.array(z.string()),
  /** Where places are held to: people found of whom it is only possible that they are there, who come last. */
  doubtful: z.number(),
  /** Words of the question that no work has, by their stems. */
  unknown: z.array(z.string()),
});

export const peopleFound = z.object({
  /** Read as a name, as a subject, or all people of a filter. */
  matched: z.enum(['name', 'subject', 'all']),
  ...pageOutput,
  people: z.array(personHit),
  /** People found before any filter, among whom filters count; null where there is nothing to filter. */
  among: z.number().nullable(),
  filters: choices,
  reading,
});
export type PeopleFound = z.infer<typeof peopleFound>;
