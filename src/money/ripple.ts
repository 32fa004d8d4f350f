import { VivierError } from '../tables/error.ts';
import { quantileOf } from './simulation/estimate.ts';

/** One person, or several of the same pay, on an internal scale. Pay is a year's, in major units. */
export interface ScaleRow {
  readonly level: string;
  readonly pay: number;
  readonly count: number;
}

/** Whoever comes in. */
export interface Hire {
  readonly level: string;
  readonly pay: number;
}

/** How others are raised when somebody comes in above them. */
const policies = ['none', 'compa-ratio', 'rank'] as const;
type Policy = (typeof policies)[number];

/** What the ripple rests on; each can be changed. */
export interface RippleAssumptions {
  /** Employer's costs on top of pay. */
  readonly load: number;
  /** Probability more, in a year, that somebody passed and below their level's median leaves: a range. */
  readonly exitsLow: number;
  readonly exitsHigh: number;
  /** Cost of replacing one, in years of their pay. */
  readonly replacement: number;
  readonly years: number;
}

/**
 * Ours where nothing is stated. Card, Mas, Moretti and Saez (American Economic Review 102(6), 2012, 2981-3003) told employees what peers
 * earn: those below the median of their unit and occupation became less satisfied and likelier to look for another job, those above
 * did not change. They measured search, not exits: the range of exits is a supposition that starts at none.
 */
export const rippleDefaults: RippleAssumptions = {
  load: 0.08,
  exitsLow: 0,
  exitsHigh: 0.05,
  replacement: 1,
  years: 3,
};

interface PolicyCost {
  readonly policy: Policy;
  readonly raised: number;
  /** Load times the sum of max(0, target - pay), a year. */
  readonly yearly: number;
  readonly exits: { readonly low: number; readonly high: number };
  /** Raises over the years, and replacing those who leave. */
  readonly total: { readonly low: number; readonly high: number };
  /** Pay of each row of the scale after it. */
  readonly after: readonly number[];
}

/** One level before and after. */
interface LevelPicture {
  readonly level: string;
  readonly people: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** People who then earn less than the hire. */
  readonly passed: number;
  /** The hire's pay over the level's median. */
  readonly compaRatio: number;
  /** Median over the median of the level below; null for the lowest. Near 1 is compression. */
  readonly step: number | null;
}

export interface Ripple {
  readonly scale: readonly ScaleRow[];
  readonly levels: readonly LevelPicture[];
  readonly hire: Hire & {
    readonly rank: number;
    readonly of: number;
    readonly inLevel: number;
    readonly timesMedian: number;
  };
  readonly passed: { readonly people: number; readonly sameLevel: number; readonly higherLevels: number };
  readonly policies: readonly PolicyCost[];
  readonly assumptions: RippleAssumptions;
}

/**
 * What one hire does to a scale. Levels rise in the order of their medians. Policies:
 * - `compa-ratio`: the level's range moves so that the hire sits where its best paid sat, and everybody in the level keeps their place in
 *   it: pay x hire / best paid, where the hire earns more. Of 100, 120 and a hire at 180: 150 and 180.
 * - `rank`: nobody of a higher level earns less than the hire.
 * - `none`: nobody is raised; those passed and below their level's median may leave.
 *
 * Exits are counted among the people a policy leaves below the hire, in the hire's level or above it, and below the median of their level.
 * Throws `scale-refused` where the scale is empty or the level is not on it.
 */
export function payRipple(scale: readonly ScaleRow[], hire: Hire, assumptions: RippleAssumptions): Ripple {
  checkScale(scale, hire);
  const names = levelsByMedian(scale);
  const hireLevel = names.indexOf(hire.level);
  const height = (level: string): number => names.indexOf(level);
  const people = count(scale);
  const below = count(scale.filter(({ pay }) => pay < hire.pay));
  const own = scale.filter(({ level }) => level === hire.level);
  const passedIn = (chosen: (row: ScaleRow) => boolean): number =>
    count(scale.filter((row) => row.pay < hire.pay && chosen(row)));
  const sameLevel = passedIn(({ level }) => level === hire.level);
  const higherLevels = passedIn(({ level }) => height(level) > hireLevel);
  return {
    scale,
    levels: names.map((level, place) => pictureOf(level, scale, names[place - 1], hire)),
    hire: {
      ...hire,
      rank: people - below + 1,
      of: people + 1,
      inLevel: count(own.filter(({ pay }) => pay >= hire.pay)) + 1,
      timesMedian: hire.pay / medianOf(scale),
    },
    passed: { people: sameLevel + higherLevels, sameLevel, higherLevels },
    policies: policies.map((policy) => costOf(policy, scale, hire, height, assumptions)),
    assumptions,
  };
}

