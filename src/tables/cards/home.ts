import { z } from 'zod';
import { statedPost } from './career.ts';
import { coverageYear, holdings } from './coverage.ts';
import { dated, marketClaim, named } from './evidence.ts';

/** What is new, and where to start. */
export const homeCard = z.object({
  /** Stated posts that began or ended last, one a person. */
  latestPosts: z.array(statedPost),
  latestClaims: z.array(marketClaim),
  /** New organisations, latest first: first people on record there, and where those came from. */
  foundings: z.array(
    z.object({
      organisation: named,
      on: dated,
      people: z.number(),
      named: z.array(named),
      origins: z.array(named),
    }),
  ),
  /** Ten organisations with arrivals and departures, by half-year since 2023. */
  watched: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      joined: z.number(),
      left: z.number(),
      halves: z.array(z.object({ from: z.iso.date(), joined: z.number(), left: z.number() })),
    }),
  ),
  coverage: z.array(coverageYear),
  holdings,
});
export type HomeCard = z.infer<typeof homeCard>;
