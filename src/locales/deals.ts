import type { MessageKey, Words } from './words.ts';

/*
 * How every door words a deal: its title, its kind, a figure with its range.
 */

interface Spread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

interface Titled {
  readonly kind: string;
  readonly target: { readonly name: string };
  readonly parties: readonly { readonly name: string }[];
  readonly stake: Spread | null;
}

/** The kind in words; as the source prints it where the catalogue has none. */
export function dealKind(kind: string, { say, knows }: Words): string {
  const key = `deal.kind.${kind}`;
  return knows(key) ? say(key) : kind;
}

/** Who did what to whom, as its kind says it. */
export function dealTitle({ kind, target, parties, stake }: Titled, words: Words): string {
  const named = `deal.title.${kind}`;
  const usual: MessageKey = 'deal.title.other';
  const key = words.knows(named) && (parties.length > 0 || kind === 'funding-round') ? named : usual;
  return words.say(key, {
    target: target.name,
    party: parties.length > 0 ? words.list(parties.map(({ name }) => name)) : 'none',
    stake: stake === null ? 'none' : words.percent(stake.middle),
  });
}

/** A figure with its range where it has one: "$14.3bn ($14bn to $14.8bn)". */
export function spreadSaid(
  { low, middle, high }: Spread,
  words: Words,
  show: (value: number) => string = words.dollars,
): string {
  if (show(low) === show(high)) return show(middle);
  return words.say('deals.band', { low: show(low), middle: show(middle), high: show(high) });
}
