import { sizeOf } from '../files/lexicon.ts';
import { intersect } from '../files/postings.ts';
import { countIn, type Field } from './bm25.ts';
import type { TopicIndex } from './topic-index.ts';

/** Works, ascending, and for each how often something stands in which field. */
export interface Postings {
  readonly works: Uint32Array;
  readonly tallies: Uint8Array;
}

/** Works of pairs that are kept in memory, five bytes each. */
const kept = 400_000;

/** Finds works that have two stems side by side, and remembers those of the pairs last asked for: the same ones come again and again. */
export class SideBySide {
  /** By pair, the one asked for longest ago first. */
  private readonly known = new Map<string, Postings>();
  private size = 0;

  /**
   * @param first no work before it is seen
   * @param holders the works of either stem from `first` on, ascending
   */
  find(
    index: TopicIndex,
    a: number,
    b: number,
    first: number,
    holders: () => readonly [Uint32Array, Uint32Array],
  ): Postings {
    const key = `${a} ${b} ${first}`;
    const found = this.known.get(key) ?? read(index, a, b, intersect(...holders()));
    if (this.known.delete(key)) this.size -= found.works.length;
    this.known.set(key, found);
    this.size += found.works.length;
    for (const [oldest, { works }] of this.known) {
      if (this.size <= kept) break;
      this.known.delete(oldest);
      this.size -= works.length;
    }
    return found;
  }
}

/** Which of the works that have both stems have them side by side. */
function read({ sequences, lexicon }: TopicIndex, a: number, b: number, both: Uint32Array): Postings {
  const { offsets, values } = sequences;
  const gap = sizeOf(lexicon);
  const works = new Uint32Array(both.length);
  const tallies = new Uint8Array(both.length);
  let count = 0;
  for (let at = 0; at < both.length; at++) {
    const work = both[at]!;
    const last = offsets[work + 1]! - 1;
    let field: Field = 'title';
    let tally = 0;
    for (let place = offsets[work]!; place < last; place++) {
      const stem = values[place]!;
      if (stem === gap) field = 'keywords';
      else if (stem === a && values[place + 1] === b) tally = countIn(tally, field);
    }
    if (tally === 0) continue;
    works[count] = work;
    tallies[count++] = tally;
  }
  return { works: works.slice(0, count), tallies: tallies.slice(0, count) };
}
