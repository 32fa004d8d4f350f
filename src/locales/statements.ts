import type { Stint } from '../tables/cards/career.ts';
import type { Dated, Evidence, MarketClaim } from '../tables/cards/evidence.ts';
import type { MessageKey, Words } from './words.ts';

/*
 * How every door words what the tables hold: when a post was held, who said so, how much a claim claims.
 */

const suppliers: Readonly<Record<string, MessageKey>> = {
  paperlists: 'source.paperlists',
  aiwatch: 'source.aiwatch',
  orcid: 'source.orcid',
  market: 'source.market',
  epoch: 'source.epoch',
  reports: 'source.reports',
  awards: 'source.awards',
  pay: 'source.pay',
  ror: 'source.ror',
  vivier: 'source.vivier',
  openalex: 'source.openalex',
};

/** A supplier's name; its key where it is one of the reader's own imports. */
export function supplierName(source: string, { say }: Words): string {
  const key = suppliers[source];
  return key ? say(key) : source;
}

/** What a step of a build makes, in a reader's words; null where it has none. */
export function stepSaid(step: string, words: Words): string | null {
  const key = `step.${step}`;
  return words.knows(key) ? words.say(key) : null;
}

/** Who said so: the publisher where the record names one, else the supplier. */
export function speaker({ publisher, source }: Pick<Evidence, 'publisher' | 'source'>, words: Words): string {
  return publisher ?? supplierName(source, words);
}

/** When a post was held: "Dec 2015 – Aug 2024", "since Feb 2025"; empty where no date is stated. */
export function heldWhen(words: Words, from: Dated | null, to: Dated | null): string {
  const day = (dated: Dated) => words.date(dated.on, dated.precision, 'short');
  if (from && to) return words.span(day(from), day(to));
  if (from) return words.say('post.since', { date: day(from) });
  return to ? words.say('post.until', { date: day(to) }) : '';
}

/** When a stay was, no finer than it is known: stated posts by their ends, others by the years in which it was seen. */
export function stintWhen(stint: Stint, words: Words): string {
  const { startAfter, startBefore, endAfter, endBefore } = stint;
  if (stint.strength !== 'documented') {
    const [first, last] = [startBefore ?? endAfter, endAfter ?? startBefore].map((day) =>
      Number(day?.slice(0, 4)),
    );
    return first && last
      ? words.say('stint.seen', { years: words.years(first, last) })
      : words.say('post.undated');
  }
  const start = startBefore ? words.between(startAfter ?? startBefore, startBefore) : '';
  const end = endBefore ? words.between(endAfter ?? endBefore, endBefore) : '';
  if (start && end) return words.span(start, end);
  if (start) return words.say('post.since', { date: start });
  return end ? words.say('post.until', { date: end }) : words.say('post.undated');
}

/** People named before a claim; of more, the claim says how many. */
const NAMED = 3;

/** What a claim says, in its own words; of who was hired, or moved in a team, the names stand before it. */
export function claimSaid(
  { kind, predicate, object, statement, details }: MarketClaim,
  { list }: Words,
): string {
  const said = statement ?? [predicate, object?.name].filter(Boolean).join(', ');
  const moved = kind === 'migration' || predicate === 'hire';
  const named = [details['leader'], details['members'], details['named_people']]
    .flatMap((names) => names?.split(';') ?? [])
    .map((name) => name.trim())
    .filter(Boolean);
  if (!moved || named.length === 0 || named.length > NAMED) return said;
  return `${list(named)}: ${said}`;
}

/** A claim's quantity, as a range where it is one; empty where it has none. */
export function quantity({ low, high, unit }: MarketClaim, words: Words): string {
  const say = (value: number) => {
    if (unit === 'USD') return words.dollars(value);
    if (unit === 'share') return words.percent(value);
    if (unit === 'percent') return words.percent(value / 100);
    return words.number(value);
  };
  if (low !== null && high !== null && low !== high)
    return words.say('claim.range', { low: say(low), high: say(high) });
  const value = low ?? high;
  if (value === null) return '';
  return unit === 'people' ? words.say('claim.people', { count: value }) : say(value);
}
