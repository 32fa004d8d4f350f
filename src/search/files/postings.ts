/** Lists of numbers laid end to end: list `i` is `values[offsets[i]] .. values[offsets[i + 1]]`. */
export interface Lists {
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
}

/** Lists that are read in order, of numbers of 16 bits where those hold them. */
export interface Runs {
  readonly offsets: Uint32Array;
  readonly values: Uint32Array | Uint16Array;
}

/** The same lists in 16 bits where that holds every value. @param most the greatest value */
export const narrowed = ({ offsets, values }: Lists, most: number): Runs => ({
  offsets,
  values: most <= 0xffff ? Uint16Array.from(values) : values,
});

/** Lays lists end to end as their values come in. */
export class ListsBuilder {
  private values = new Uint32Array(1024);
  private size = 0;
  private readonly offsets: number[] = [0];

  /** Adds a value to the list that is open. */
  add(value: number): void {
    if (this.size === this.values.length) {
      const wider = new Uint32Array(2 * this.size);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.size++] = value;
  }

  /** Ends the list that is open, and opens the next. */
  close(): void {
    this.offsets.push(this.size);
  }

  build(): Lists {
    return { offsets: Uint32Array.from(this.offsets), values: this.values.slice(0, this.size) };
  }
}

/** The same lists with each value put through `places`; a value beyond them stays. */
export function renumbered({ offsets, values }: Lists, places: Uint32Array): Lists {
  const put = new Uint32Array(values.length);
  for (let at = 0; at < put.length; at++) {
    const value = values[at]!;
    put[at] = value < places.length ? places[value]! : value;
  }
  return { offsets, values: put };
}

/** Lists turned round. */
interface Inverted extends Lists {
  /** For each number in `values`, its place in the lists that were turned round. */
  readonly places: Uint32Array;
}

/**
 * Turns lists round: for each value, the lists that hold it, ascending, each once. A counting sort in time linear in
 * the values.
 * @param count values are below it
 */
export function invert({ offsets, values }: Lists, count: number): Inverted {
  const starts = new Uint32Array(count + 1);
  eachOnce({ offsets, values }, count, (value) => starts[value + 1]!++);
  for (let value = 0; value < count; value++) starts[value + 1]! += starts[value]!;
  const next = starts.slice(0, count);
  const holders = new Uint32Array(starts[count]!);
  const places = new Uint32Array(starts[count]!);
  eachOnce({ offsets, values }, count, (value, holder, place) => {
    const at = next[value]!++;
    holders[at] = holder;
    places[at] = place;
  });
  return { offsets: starts, values: holders, places };
}

/** Visits the first place of each value in each list. */
function eachOnce(
  { offsets, values }: Lists,
  count: number,
  visit: (value: number, holder: number, place: number) => void,
): void {
  const lastHolder = new Int32Array(count).fill(-1);
  for (let holder = 0; holder + 1 < offsets.length; holder++) {
    for (let place = offsets[holder]!; place < offsets[holder + 1]!; place++) {
      const value = values[place]!;
      if (lastHolder[value] === holder) continue;
      lastHolder[value] = holder;
      visit(value, holder, place);
    }
  }
}

/** First place in `values[from .. to]`, ascending, that is not below `wanted`. */
export function lowerBound(values: Uint32Array, wanted: number, from: number, to: number): number {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (values[middle]! < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Numbers in both of two ascending stretches, ascending; the shorter one leads and the other is searched in leaps. */
export function intersect(a: Uint32Array, b: Uint32Array): Uint32Array {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const both = new Uint32Array(few.length);
  let count = 0;
  let at = 0;
  for (let next = 0; next < few.length; next++) {
    const value = few[next]!;
    let leap = 1;
    while (at + leap < many.length && many[at + leap]! < value) leap *= 2;
    at = lowerBound(many, value, at, Math.min(at + leap + 1, many.length));
    if (at === many.length) break;
    if (many[at] === value) both[count++] = value;
  }
  return both.subarray(0, count);
}
