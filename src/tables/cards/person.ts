import { z } from 'zod';
import { statedPost, stint } from './career.ts';
import { evidence } from './evidence.ts';
import { ownWorkLine, personLine } from './lines.ts';

/** A person's page. Lists are capped; their totals stand in `counts`, and findWorks gives the rest. */
export const personPage = personLine.extend({
  /** The id that was asked for, where it is no longer given and leads here. */
  forwardedFrom: z.string().nullable(),
  /** Spellings on works, most frequent first. */
  spellings: z.array(z.object({ name: z.string(), works: z.number() })),
  counts: z.object({
    works: z.number(),
    posts: z.number(),
    reports: z.number(),
    models: z.number(),
    awards: z.number(),
    coauthors: z.number(),
    /** All stays; those that rest on a bag alone are many. */
    stints: z.number(),
  }),
  /** By organisation, latest first. */
  stints: z.array(stint),
  /** Stated posts, latest first. */
  posts: z.array(statedPost),
  /** Latest first, at most 200. */
  works: z.array(ownWorkLine),
  /** Reports, models and awards that name the person. */
  others: z.array(evidence),
  /** Those with whom they wrote most, at most 20. */
  coauthors: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      works: z.number(),
      firstYear: z.number().nullable(),
      lastYear: z.number().nullable(),
      years: z.array(z.object({ year: z.number(), works: z.number() })),
    }),
  ),
  /** What is held about the person, by source and kind; the page of sources has the terms. */
  held: z.array(z.object({ source: z.string(), kind: z.string(), records: z.number() })),
});
export type PersonPage = z.infer<typeof personPage>;
