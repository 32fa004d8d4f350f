/** What the packages room asks: a headline or a claim, and what is supposed of it; as it stands in the address. */
export interface HeadlineQuestion {
  readonly q?: string;
  /** Id of a claim, instead of a headline. */
  readonly claim?: string;
  /** Shares of the five buckets in percent: `12-8-0-55-25`. */
  readonly split?: string;
  readonly years?: number;
  readonly repay?: number;
  readonly goal?: number;
  readonly volatility?: number;
  readonly leaving?: number;
  /** The month of leaving that is looked at. */
  readonly month?: number;
}

/** Where the money of a headline can lie, in the order of the address. */
export const buckets = ['cashNow', 'cashIfStays', 'equityCertain', 'equityAtRisk', 'goalLinked'] as const;
export type Bucket = (typeof buckets)[number];

const numbers = ['years', 'repay', 'goal', 'volatility', 'leaving', 'month'] as const;

/** Reads the question from an address; what cannot be read is left out. */
export function readHeadlineQuestion(given: Record<string, unknown>): HeadlineQuestion {
  const text = (name: string, longest: number) =>
    typeof given[name] === 'string' || typeof given[name] === 'number'
      ? String(given[name]).slice(0, longest)
      : '';
  const [q, claim, split] = [text('q', 500), text('claim', 40), text('split', 60)];
  const figures = numbers.flatMap((name) => {
    const value = given[name] === undefined || given[name] === '' ? Number.NaN : Number(given[name]);
    return Number.isFinite(value) ? [[name, value] as const] : [];
  });
  return {
    ...(q && { q }),
    ...(claim && { claim }),
    ...(readSplit(split) && { split }),
    ...Object.fromEntries(figures),
  };
}

/** Shares of the buckets, which add up to 1; undefined where the text says none. */
export function readSplit(text: string | undefined): Record<Bucket, number> | undefined {
  const parts = (text ?? '').split('-').map(Number);
  const sum = parts.reduce((total, part) => total + part, 0);
  if (parts.length !== buckets.length || !parts.every((part) => part >= 0) || !(sum > 0)) return undefined;
  const [cashNow = 0, cashIfStays = 0, equityCertain = 0, equityAtRisk = 0, goalLinked = 0] = parts.map(
    (part) => part / sum,
  );
  return { cashNow, cashIfStays, equityCertain, equityAtRisk, goalLinked };
}

/** The split with one share changed, the others keeping their proportions; as the address writes it. */
export function changeSplit(split: Readonly<Record<Bucket, number>>, changed: Bucket, share: number): string {
  const to = Math.min(1, Math.max(0, share));
  const others = buckets.filter((bucket) => bucket !== changed);
  const before = others.reduce((sum, bucket) => sum + split[bucket], 0);
  const next = (bucket: Bucket): number => {
    if (bucket === changed) return to;
    return before > 0 ? (split[bucket] * (1 - to)) / before : (1 - to) / others.length;
  };
  return buckets.map((bucket) => Number((100 * next(bucket)).toFixed(3))).join('-');
}

/** The body of the question to the server. */
export function askHeadline(question: HeadlineQuestion, example: string): object {
  const { q, claim, split, years, repay, goal, volatility, leaving } = question;
  return {
    ...(claim ? { claim } : { text: q ?? example }),
    ...(split && { split: readSplit(split) }),
    ...(years !== undefined && { years }),
    ...(repay !== undefined && { repaymentMonths: repay }),
    ...(goal !== undefined && { goalProbability: goal / 100 }),
    ...(volatility !== undefined && { volatility: volatility / 100 }),
    ...(leaving !== undefined && { leaving: leaving / 100 }),
  };
}
