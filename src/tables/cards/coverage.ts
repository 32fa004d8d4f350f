import { z } from 'zod';

/** What the author lines of a year say: silence is not absence. */
export const coverageYear = z.object({
  year: z.number(),
  works: z.number(),
  lines: z.number(),
  /** Lines that print an affiliation of their own. */
  printed: z.number(),
  /** Of those, lines of which at least one organisation is resolved. */
  resolved: z.number(),
  /** Lines with an id given by a source. */
  ids: z.number(),
});
export type CoverageYear = z.infer<typeof coverageYear>;

/** How much is held. */
export const holdings = z.object({
  people: z.number(),
  works: z.number(),
  organisations: z.number(),
  /** Author lines. */
  lines: z.number(),
  posts: z.number(),
  postHolders: z.number(),
  reports: z.number(),
  models: z.number(),
  awards: z.number(),
  claims: z.number(),
  venues: z.number(),
  firstYear: z.number().nullable(),
  lastYear: z.number().nullable(),
});
export type Holdings = z.infer<typeof holdings>;
