import { type Fraction, floorOf, fraction, plus, roundHalfUp, times, ZERO } from '../fraction.ts';

/** How the Open Cap Format rounds tranches to shares. */
export const allocationTypes = [
  'CUMULATIVE_ROUNDING',
  'CUMULATIVE_ROUND_DOWN',
  'FRONT_LOADED',
  'BACK_LOADED',
  'FRONT_LOADED_TO_SINGLE_TRANCHE',
  'BACK_LOADED_TO_SINGLE_TRANCHE',
  'FRACTIONAL',
] as const;
export type AllocationType = (typeof allocationTypes)[number];

/** Quantities are counted in ten-billionths of a share: the ten decimals of OCF's Numeric. */
export const QUANTITY_DIGITS = 10;
const SHARE = 10n ** BigInt(QUANTITY_DIGITS);

/**
 * Rounds ideal tranches, in shares, by an allocation type; answers quantities in ten-billionths of a share that add up
 * to the rounded whole. The format's own example, 18 shares over 4 equal tranches (4.5 each):
 *
 * | type | tranches | |
 * |---|---|---|
 * | cumulative rounding | 5 4 5 4 | the running sum 4.5, 9, 13.5, 18 is rounded, halves up: 5, 9, 14, 18 |
 * | cumulative round down | 4 5 4 5 | the running sum is rounded down: 4, 9, 13, 18 |
 * | front loaded | 5 5 4 4 | each is rounded down; the 2 left over go one each to the first |
 * | back loaded | 4 4 5 5 | … one each to the last |
 * | front loaded to single tranche | 6 4 4 4 | … all to the first |
 * | back loaded to single tranche | 4 4 4 6 | … all to the last |
 * | fractional | 4.5 4.5 4.5 4.5 | nothing is rounded but the tenth decimal |
 *
 * Where the ideal tranches do not add up to whole shares, the whole is their sum rounded as the running sum would be.
 * Source: OCF, enum AllocationType (versions 1.0 to 1.2; FRACTIONAL is the newest).
 */
export function allocateTranches(type: AllocationType, ideal: readonly Fraction[]): bigint[] {
  if (type === 'FRACTIONAL') return differences(runningSums(ideal).map((sum) => floorOf(scaled(sum))));
  if (type === 'CUMULATIVE_ROUNDING') return differences(runningSums(ideal).map(roundHalfUp)).map(shares);
  if (type === 'CUMULATIVE_ROUND_DOWN') return differences(runningSums(ideal).map(floorOf)).map(shares);
  const tranches = ideal.map(floorOf);
  const whole = floorOf(runningSums(ideal).at(-1) ?? ZERO);
  const left = whole - tranches.reduce((sum, tranche) => sum + tranche, 0n);
  return loadRemainder(type, tranches, Number(left)).map(shares);
}

type Loaded = Exclude<AllocationType, 'FRACTIONAL' | 'CUMULATIVE_ROUNDING' | 'CUMULATIVE_ROUND_DOWN'>;

/** Hands out what rounding down left over: fewer shares than there are tranches. */
function loadRemainder(type: Loaded, tranches: readonly bigint[], left: number): bigint[] {
  const last = tranches.length - 1;
  const extra: Record<Loaded, (place: number) => number> = {
    FRONT_LOADED: (place) => (place < left ? 1 : 0),
    BACK_LOADED: (place) => (place > last - left ? 1 : 0),
    FRONT_LOADED_TO_SINGLE_TRANCHE: (place) => (place === 0 ? left : 0),
    BACK_LOADED_TO_SINGLE_TRANCHE: (place) => (place === last ? left : 0),
  };
  return tranches.map((tranche, place) => tranche + BigInt(extra[type](place)));
}

function runningSums(ideal: readonly Fraction[]): Fraction[] {
  let sum = ZERO;
  return ideal.map((tranche) => (sum = plus(sum, tranche)));
}

function differences(sums: readonly bigint[]): bigint[] {
  return sums.map((sum, place) => sum - (sums[place - 1] ?? 0n));
}

const shares = (count: bigint): bigint => count * SHARE;

function scaled(amount: Fraction): Fraction {
  return times(amount, fraction(SHARE));
}