function checkScale(scale: readonly ScaleRow[], { level }: Hire): void {
  const refuse = (where: string, why: string): never => {
    throw new VivierError('scale-refused', {
      what: 'The ripple cannot be computed on this scale.',
      where,
      why,
    });
  };
  if (count(scale) === 0) refuse('scale', 'It holds nobody.');
  if (!scale.some((row) => row.level === level))
    refuse(
      'hire.level',
      `${level} is not on it; it has ${[...new Set(scale.map((row) => row.level))].join(', ')}.`,
    );
}

function count(rows: readonly ScaleRow[]): number {
  return rows.reduce((sum, row) => sum + row.count, 0);
}

function paysOf(rows: readonly ScaleRow[]): number[] {
  return rows.flatMap((row) => Array.from({ length: row.count }, () => row.pay)).sort((a, b) => a - b);
}

function medianOf(rows: readonly ScaleRow[]): number {
  return quantileOf(paysOf(rows), 0.5);
}

function levelsByMedian(scale: readonly ScaleRow[]): string[] {
  const names = [...new Set(scale.map(({ level }) => level))];
  const median = new Map(names.map((level) => [level, medianOf(scale.filter((row) => row.level === level))]));
  return names.sort((a, b) => median.get(a)! - median.get(b)! || a.localeCompare(b));
}

function pictureOf(
  level: string,
  scale: readonly ScaleRow[],
  under: string | undefined,
  hire: Hire,
): LevelPicture {
  const rows = scale.filter((row) => row.level === level);
  const pays = paysOf(rows);
  const median = quantileOf(pays, 0.5);
  return {
    level,
    people: pays.length,
    low: pays[0]!,
    median,
    high: pays[pays.length - 1]!,
    passed: pays.filter((pay) => pay < hire.pay).length,
    compaRatio: hire.pay / median,
    step: under === undefined ? null : median / medianOf(scale.filter((row) => row.level === under)),
  };
}

function costOf(
  policy: Policy,
  scale: readonly ScaleRow[],
  hire: Hire,
  height: (level: string) => number,
  { load, exitsLow, exitsHigh, replacement, years }: RippleAssumptions,
): PolicyCost {
  const best = Math.max(...scale.filter(({ level }) => level === hire.level).map(({ pay }) => pay));
  const target = ({ level, pay }: ScaleRow): number => {
    if (policy === 'compa-ratio')
      return level === hire.level && hire.pay > best ? (pay * hire.pay) / best : pay;
    return policy === 'rank' && height(level) > height(hire.level) ? Math.max(pay, hire.pay) : pay;
  };
  const after = scale.map(target);
  const yearly = scale.reduce((sum, row, i) => sum + (1 + load) * row.count * (after[i]! - row.pay), 0);
  const medians = new Map(
    [...new Set(scale.map(({ level }) => level))].map((level) => [
      level,
      medianOf(scale.filter((row) => row.level === level)),
    ]),
  );
  const resentful = scale
    .map((row, i) => ({ ...row, now: after[i]! }))
    .filter(
      ({ level, pay, now }) =>
        height(level) >= height(hire.level) && now === pay && pay < hire.pay && pay < medians.get(level)!,
    );
  const leave = (chance: number): number => count(resentful) * chance;
  const replace = (chance: number): number =>
    resentful.reduce((sum, { pay, count: n }) => sum + n * pay * replacement, 0) * chance;
  return {
    policy,
    raised: scale.reduce((sum, row, i) => sum + (after[i]! > row.pay ? row.count : 0), 0),
    yearly,
    exits: { low: leave(exitsLow), high: leave(exitsHigh) },
    total: {
      low: yearly * years + replace(exitsLow) * years,
      high: yearly * years + replace(exitsHigh) * years,
    },
    after,
  };
}
