import { z } from 'zod';
import { lastSeen } from './career.ts';
import { dated, named } from './evidence.ts';

/** A person as a line of a list. */
export const personLine = z.object({
  id: z.string(),
  name: z.string(),
  works: z.number(),
  /** Stated posts, reports, models and awards. */
  posts: z.number(),
  firstYear: z.number().nullable(),
  lastYear: z.number().nullable(),
  last: lastSeen.nullable(),
});
export type PersonLine = z.infer<typeof personLine>;

/** A work as a line of a list. */
export const workLine = z.object({
  id: z.string(),
  title: z.string(),
  /** The venue's key, lower case, such as iclr. */
  venue: z.string().nullable(),
  /** Its printed name. */
  venueName: z.string().nullable(),
  year: z.number().nullable(),
  published: dated.nullable(),
  status: z.string().nullable(),
  authors: z.number(),
});
export type WorkLine = z.infer<typeof workLine>;

/** A work of one person: their place, and what stands on their own line. */
export const ownWorkLine = workLine.extend({
  /** Place among the authors, from 0. */
  position: z.number(),
  organisations: z.array(named),
  /** The affiliation as printed on the line. */
  printed: z.string().nullable(),
});
export type OwnWorkLine = z.infer<typeof ownWorkLine>;

/** An organisation as a line of a list. */
export const organisationLine = z.object({
  id: z.string(),
  name: z.string(),
  /** ISO 3166 alpha-2. */
  country: z.string().nullable(),
  city: z.string().nullable(),
  kind: z.string(),
  /** People with a line, post or report of theirs. */
  people: z.number(),
  works: z.number(),
  posts: z.number(),
  claims: z.number(),
  /** First and last year of its evidence. */
  firstYear: z.number().nullable(),
  lastYear: z.number().nullable(),
});
export type OrganisationLine = z.infer<typeof organisationLine>;
