import { z } from 'zod';
import { becauseOf, complaintOf } from '../locales/complaint.ts';
import { countryCalled } from '../names/countries.ts';
import type { Filter } from '../search/people/held.ts';
import { stageWritten } from '../search/people/kinds-of-people.ts';
import { VivierError } from '../tables/error.ts';
import { facetNames } from '../tables/facet-names.ts';
import { idOfOrganisation } from './identify.ts';
import type { Observatory } from './operation.ts';

/** One value of a filter, with how many of the people found have it who pass every other filter. */
const choice = z.object({ value: z.string(), name: z.string(), people: z.number() });

/** Values of each filter, most frequent first. */
export const choices = z.object({
  /** Where they were last seen; of a past year all is as it was at its end. */
  organisation: z.array(choice),
  country: z.array(choice),
  stage: z.array(choice),
  /** Year of the last public work, latest first. */
  active: z.array(choice),
  /** Where any of their works was published. */
  venue: z.array(choice),
  /** Facets at which people stand among the first fifth of their cohort; of a past year counted where they are held to one. */
  facet: z.array(choice),
});
export type Choices = z.infer<typeof choices>;

const several = (about: string) => z.string().max(400).optional().describe(`${about}; several by commas`);

/** Filters as they stand in an address. */
export const filterInput = {
  organisation: several(
    'id or name of an organisation: where they were last seen, or, without a question, were ever seen',
  ),
  ever: several('id or name of an organisation where they were ever seen'),
  country: several(
    'country where they were last seen, by its ISO 3166 code or name: of a firm as their lines print it, else of its seat',
  ),
  city: several('city where they were last seen, likewise'),
  stage: z
    .string()
    .refine((text) => stageWritten.test(text), complaintOf('stage'))
    .optional()
    .describe(
      'when their first work was published: since-2022, 2016-2021, before-2016, or likewise of other years; no-work',
    ),
  venue: several('key of a venue of any of their works, such as iclr'),
  active: z.coerce
    .number()
    .int()
    .min(1900)
    .max(2100)
    .optional()
    .describe('year of their last public work, or later'),
  facet: several('least percentile of a facet within the cohort, such as depth:80'),
};
const filters = z.object(filterInput);

/** The parts of a text between separators, without blanks; undefined where nothing is given. */
export function partsOf(text: string | undefined, separator: ',' | ';'): string[] | undefined {
  const parts = text?.split(separator).flatMap((part) => part.trim() || []);
  return parts === undefined || parts.length === 0 ? undefined : parts;
}

/** A filter as the search reads it. Throws `organisation-unknown`, `country-unknown` and `facet-refused`. */
export function readFilter(observatory: Observatory, asked: z.output<typeof filters>): Filter {
  const list = (text: string | undefined) => partsOf(text, ',');
  const ids = (text: string | undefined) => list(text)?.map((one) => idOfOrganisation(observatory, one));
  return {
    organisation: ids(asked.organisation),
    ever: ids(asked.ever),
    country: list(asked.country)?.map(readCountry),
    city: list(asked.city),
    venue: list(asked.venue?.toLowerCase()),
    stage: asked.stage === undefined ? undefined : [asked.stage],
    active: asked.active,
    facet: list(asked.facet)?.map(readLeast),
  };
}

function readCountry(text: string): string {
  const code = countryCalled(text);
  if (code !== undefined) return code;
  throw new VivierError('country-unknown', {
    what: 'No country is known by this code or name.',
    where: text,
    mend: 'Write its code, such as CA, or its name in English or French.',
  });
}

/** A facet and its least percentile, `depth:80`. Throws `facet-refused`. */
function readLeast(part: string): { facet: string; least: number } {
  const [facet = '', text = ''] = part.split(':').map((one) => one.trim());
  const least = Number(text);
  if (facetNames.some((name) => name === facet) && text !== '' && least >= 0 && least <= 100)
    return { facet, least };
  throw new VivierError('facet-refused', {
    what: 'The facet cannot be held to.',
    where: part,
    ...becauseOf('facet.least', { facets: facetNames.join(', ') }),
    mend: 'Write such as depth:80,leadership:60.',
  });
}
