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

/** What a person's works come to, and the best of them, stand in one number of 31 bits: the best takes so many, the lower ones. */
const bestBits = 13;
const bestMask = 2 ** bestBits - 1;

/** A work's worth is counted in so many units of the best one's, rounded up; one less than there is room for, since rounding may add one. */
const units = bestMask - 1;

/** The most that is told of a sum: ten works as good as the best are less, and no more than ten count. */
const mostUnits = 2 ** 17 - 1;

/**
 * The most units that a person's works can come to, of which only the sum and the best are known: the sum brings most where as many of them
 * as it holds are as good as the best, since each further one counts less.
 */
function mostOf(note: number): number {
  const sum = note >> bestBits;
  const best = note & bestMask;
  if (sum === best) return best;
  const times = Math.min(sum / best, worksCounted);
  const whole = Math.trunc(times);
  return Math.ceil(best * (sums[whole]! + (times - whole) * (discounts[whole] ?? 0)));
}

/** What the works of a question bring an author whose share is whole, by row: as it was asked, and with related terms. */
interface Worths {
  readonly works: Uint32Array;
  readonly asked: Float64Array;
  readonly wide: Float64Array | undefined;
  /** Criteria that each work meets, a bit each. */
  readonly meets: Uint32Array | undefined;
}

/** Room for the people found. */
class Most {
  /** By place among the people: the most units that their works can come to. */
  readonly units = new Scratch((length) => new Uint16Array(length));
  /** Units of a score of 1. */
  scale = 0;

  /** The least units of somebody whose score may be that high. */
  unitsOf(score: number): number {
    return Math.floor(score * this.scale * roundedDown);
  }
}

/** So much is taken off a score in units that rounding never makes it too high. */
const roundedDown = 1 - 1e-9;

/**
 * Who wrote the works of a question, and the most that their scores can be. What is touched for each authorship is kept small, since it
 * is touched in no order: four bytes a person and ranking. The arrays are made once, and zeros between questions.
 */
export class Bounds {
  readonly asked = new Most();
  readonly wide = new Most();
  private readonly authors: TopicIndex['authors'];
  /** A bit for each person found: read in order, as what is known of people lies in memory. */
  private readonly bits: Int32Array;
  /** By person, as asked and with related terms: the sum and the best of their works. */
  private readonly notes: Int32Array;
  /** Criteria that a person's works meet; made when several are first asked. */
  private met: Uint16Array | undefined;
  private readonly people: number;
  private readonly list = new Scratch((length) => new Uint32Array(length));
  private found = new Uint32Array();

  constructor({ authors }: TopicIndex, people: number) {
    this.authors = authors;
    this.people = people;
    this.bits = new Int32Array(Math.ceil(people / 32));
    this.notes = new Int32Array(2 * people);
  }

  /** Everybody who wrote one of the works, and whose works together meet all criteria, in the order of their numbers. */
  gather(worths: Worths, needed: number | undefined): Uint32Array {
    this.asked.scale = units / greatest(worths.asked);
    const authorships = worths.wide === undefined ? this.noteOne(worths) : this.noteBoth(worths, worths.wide);
    const all = this.readOut(Math.min(authorships, this.people), worths.wide !== undefined);
    if (needed === undefined || worths.meets === undefined) return all;
    return this.meeting(worths.works, worths.meets, needed);
  }

  private noteOne({ works, asked }: Worths): number {
    const { bits, notes } = this;
    const { offsets, values } = this.authors;
    const { scale } = this.asked;
    let authorships = 0;
    for (let row = 0; row < works.length; row++) {
      const start = offsets[works[row]!]!;
      const last = offsets[works[row]! + 1]! - 1;
      const worth = scale * asked[row]!;
      const whole = Math.ceil(worth) | 0;
      const middle = Math.ceil(worth * shareBetween(last + 1 - start)) | 0;
      authorships += last + 1 - start;
      for (let at = start; at <= last; at++) {
        const person = values[at]! | 0;
        if (person < 0) continue;
        bits[person >> 5]! |= 1 << (person & 31);
        notes[person << 1] = added(notes[person << 1]!, at === start || at === last ? whole : middle);
      }
    }
    return authorships;
  }

