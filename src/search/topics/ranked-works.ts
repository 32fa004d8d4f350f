import { Scratch } from '../files/scratch.ts';

/** Works on a topic and their scores. They lie in room that the next question takes. */
export interface RankedWorks {
  /** Numbers of works, each once. */
  readonly works: Uint32Array;
  /** Score of each of `works`. */
  readonly scores: Float64Array;
  /** Stems of the query that no work seen has, in order. */
  readonly unknown: readonly string[];
  /** Latest year that counts: the one asked for, or the last of the index. */
  readonly year: number;
  /** Which of several criteria each work meets, a bit each; left out where there is one, which all works meet. */
  readonly meets?: Uint32Array | undefined;
  /** All of those bits: a person is found whose works together meet them all. */
  readonly needed?: number | undefined;
  /** So many works, the first ones, are not those of related terms alone. */
  readonly fresh?: number;
  /** What of each score was asked for, where related terms were added; 0 for a work that they alone found. */
  readonly asked?: Float64Array;
}

/** Adds up, work by work, what the parts of a question bring. Holds scratch arrays, which each question uses again. */
export class AddedWorks {
  /** The row of each work plus one, 0 where not found. */
  private readonly rowOf: Uint32Array;
  private readonly found = new Scratch((rows) => new Uint32Array(rows));
  private readonly sum = new Scratch((rows) => new Float64Array(rows));
  private readonly askedFor = new Scratch((rows) => new Float64Array(rows));
  private readonly met = new Scratch((rows) => new Uint32Array(rows));
  private rows = 0;

  /** @param rowOf room of a number for each work, zeros, which are left behind too */
  constructor(rowOf: Uint32Array) {
    this.rowOf = rowOf;
  }

  /** Makes room for so many works, those met twice counted twice. */
  begin(works: number): void {
    const rows = Math.min(works, this.rowOf.length);
    for (const scratch of [this.found, this.sum, this.askedFor, this.met]) scratch.atLeast(rows);
    this.rows = 0;
  }

  /** Number of works found so far. */
  get size(): number {
    return this.rows;
  }

  /** Adds points to works, of which a share counts as asked for, and the criteria that they meet. */
  add(works: Uint32Array, points: Float64Array, weight: number, askedWeight: number, meets: number): void {
    const { rowOf } = this;
    const found = this.found.all;
    const sum = this.sum.all;
    const askedFor = this.askedFor.all;
    const met = this.met.all;
    for (let at = 0; at < works.length; at++) {
      const work = works[at]!;
      let row = rowOf[work]! - 1;
      if (row < 0) {
        row = this.rows++;
        rowOf[work] = row + 1;
        found[row] = work;
        sum[row] = 0;
        askedFor[row] = 0;
        met[row] = 0;
      }
      sum[row]! += weight * points[at]!;
      askedFor[row]! += askedWeight * points[at]!;
      met[row]! |= meets;
    }
  }

  /**
   * What was added up, without the works excluded; forgets it.
   * @param needed bits of all criteria, where there are several
   * @param widened whether something was added that was not asked for
   */
  end(
    excluded: ReadonlySet<number>,
    needed: number | undefined,
    widened: boolean,
  ): Pick<RankedWorks, 'works' | 'scores' | 'meets' | 'needed' | 'asked'> {
    const found = this.found.all.subarray(0, this.rows);
    for (const work of found) this.rowOf[work] = 0;
    const kept = excluded.size === 0 ? undefined : found.map((work) => (excluded.has(work) ? 0 : 1));
    const rest = <Column extends Uint32Array | Float64Array>({ all }: Scratch<Column>): Column => {
      const column = all.subarray(0, this.rows);
      return (kept === undefined ? column : column.filter((_, row) => kept[row] === 1)) as Column;
    };
    return {
      works: rest(this.found),
      scores: rest(this.sum),
      ...(needed === undefined ? {} : { meets: rest(this.met), needed }),
      ...(widened ? { asked: rest(this.askedFor) } : {}),
    };
  }
}
