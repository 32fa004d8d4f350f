/** A change of employer, as a record or a method says it; `year` with its fraction. */
export interface Change {
  readonly person: string;
  readonly from: string;
  readonly to: string;
  readonly year: number;
}

/** Counts of one method; date errors are found minus true, in years. */
export interface MoveScore {
  readonly found: number;
  readonly missed: number;
  readonly falsely: number;
  readonly dateErrors: readonly number[];
}

/** Years within which a found change counts as the true one. */
const WITHIN = 2;
const SAMPLES = 400;

/** Pairs every true change with at most one found change of the same person and ends within two years. */
export function scoreChanges(truth: readonly Change[], found: readonly Change[]): MoveScore {
  const used = new Set<Change>();
  const dateErrors: number[] = [];
  for (const one of truth) {
    const hit = found
      .filter((other) => !used.has(other) && same(one, other) && Math.abs(other.year - one.year) <= WITHIN)
      .sort((a, b) => Math.abs(a.year - one.year) - Math.abs(b.year - one.year))[0];
    if (!hit) continue;
    used.add(hit);
    dateErrors.push(hit.year - one.year);
  }
  return {
    found: dateErrors.length,
    missed: truth.length - dateErrors.length,
    falsely: found.length - used.size,
    dateErrors,
  };
}

const same = (a: Change, b: Change): boolean => a.person === b.person && a.from === b.from && a.to === b.to;

export const precision = ({ found, falsely }: MoveScore): number => found / (found + falsely);
export const recall = ({ found, missed }: MoveScore): number => found / (found + missed);
export const f1 = ({ found, missed, falsely }: MoveScore): number =>
  (2 * found) / (2 * found + missed + falsely);

/** Half-way value of the sizes; NaN of nothing. */
export function medianSize(values: readonly number[]): number {
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  return sizes.length === 0 ? Number.NaN : sizes[sizes.length >> 1]!;
}

/** 90% interval of F1 by drawing people again and again; `random` gives 0 to 1. */
export function f1Interval(
  people: readonly string[],
  truth: readonly Change[],
  found: readonly Change[],
  random: () => number,
): [number, number] {
  const parts = people.map((person) =>
    scoreChanges(
      truth.filter((one) => one.person === person),
      found.filter((one) => one.person === person),
    ),
  );
  const drawn = Array.from({ length: SAMPLES }, () => {
    const sum = { found: 0, missed: 0, falsely: 0, dateErrors: [] };
    for (let i = 0; i < parts.length; i++) {
      const part = parts[Math.floor(random() * parts.length)]!;
      sum.found += part.found;
      sum.missed += part.missed;
      sum.falsely += part.falsely;
    }
    return f1(sum);
  }).sort((a, b) => a - b);
  return [drawn[Math.floor(SAMPLES * 0.05)]!, drawn[Math.floor(SAMPLES * 0.95)]!];
}

/** What a person printed most in a year. */
export interface TopOfYear {
  readonly person: string;
  readonly year: number;
  readonly organisation: string;
}

/**
 * The baselines: the top affiliation of one year with any differs from that of the one before (`running` 1), or does so for two such
 * years running (2). Dated in the middle of the first year of the new one. Rows are sorted by person and year.
 */
export function topChanged(tops: readonly TopOfYear[], running: 1 | 2): Change[] {
  const changes: Change[] = [];
  let [person, at] = ['', ''];
  for (const [i, top] of tops.entries()) {
    if (top.person !== person) {
      [person, at] = [top.person, top.organisation];
      continue;
    }
    const next = tops[i + 1];
    const holds = running === 1 || (next?.person === person && next.organisation === top.organisation);
    if (top.organisation === at || !holds) continue;
    changes.push({ person, from: at, to: top.organisation, year: top.year + 0.5 });
    at = top.organisation;
  }
  return changes;
}
