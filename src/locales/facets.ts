import { topicSaid } from './topics.ts';
import type { Words } from './words.ts';

interface Facet {
  readonly facet: 'depth' | 'breadth' | 'impact' | 'responsibility' | 'cross-functional' | 'leadership';
  readonly percentile: number;
  readonly pieces: number;
  readonly subject: string | null;
  /** Of responsibility alone: the share of their works that it counts. */
  readonly share: number | null;
}

/** Share of works from which somebody's work is of this kind, wherever they stand among others. */
const muchOfIt = 0.2;

/**
 * Whether a low place says only that others of the same field have even more: whoever works on interpretability stands among people who
 * all work on such things, and a bare "10" would read as if they cared little.
 */
export const amongItsKind = ({ share, percentile }: Facet): boolean =>
  share !== null && share >= muchOfIt && percentile < 50;

/** A facet's name; where a place is among people of that very work, it says so. */
export const facetSaid = (one: Facet, { say }: Words): string =>
  say(amongItsKind(one) ? 'facet.responsibility.among' : `facet.${one.facet}`);

/** The same in little room. */
export const facetShort = (one: Facet, { say }: Words): string =>
  say(amongItsKind(one) ? 'facet.short.responsibility.among' : `facet.short.${one.facet}`);

/** What a facet rests on, in words. */
export function facetRests(one: Facet, words: Words): string {
  const { say, percent } = words;
  const { pieces, subject, share } = one;
  const rests = say('facets.pieces', {
    pieces,
    subject: subject === null ? 'none' : topicSaid(subject, words),
  });
  if (share === null || pieces === 0) return rests;
  return say(amongItsKind(one) ? 'facets.share.among' : 'facets.share', { rests, share: percent(share) });
}

/** A chance that was counted in draws; they are too few to say never or always. */
export const chanceSaid = (chance: number, { percent }: Words): string => {
  if (chance < 0.005) return `<\u00a0${percent(0.01)}`;
  return chance > 0.995 ? `>\u00a0${percent(0.99)}` : percent(chance);
};