  /** The same by both rankings at once: what is noted of a person lies together. */
  private noteBoth({ works, asked }: Worths, wide: Float64Array): number {
    const { bits, notes } = this;
    const { offsets, values } = this.authors;
    const { scale } = this.asked;
    this.wide.scale = units / greatest(wide);
    const wideScale = this.wide.scale;
    let authorships = 0;
    for (let row = 0; row < works.length; row++) {
      const start = offsets[works[row]!]!;
      const last = offsets[works[row]! + 1]! - 1;
      const share = shareBetween(last + 1 - start);
      const worth = scale * asked[row]!;
      const whole = Math.ceil(worth) | 0;
      const middle = Math.ceil(worth * share) | 0;
      const wideWorth = wideScale * wide[row]!;
      const wideWhole = Math.ceil(wideWorth) | 0;
      const wideMiddle = Math.ceil(wideWorth * share) | 0;
      authorships += last + 1 - start;
      for (let at = start; at <= last; at++) {
        const person = values[at]! | 0;
        if (person < 0) continue;
        bits[person >> 5]! |= 1 << (person & 31);
        const outer = at === start || at === last;
        if (whole > 0) notes[person << 1] = added(notes[person << 1]!, outer ? whole : middle);
        notes[(person << 1) + 1] = added(notes[(person << 1) + 1]!, outer ? wideWhole : wideMiddle);
      }
    }
    return authorships;
  }

  /** The people found with the most that they can come to; leaves zeros behind. */
  private readOut(room: number, two: boolean): Uint32Array {
    const { bits, notes } = this;
    const list = this.list.atLeast(room);
    const asked = this.asked.units.atLeast(room);
    const wide = two ? this.wide.units.atLeast(room) : asked;
    let count = 0;
    for (let word = 0; word < bits.length; word++) {
      for (let rest = bits[word]!; rest !== 0; rest &= rest - 1) {
        const person = 32 * word + 31 - Math.clz32(rest & -rest);
        const note = notes[2 * person]!;
        list[count] = person;
        asked[count] = mostOf(note);
        notes[2 * person] = 0;
        if (two) {
          const wider = notes[2 * person + 1]!;
          wide[count] = mostOf(wider);
          notes[2 * person + 1] = 0;
        }
        count++;
      }
      bits[word] = 0;
    }
    this.found = list.subarray(0, count);
    return this.found;
  }

  private meeting(works: Uint32Array, meets: Uint32Array, needed: number): Uint32Array {
    this.met ??= new Uint16Array(this.people);
    const { met } = this;
    const { offsets, values } = this.authors;
    for (let row = 0; row < works.length; row++) {
      for (let at = offsets[works[row]!]!; at < offsets[works[row]! + 1]!; at++)
        if (values[at]! !== nobody) met[values[at]!]! |= meets[row]!;
    }
    const able = this.found.filter((person) => met[person] === needed);
    for (let at = 0; at < this.found.length; at++) met[this.found[at]!] = 0;
    return able;
  }

  /** Keeps some of the people found, who come in their order. */
  keep(people: Uint32Array): void {
    const { found } = this;
    if (people.length === found.length) return;
    const asked = this.asked.units.all;
    const wide = this.wide.units.all;
    let at = 0;
    for (let place = 0; place < people.length; place++) {
      while (found[at] !== people[place]) at++;
      asked[place] = asked[at]!;
      wide[place] = wide[at] ?? 0;
    }
  }
}

/** A note with one more work. Without branches, which are as often taken as not, and a mispredicted one takes longer than all else here. */
function added(note: number, worth: number): number {
  const over = mostUnits - (note >> bestBits) - worth;
  const sum = mostUnits - (over & ~(over >> 31));
  const less = (note & bestMask) - worth;
  return (sum << bestBits) | (worth + (less & ~(less >> 31)));
}

function greatest(values: Float64Array): number {
  let most = 0;
  for (let at = 0; at < values.length; at++) if (values[at]! > most) most = values[at]!;
  return most === 0 ? 1 : most;
}
