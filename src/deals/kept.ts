/** Somebody who went over with a deal, as far as it is stated; ISO days. */
export interface Mover {
  readonly joined: string;
  /** Earliest statement that they had left again. */
  readonly left: string | null;
  /** Last evidence of them there. */
  readonly seen: string | null;
}

/** What is known of the movers so many years after they went. */
export interface Kept {
  readonly years: number;
  /** Seen there at that time or later. */
  readonly seen: number;
  /** Stated to have left by then. */
  readonly left: number;
  /** Neither: nothing says that they stayed, nothing that they left. */
  readonly silent: number;
  /** Movers whose time has not come yet; nothing can be said of them. */
  readonly ahead: number;
}

/**
 * Who was kept for so many years, by the day up to which the data reach. Silence is not staying: of those whose time
 * has come, between `seen` and `seen + silent` were kept.
 */
export function keptAfter(movers: readonly Mover[], years: number, dataTo: string): Kept {
  const kept = { years, seen: 0, left: 0, silent: 0, ahead: 0 };
  for (const { joined, left, seen } of movers) {
    const due = `${Number(joined.slice(0, 4)) + years}${joined.slice(4)}`;
    // A departure that is stated already stays one, whether the time has come or not.
    if (left !== null && left <= due) kept.left++;
    else if (due > dataTo) kept.ahead++;
    else if (seen !== null && seen >= due) kept.seen++;
    else kept.silent++;
  }
  return kept;
}
