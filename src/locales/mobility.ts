import type { Words } from './words.ts';

/*
 * How every door words moves, teams and curves. What it needs of them is written out, so that this foundation knows no operation.
 */

interface Moved {
  readonly from: { readonly name: string } | null;
  readonly to: { readonly name: string };
  readonly trainedAt: { readonly name: string } | null;
  readonly date: string;
  readonly precision: 'day' | 'month' | 'year';
  readonly after: string | null;
  readonly before: string;
}

/** When a move took place, no finer than it is known: "June 2026", "2021–2022". */
export function moveWhen({ date, precision, after, before }: Moved, words: Words): string {
  if (precision !== 'year') return words.date(date, precision, 'short');
  const [first, last] = [(after ?? date).slice(0, 4), before.slice(0, 4)].map(Number);
  const year = Number(date.slice(0, 4));
  return words.years(Math.min(first ?? year, year), Math.max(last ?? year, year));
}

/** From where to where. */
export function moveWay({ from, to, trainedAt }: Moved, { say }: Words): string {
  const origin = from?.name ?? trainedAt?.name;
  return origin === undefined
    ? say('move.way.entry', { to: to.name })
    : say('move.way', { from: origin, to: to.name });
}

interface Tested {
  readonly p: number | null;
  readonly q: number | null;
  readonly tied: number;
  readonly partial: boolean;
}

/** How likely a group as tied is by luck: "3 in 10,000", "1 in 5", or why it is not said. */
export function chanceSaid({ p, tied, partial }: Tested, words: Words): string {
  const { say } = words;
  if (partial) return say('migration.chance.partial');
  if (tied === 0) return say('migration.chance.untied');
  if (p === null) return say('migration.chance.untested');
  return oddsSaid(p, words);
}

/** The same in plain words, before the figure: whether luck alone would show as much. Empty where no chance can be told. */
export function luckSaid({ p, tied, partial }: Tested, { say }: Words): string {
  if (partial || tied === 0 || p === null) return '';
  return say('migration.luck', {
    how: p <= 0.01 ? 'hardly' : p <= 0.05 ? 'seldom' : p <= 0.2 ? 'perhaps' : 'likely',
  });
}

/** A chance as "3 in 10,000", "1 in 5" or "under 1 in 10,000". */
export function oddsSaid(p: number, { say, number }: Words): string {
  if (p < 0.5e-4) return say('migration.chance.under', { of: number(10_000) });
  const digits = [10, 100, 1000].find((of) => p * of >= 0.95) ?? 10_000;
  return say('migration.chance.of', { times: Math.max(1, Math.round(p * digits)), of: number(digits) });
}

interface Sized {
  readonly from: { readonly name: string };
  readonly flow: number;
  readonly pool: number;
  readonly expectedFlow: number | null;
  readonly flowP: number | null;
}

/** Whether as many would have gone by luck, whomever they know; null where it is not said. */
export function sizeSaid({ from, flow, pool, expectedFlow, flowP }: Sized, words: Words): string | null {
  if (expectedFlow === null || flowP === null) return null;
  const expected =
    expectedFlow < 0.1
      ? words.number(Math.round(expectedFlow * 1000) / 1000)
      : words.number(Math.round(expectedFlow * 10) / 10);
  return words.say('migration.size', {
    flow,
    pool: words.number(pool),
    from: from.name,
    expected,
    chance: oddsSaid(flowP, words),
  });
}

/** A window of two days: "Dec 2020 – Mar 2021". */
export function windowSaid(from: string, to: string, words: Words): string {
  const [first, last] = [words.date(from, 'month', 'short'), words.date(to, 'month', 'short')];
  return first === last ? first : words.span(first, last);
}

/** A share that may be small: "under 1%" rather than "0%". */
export function shareSaid(share: number, words: Words): string {
  return share > 0 && share < 0.01
    ? words.say('share.under', { share: words.percent(0.01) })
    : words.percent(share);
}

/** A share with its interval; the share alone where the data give none, as where nobody left. */
export function intervalSaid(share: number, low: number, high: number, words: Words): string {
  const { say, percent } = words;
  if (low === high) return percent(share);
  return say('interval', { value: percent(share), low: percent(low), high: percent(high) });
}
