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

/** A facet's name. */
export const facetSaid = ({ facet }: Pick<Facet, 'facet'>, { say }: Words): string => say(`facet.${facet}`);

/** The same in little room. */
export const facetShort = ({ facet }: Pick<Facet, 'facet'>, { say }: Words): string =>
  say(`facet.short.${facet}`);

/**
 * What a facet rests on, in words; of responsibility also what share of their works it is, and among whom that places them. Who has
 * nothing of it stands in the middle of those who have nothing, who are twice the share that the percentile says.
 */
export function facetRests(one: Facet, words: Words): string {
  const { say, percent } = words;
  const { facet, pieces, share, percentile } = one;
  const subject = one.subject === null ? 'none' : topicSaid(one.subject, words);
  if (facet === 'depth') return say('facets.depth', { works: pieces, subject });
  if (pieces === 0) return say('facets.nothing', { share: percent((2 * percentile) / 100) });
  const rests = say('facets.pieces', { pieces, subject });
  return share === null ? rests : say('facets.share', { rests, share: percent(share) });
}

/** A chance that was counted in draws; they are too few to say never or always. */
export const chanceSaid = (chance: number, { percent }: Words): string => {
  if (chance < 0.005) return `<\u00a0${percent(0.01)}`;
  return chance > 0.995 ? `>\u00a0${percent(0.99)}` : percent(chance);
};
