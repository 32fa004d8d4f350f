import { topicSaid } from './topics.ts';
import type { Words } from './words.ts';

interface Facet {
  readonly pieces: number;
  readonly subject: string | null;
  /** Of responsibility alone: the share of their works that it counts. */
  readonly share: number | null;
}

/** What a facet rests on, in words; of responsibility also what share of their works it is, and among whom that places them. */
export function facetRests(one: Facet, words: Words): string {
  const { say, percent } = words;
  const { pieces, subject, share } = one;
  const rests = say('facets.pieces', {
    pieces,
    subject: subject === null ? 'none' : topicSaid(subject, words),
  });
  if (share === null || pieces === 0) return rests;
  return say('facets.share', { rests, share: percent(share) });
}
