import { Scratch } from '../files/scratch.ts';
import type { RankedWorks } from '../topics/ranked-works.ts';
import { nobody, type TopicIndex } from '../topics/topic-index.ts';

/** Works of a question, and the criteria that they meet. */
export type WorksFound = Pick<RankedWorks, 'works' | 'meets' | 'needed'>;

/** Finds everybody who wrote some works. Holds a bit a person, zeros between questions, so that what is touched in no order stays near. */
export class FoundPeople {
  private readonly authors: TopicIndex['authors'];
  private readonly bits: Int32Array;
  /** Criteria that a person's works meet; made when several are first asked. */
  private met: Uint16Array | undefined;
  private readonly people: number;
  private readonly list = new Scratch((length) => new Uint32Array(length));
  /** Number of authorships of the works marked. */
  private marked = 0;

  constructor({ authors }: Pick<TopicIndex, 'authors'>, people: number) {
    this.authors = authors;
    this.people = people;
    this.bits = new Int32Array(Math.ceil(people / 32));
  }

  /**
   * Everybody whose works meet what was asked, in the order of their numbers, as what is known of people lies in memory.
   * @param unmarked so many of the works, from the first one, are not marked yet
   */
  of({ works, meets, needed }: WorksFound, unmarked = works.length): Uint32Array {
    this.mark(works.subarray(0, unmarked));
    const authors = this.allMarked();
    return meets === undefined || needed === undefined
      ? authors
      : this.meeting(authors, works, meets, needed);
  }

  /** Marks everybody who wrote one of the works. */
  mark(works: Uint32Array): void {
    const { bits } = this;
    const { offsets, values } = this.authors;
    let authorships = 0;
    for (let row = 0; row < works.length; row++) {
      const end = offsets[works[row]! + 1]!;
      authorships += end - offsets[works[row]!]!;
      for (let at = offsets[works[row]!]!; at < end; at++) {
        const person = values[at]! | 0;
        if (person >= 0) bits[person >> 5]! |= 1 << (person & 31);
      }
    }
    this.marked += authorships;
  }

  forget(): void {
    if (this.marked > 0) this.allMarked();
  }

  /** Everybody who is marked, in order; forgets the marks. */
  private allMarked(): Uint32Array {
    const { bits } = this;
    const list = this.list.atLeast(Math.min(this.marked, this.people));
    this.marked = 0;
    let count = 0;
    for (let word = 0; word < bits.length; word++) {
      for (let rest = bits[word]!; rest !== 0; rest &= rest - 1)
        list[count++] = 32 * word + 31 - Math.clz32(rest & -rest);
      bits[word] = 0;
    }
    return list.subarray(0, count);
  }

  /**
   * Those of people whose works together meet all criteria.
   * @param meets criteria that each of the works meets, a bit each
   */
  private meeting(people: Uint32Array, works: Uint32Array, meets: Uint32Array, needed: number): Uint32Array {
    this.met ??= new Uint16Array(this.people);
    const { met } = this;
    const { offsets, values } = this.authors;
    for (let row = 0; row < works.length; row++) {
      for (let at = offsets[works[row]!]!; at < offsets[works[row]! + 1]!; at++)
        if (values[at]! !== nobody) met[values[at]!]! |= meets[row]!;
    }
    const able = people.filter((person) => met[person] === needed);
    for (let at = 0; at < people.length; at++) met[people[at]!] = 0;
    return able;
  }
}
