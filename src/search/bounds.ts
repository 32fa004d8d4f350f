import { Scratch } from './scratch.ts';
import { nobody, type TopicIndex } from './topic-index.ts';

/** What an author between the first and the last gets, and up to how many authors the whole of it. */
const between = { part: 0.75, authors: 8 } as const;

/**
 * What of a work's relevance goes to the author at a position (from 0) of `authors`: the first, who mostly did it, and the last, who
 * mostly led it, count whole; the others three quarters, and in lists of more than eight less, by the square root. Credit isn't
 * split among the authors: knowing a subject isn't halved by sharing it (splitting it found fewer of the people who went on to
 * publish on the topic).
 */
export function positionShare(position: number, authors: number): number {
  return position === 0 || position === authors - 1 ? 1 : shareBetween(authors);
}

/** What goes to each author between the first and the last. */
export const shareBetween = (authors: number): number =>
  between.part * Math.min(1, Math.sqrt(between.authors / authors));

/** So many of a person's works are counted, the best ones. */
export const worksCounted = 10;

/**
 * What is left of a person's work at a rank (from 0) among theirs: 1 / log2(2 + rank), the discount of Järvelin and Kekäläinen
 * (2002). Ten works on the topic beat one, a hundred hardly beat ten.
 */
export const discounts = Float64Array.from({ length: worksCounted }, (_, rank) => 1 / Math.log2(2 + rank));

/** What so many works come to that are all as good as the best. */
const sums = Float64Array.from({ length: worksCounted + 1 }, (_, works) =>
  discounts.subarray(0, works).reduce((sum, discount) => sum + discount, 0),
);

/** Sums are kept in 32 bits: so much is put on a bound that rounding never makes it too low. */
const slack = 1 + 1e-3;

/**
 * The most that a person's works can come to, of which only the sum and the best are known: the sum brings most where as many of them as it
 * holds are as good as the best, since each further one counts less.
 */
export function mostOf(sum: number, best: number): number {
  if (best === 0) return 0;
  const times = Math.min(sum / best, worksCounted);
  const whole = Math.trunc(times);
  return slack * best * (sums[whole]! + (times - whole) * (discounts[whole] ?? 0));
}

/** What the works of a question bring an author whose share is whole, by row: as it was asked, and with related terms. */
interface Worths {
  readonly works: Uint32Array;
  readonly asked: Float64Array;
  readonly wide: Float64Array | undefined;
  /** Criteria that each work meets, a bit each. */
  readonly meets: Uint32Array | undefined;
}

/** Where stands what of a person: sum and best of their works as asked, then with related terms. */
const noted = { width: 4, asked: 0, wide: 2 } as const;

/** Who wrote the works of a question, and between what bounds their scores lie. Its arrays are made once, and zeros between questions. */
export class Bounds {
  private readonly authors: TopicIndex['authors'];
  /** A bit for each person found: read in order, as what is known of people lies in memory. */
  private readonly bits: Uint32Array;
  private readonly notes: Float32Array;
  /** Criteria that a person's works meet; made when several are first asked. */
  private met: Uint16Array | undefined;
  private readonly people: number;
  private readonly list = new Scratch((length) => new Uint32Array(length));
  private found = new Uint32Array();

  constructor({ authors }: TopicIndex, people: number) {
    this.authors = authors;
    this.people = people;
    this.bits = new Uint32Array(Math.ceil(people / 32));
    this.notes = new Float32Array(noted.width * people);
  }

  /** Everybody who wrote one of the works, in the order of their numbers. */
  gather(worths: Worths): Uint32Array {
    const authorships = worths.wide === undefined ? this.noteOne(worths) : this.noteBoth(worths, worths.wide);
    if (worths.meets !== undefined) this.noteCriteria(worths.works, worths.meets);
    const list = this.list.atLeast(Math.min(authorships, this.people));
    let count = 0;
    for (let word = 0; word < this.bits.length; word++) {
      for (let rest = this.bits[word]!; rest !== 0; rest &= rest - 1)
        list[count++] = 32 * word + 31 - Math.clz32(rest & -rest);
    }
    this.found = list.subarray(0, count);
    return this.found;
  }

  private noteOne({ works, asked }: Worths): number {
    const { bits, notes } = this;
    const { offsets, values } = this.authors;
    let authorships = 0;
    for (let row = 0; row < works.length; row++) {
      const start = offsets[works[row]!]!;
      const last = offsets[works[row]! + 1]! - 1;
      const whole = asked[row]!;
      const middle = whole * shareBetween(last + 1 - start);
      authorships += last + 1 - start;
      for (let at = start; at <= last; at++) {
        const person = values[at]!;
        if (person === nobody) continue;
        bits[person >>> 5]! |= 1 << (person & 31);
        const points = at === start || at === last ? whole : middle;
        const note = person * noted.width;
        notes[note]! += points;
        if (points > notes[note + 1]!) notes[note + 1] = points;
      }
    }
    return authorships;
  }

  /** The same by both rankings at once: what is noted of a person lies together. */
  private noteBoth({ works, asked }: Worths, wide: Float64Array): number {
    const { bits, notes } = this;
    const { offsets, values } = this.authors;
    let authorships = 0;
    for (let row = 0; row < works.length; row++) {
      const start = offsets[works[row]!]!;
      const last = offsets[works[row]! + 1]! - 1;
      const share = shareBetween(last + 1 - start);
      const whole = asked[row]!;
      const wholeWide = wide[row]!;
      authorships += last + 1 - start;
      for (let at = start; at <= last; at++) {
        const person = values[at]!;
        if (person === nobody) continue;
        bits[person >>> 5]! |= 1 << (person & 31);
        const its = at === start || at === last ? 1 : share;
        const points = its * whole;
        const wider = its * wholeWide;
        const note = person * noted.width;
        notes[note]! += points;
        if (points > notes[note + 1]!) notes[note + 1] = points;
        notes[note + 2]! += wider;
        if (wider > notes[note + 3]!) notes[note + 3] = wider;
      }
    }
    return authorships;
  }

  private noteCriteria(works: Uint32Array, meets: Uint32Array): void {
    this.met ??= new Uint16Array(this.people);
    const { offsets, values } = this.authors;
    for (let row = 0; row < works.length; row++) {
      for (let at = offsets[works[row]!]!; at < offsets[works[row]! + 1]!; at++)
        if (values[at]! !== nobody) this.met[values[at]!]! |= meets[row]!;
    }
  }

  /** Those of the people found whose works together meet all criteria. */
  meeting(needed: number): Uint32Array {
    return this.found.filter((person) => this.met?.[person] === needed);
  }

  /** Writes the most that each person's score can be. */
  write(which: 'asked' | 'wide', people: Uint32Array, bounds: Float32Array): void {
    const { notes } = this;
    const where = noted[which];
    for (let at = 0; at < people.length; at++) {
      const note = people[at]! * noted.width + where;
      bounds[at] = mostOf(notes[note]!, notes[note + 1]!);
    }
  }

  /** Whether any of a person's works is worth something. */
  speaksFor(which: 'asked' | 'wide', person: number): boolean {
    return this.notes[person * noted.width + noted[which]]! > 0;
  }

  /** Leaves zeros behind for the next question. */
  forget(): void {
    const { bits, found, met, notes } = this;
    bits.fill(0);
    for (let at = 0; at < found.length; at++) {
      const note = found[at]! * noted.width;
      notes[note] = 0;
      notes[note + 1] = 0;
      notes[note + 2] = 0;
      notes[note + 3] = 0;
    }
    if (met !== undefined) for (let at = 0; at < found.length; at++) met[found[at]!] = 0;
  }
}
