import type { Words } from './words.ts';

interface Found {
  readonly score: number;
  readonly because: readonly { readonly share: number }[];
  /** Other works: counted and not shown, or on the subject and not counted. */
  readonly others: number;
  readonly onSubject: number;
}

/** A person's case in words: whole hundredths that add up, what else there is, and what it comes to. */
interface CaseSaid {
  /** Shares of the works shown, in whole hundredths of the score. */
  readonly shares: readonly number[];
  /** The share of all else; 0 where nothing else counts. */
  readonly rest: number;
  readonly others: string;
  readonly points: string;
}

/**
 * What makes a person's case. Works are *on* a subject where they have half of the question or more; some that are only near it, or that a
 * related term finds, count beside, so the works may be more than those on it: then the words say so.
 */
export function caseSaid({ score, because, others, onSubject }: Found, { say, number }: Words): CaseSaid {
  const shown = because.map(({ share }) => share);
  const left = others > 0 ? Math.max(0, 1 - shown.reduce((sum, share) => sum + share, 0)) : 0;
  const hundredths = inHundredths([...shown, left]);
  const near = because.length + others > onSubject;
  return {
    shares: hundredths.slice(0, -1).map((share) => share / 100),
    rest: (hundredths.at(-1) ?? 0) / 100,
    others: say(near ? 'people.rest.near' : 'people.rest', { works: others }),
    points: say('people.points', { points: number(Math.round(score * 10) / 10) }),
  };
}

/** Parts of 1 as whole hundredths that add up to 100: those with the largest remainders are rounded up (Hamilton's method). */
export function inHundredths(parts: readonly number[]): number[] {
  const whole = parts.map((part) => Math.floor(part * 100 + 1e-9));
  const missing = Math.round(parts.reduce((sum, part) => sum + part, 0) * 100) - sumOf(whole);
  const byRemainder = [...parts.keys()].sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (const at of byRemainder.slice(0, missing)) whole[at]! += 1;
  return whole;

  function remainder(at: number): number {
    return parts[at]! * 100 - whole[at]!;
  }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
