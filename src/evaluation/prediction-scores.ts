/** Followed for a year: months until the exit, or until the last evidence; `exit` false where censored or still there. */
export interface Follow {
  /** 1 to 12. */
  readonly months: number;
  readonly exit: boolean;
  /** On record to the end of the year. */
  readonly whole: boolean;
  /** Group within which people are compared, such as the year. */
  readonly group: number;
}

/** How well yearly chances of leaving were foretold. */
export interface PredictionScores {
  /** Uno's C: share of pairs in which who left earlier had the higher chance; .5 says nothing. */
  readonly concordance: number;
  /** Expected calibration error in ten bins of equal mass. */
  readonly calibration: number;
  /** Mean squared error. */
  readonly brier: number;
}

const HORIZON = 12;
const BINS = 10;

/**
 * Scores of chances `p` to leave within a year, each observation weighted by the inverse of its chance not to have been
 * censored before (IPCW; Graf et al. 1999 for the Brier score, Uno et al. 2011 for C). `times` counts each observation so many times (a bootstrap); once where absent.
 */
export function scorePredictions(
  p: Float64Array,
  follows: readonly Follow[],
  times: Int32Array = new Int32Array(p.length).fill(1),
): PredictionScores {
  const uncensored = uncensoredShares(follows, times);
  const weight = Float64Array.from(follows, ({ months, exit, whole }, i) => {
    if (!exit && !whole) return 0;
    return times[i]! / uncensored[exit ? months - 1 : HORIZON]!;
  });
  let [squares, mass] = [0, 0];
  follows.forEach(({ exit }, i) => {
    squares += weight[i]! * (p[i]! - (exit ? 1 : 0)) ** 2;
    mass += weight[i]!;
  });
  return {
    brier: squares / mass,
    calibration: calibrationError(p, follows, weight),
    concordance: concordance(p, follows, times, uncensored),
  };
}

/** Kaplan-Meier of being censored: at index m the share not censored up to and with month m. */
export function uncensoredShares(follows: readonly Follow[], times: Int32Array): Float64Array {
  const shares = new Float64Array(HORIZON + 1).fill(1);
  for (let month = 1; month <= HORIZON; month++) {
    let [risk, censored] = [0, 0];
    follows.forEach(({ months, exit, whole }, i) => {
      if (months < month || (months === month && exit)) return;
      risk += times[i]!;
      if (!exit && !whole && months === month) censored += times[i]!;
    });
    shares[month] = shares[month - 1]! * (risk === 0 ? 1 : 1 - censored / risk);
  }
  return shares;
}

function calibrationError(p: Float64Array, follows: readonly Follow[], weight: Float64Array): number {
  const order = [...p.keys()].filter((i) => weight[i]! > 0).sort((a, b) => p[a]! - p[b]!);
  const mass = order.reduce((sum, i) => sum + weight[i]!, 0);
  const bins = Array.from({ length: BINS }, () => ({ mass: 0, said: 0, seen: 0 }));
  let passed = 0;
  for (const i of order) {
    const bin = bins[Math.min(BINS - 1, Math.floor((BINS * (passed + weight[i]! / 2)) / mass))]!;
    passed += weight[i]!;
    bin.mass += weight[i]!;
    bin.said += weight[i]! * p[i]!;
    bin.seen += follows[i]!.exit ? weight[i]! : 0;
  }
  return bins.reduce((sum, { said, seen }) => sum + Math.abs(said - seen), 0) / mass;
}

/** Pairs within a group, of one who left and one still there in that month, by Fenwick trees over ranks: n log n. */
function concordance(
  p: Float64Array,
  follows: readonly Follow[],
  times: Int32Array,
  uncensored: Float64Array,
): number {
  let [right, all] = [0, 0];
  for (const members of Map.groupBy(follows.keys(), (i) => follows[i]!.group).values()) {
    const levels = [...new Set(members.map((i) => p[i]!))].sort((a, b) => a - b);
    const rank = new Map(levels.map((value, i) => [value, i + 1]));
    const tree = new Float64Array(levels.length + 1);
    const sumTo = (at: number): number => {
      let sum = 0;
      for (let i = at; i > 0; i -= i & -i) sum += tree[i]!;
      return sum;
    };
    const enter = (i: number): void => {
      for (let k = rank.get(p[i]!)!; k <= levels.length; k += k & -k) tree[k]! += times[i]!;
    };
    const ofMonth = Map.groupBy(members, (i) => follows[i]!.months);
    // From the last month back: the tree holds those on record after who left in the month.
    for (let month = HORIZON; month >= 1; month--) {
      const ending = ofMonth.get(month) ?? [];
      for (const i of ending) if (!follows[i]!.exit) enter(i);
      const left = ending.filter((i) => follows[i]!.exit);
      const total = sumTo(levels.length);
      for (const i of left) {
        const weight = times[i]! / uncensored[month - 1]! ** 2;
        const at = rank.get(p[i]!)!;
        const [below, upTo] = [sumTo(at - 1), sumTo(at)];
        right += weight * (below + (upTo - below) / 2);
        all += weight * total;
      }
      for (const i of left) enter(i);
    }
  }
  return right / all;
}
