import { Z95 } from '../../statistics/normal.ts';

/** One spell of a person at an organisation, in months since it began. */
export interface Spell {
  /** Month from which the person is on record there: who left before it could not be seen (left truncation). */
  readonly entry: number;
  /** Month of the exit, or of the last evidence of presence. */
  readonly end: number;
  /** Where the exit went, as a number from 0; -1 where none is seen: censored at the last evidence. */
  readonly cause: number;
}

/** The curves at one month at which somebody left; the months ascend. */
interface SurvivalPoint {
  readonly month: number;
  /** On record there just before. */
  readonly atRisk: number;
  readonly exits: number;
  /** Share still there after this month, of those there at `from`. */
  readonly survival: number;
  readonly low: number;
  readonly high: number;
  /** Share gone by then to each kind of destination; with `survival` they add up to 1. */
  readonly gone: readonly number[];
}

export interface SurvivalCurve {
  /** Month from which enough are at risk: the curve is of those still there then. */
  readonly from: number;
  /** Last month with enough at risk. */
  readonly until: number;
  readonly points: readonly SurvivalPoint[];
}

/**
 * Kaplan-Meier (1958) with delayed entry, Greenwood's variance on the log-log scale (Kalbfleisch and Prentice 1980), and
 * the cumulative incidence of competing exits (Aalen and Johansen 1978), for `causes` kinds. A spell is at risk at months above its
 * entry up to its end, both included where entry is 0. Answers null where never `least` people are at risk at once.
 */
export function survivalCurve(spells: readonly Spell[], causes: number, least = 1): SurvivalCurve | null {
  const { atRisk, exits } = tally(spells, causes);
  const span = drawable(atRisk, least);
  if (span === null) return null;
  let [survival, greenwood] = [1, 0];
  let gone: readonly number[] = new Array<number>(causes).fill(0);
  const points: SurvivalPoint[] = [];
  for (let month = span.from; month <= span.until; month++) {
    const left = exits.map((byMonth) => byMonth[month]!);
    const all = left.reduce((sum, count) => sum + count, 0);
    if (all === 0) continue;
    const risk = atRisk[month]!;
    gone = gone.map((share, cause) => share + (survival * left[cause]!) / risk);
    survival *= 1 - all / risk;
    greenwood += all / (risk * (risk - all));
    points.push({ month, atRisk: risk, exits: all, survival, ...logLog(survival, greenwood), gone });
  }
  return { ...span, points };
}

/** Share still there at a month, with its interval; null before the curve starts or after it ends. */
export function survivalAt(
  curve: SurvivalCurve,
  month: number,
): { survival: number; low: number; high: number } | null {
  if (month < curve.from || month > curve.until) return null;
  const last = curve.points.findLast((point) => point.month <= month);
  return last ?? { survival: 1, low: 1, high: 1 };
}

/** People on record at each month since the start: above their entry, or from it where it is 0, up to their end. */
export function peopleAtRisk(spells: readonly Spell[]): Int32Array {
  const last = spells.reduce((most, { end }) => Math.max(most, end), 0);
  const atRisk = new Int32Array(last + 2);
  for (const { entry, end } of spells) {
    if (entry >= end && entry > 0) continue;
    atRisk[entry === 0 ? 0 : entry + 1]!++;
    atRisk[end + 1]!--;
  }
  for (let month = 1; month <= last; month++) atRisk[month]! += atRisk[month - 1]!;
  return atRisk.subarray(0, last + 1);
}

function tally(spells: readonly Spell[], causes: number): { atRisk: Int32Array; exits: Int32Array[] } {
  const atRisk = peopleAtRisk(spells);
  const exits = Array.from({ length: causes }, () => new Int32Array(atRisk.length));
  for (const { end, cause } of spells) if (cause >= 0) exits[cause]![end]!++;
  return { atRisk, exits };
}

/** The longest run of months, from the first with `least` at risk, without a month of fewer. */
function drawable(atRisk: Int32Array, least: number): { from: number; until: number } | null {
  const from = atRisk.findIndex((count) => count >= least);
  if (from < 0) return null;
  const after = atRisk.findIndex((count, month) => month > from && count < least);
  return { from, until: after < 0 ? atRisk.length - 1 : after - 1 };
}

function logLog(survival: number, greenwood: number): { low: number; high: number } {
  if (survival <= 0 || survival >= 1) return { low: survival, high: survival };
  const width = (Z95 * Math.sqrt(greenwood)) / Math.log(survival);
  return { low: survival ** Math.exp(-width), high: survival ** Math.exp(width) };
}
