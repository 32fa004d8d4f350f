import { z } from 'zod';
import { statedPost, stint } from './career.ts';
import { evidence } from './evidence.ts';
import { ownWorkLine, personLine } from './lines.ts';

const counts = z.object({
  works: z.number(),
  posts: z.number(),
  reports: z.number(),
  models: z.number(),
  awards: z.number(),
  /** All stays; those that rest on a bag alone are many. */
  stints: z.number(),
});

/** What is stored of a person besides their line. Their works are stored once, in the cards of works, for all their authors. */
export const personCard = z.object({
  counts,
  /** Strongest and latest first, at most 40; of evidence only posts, reports and models. */
  stints: z.array(
    stint.extend({
      /** Its evidence lies from this day on; null for the first stint at the organisation. */
      from: z.iso.date().nullable(),
      /** Its evidence lies before this day, when the next stint there begins; null for the last. */
      until: z.iso.date().nullable(),
    }),
  ),
  /** Stated posts, latest first. */
  posts: z.array(statedPost),
  /** Reports, models and awards that name the person. */
  others: z.array(evidence),
  /** What is held about the person, by source and kind. */
  held: z.array(z.object({ source: z.string(), kind: z.string(), records: z.number() })),
});
export type PersonCard = z.infer<typeof personCard>;

/** A person's page. Lists are capped; their totals stand in `counts`, and findWorks gives the rest. */
export const personPage = personLine.extend({
  /** The id that was asked for, where it is no longer given and leads here. */
  forwardedFrom: z.string().nullable(),
  /** Spellings on works, most frequent first. */
  spellings: z.array(z.object({ name: z.string(), works: z.number() })),
  counts: counts.extend({ coauthors: z.number() }),
  /** Strongest and latest first. */
  stints: z.array(stint),
  /** Stated posts, latest first. */
  posts: z.array(statedPost),
  /** Latest first, at most 200: spellings and co-authors are read from these. */
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
  /** What is held about the person, by source and kind, with the source's terms. */
  held: z.array(
    z.object({ source: z.string(), kind: z.string(), records: z.number(), terms: z.string().nullable() }),
  ),
});
export type PersonPage = z.infer<typeof personPage>;
