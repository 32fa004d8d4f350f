import { Top } from '../files/best.ts';
import { Scratch } from '../files/scratch.ts';
import type { TopicIndex } from '../topics/topic-index.ts';
import { discounts, mostOfShares, shareBetween, sumsOfDiscounts, worksCounted } from './credit.ts';

/** What the works of a question bring an author whose share is whole, by row: relevance x recency. */
export class Worths {
  private readonly room = new Scratch((length) => new Float64Array(length));
  all = new Float64Array();
  /** Scores of the people weighed so far, as `Weighing` lists them. */
  readonly scores: number[] = [];

  /** Room for those of so many works. */
  of(works: number): Float64Array {
    this.all = this.room.atLeast(works).subarray(0, works);
    return this.all;
  }
}

export interface Scored {
  readonly person: number;
  readonly score: number;
}

/** Whether an answer may speak of a person. */
export type Admits = (person: number) => boolean;

/** Works are taken up by their worth, best first, in so many steps of the best one's. */
const steps = 1024;

/** Two numbers of works, each up to those that are counted, as one that is never 0. */
const countsOf = (whole: number, all: number): number => 1 + whole + (worksCounted + 1) * all;

/** The most that works come to that are all worth 1, by `countsOf` them. */
const mostOfCounts = new Float64Array(countsOf(worksCounted, worksCounted) + 1);
for (let all = 0; all <= worksCounted; all++)
  for (let whole = 0; whole <= all; whole++) mostOfCounts[countsOf(whole, all)] = mostOfShares(whole, all);

/** Sums may be rounded up by so much. */
const rounding = 1 + 1e-9;

/**
 * Weighs people by their works of a question: a score is the sum of their best works, each further one counting less. The works of each person
 * are read from the authors turned round. Holds scratch arrays.
 */
export class Weighing {
  /** Rows and worths of the best works of the person last gathered, best first. */
  readonly topRows = new Uint32Array(worksCounted);
  readonly topWorths = new Float64Array(worksCounted);
  works: Uint32Array = new Uint32Array();
  /** Rankings of the question, and whoever was weighed for one of them: the other finds them weighed, and its last place high. */
  private rankings: readonly Worths[] = [];
  private readonly weighed: number[] = [];
  /** Rows of the works of the person last looked up, and what of each is theirs. */
  private readonly rows = new Scratch((length) => new Uint32Array(length));
  private readonly shares = new Scratch((length) => new Float64Array(length));
  private readonly index: TopicIndex;
  /** By work: its row, of those ranked; zeros between questions. */
  private readonly rowOf: Uint32Array;
  /** A bit for each of those works: most works of most people are not among them. */
  private readonly among: Uint32Array;
  /** A bit for each person who was met; zeros between rankings. */
  private readonly met: Int32Array;
  /** By person: `countsOf` their works of the question, where they are counted; zeros between questions. */
  private readonly counted: Uint8Array;
  /** By number of works: the first person from whom on nobody has so many; people come in the order of how much is held of them. */
  private readonly nobodyFrom = new Uint32Array(worksCounted + 1);
  private readonly ofStep = new Uint32Array(steps + 1);
  private readonly order = new Scratch((length) => new Uint32Array(length));

  constructor(index: TopicIndex, people: number, rowOf: Uint32Array) {
    this.index = index;
    this.rowOf = rowOf;
    this.among = new Uint32Array(Math.ceil(index.years.length / 32));
    this.met = new Int32Array(Math.ceil(people / 32));
    this.counted = new Uint8Array(people);
    const { offsets } = index.authorships;
    for (let person = 0; person + 1 < offsets.length; person++) {
      const works = Math.min(offsets[person + 1]! - offsets[person]!, worksCounted);
      for (let fewer = works; fewer >= 0; fewer--) this.nobodyFrom[fewer] = person + 1;
    }
  }

  /** Takes up the works of a question, and what they bring in each of its rankings. */
  begin(works: Uint32Array, ...rankings: readonly Worths[]): void {
    this.works = works;
    this.rankings = rankings;
    this.weighed.length = 0;
    for (const { scores } of rankings) scores.length = 0;
    for (let row = 0; row < works.length; row++) {
      const work = works[row]!;
      this.rowOf[work] = row;
      this.among[work >>> 5]! |= 1 << (work & 31);
    }
  }

  /** Leaves zeros behind. */
  end(): void {
    for (let row = 0; row < this.works.length; row++) this.rowOf[this.works[row]!] = 0;
    this.among.fill(0);
    this.counted.fill(0);
  }

  scoreOf({ all }: Worths, person: number): number {
    return this.scoreBy(all, this.lookUp(person));
  }

  /** Weighs a person in each ranking, and remembers them. */
  private weigh(person: number): void {
    this.weighed.push(person);
    const count = this.lookUp(person);
    for (const { all, scores } of this.rankings) scores.push(this.scoreBy(all, count));
  }

  private scoreBy(worths: Float64Array, rows: number): number {
    const count = Math.min(this.best(worths, rows), worksCounted);
    let score = 0;
    for (let rank = 0; rank < count; rank++) score += this.topWorths[rank]! * discounts[rank]!;
    return score;
  }

  /** The criteria that a person's works meet together. @param meets those that each of the works taken up meets, a bit each */
  metBy(person: number, meets: Uint32Array): number {
    const { rowOf, among } = this;
    const { offsets, values } = this.index.authorships;
    let met = 0;
    for (let place = offsets[person]!; place < offsets[person + 1]!; place++) {
      const work = values[place]! >>> 1;
      if ((among[work >>> 5]! & (1 << (work & 31))) !== 0) met |= meets[rowOf[work]!]!;
    }
    return met;
  }

  /**
   * The first of the people admitted by their scores, best first, in the order of their numbers among equals; nobody whose works are worth nothing.
   * Works are taken up best first, and each author is weighed with the first of theirs, unless as many such works as theirs are in all, or on the
   * topic, could not reach the last place; where ten could not, all who could are weighed (MaxScore, Turtle and Flood, 1995).
   * @param admits asked of those alone who would be weighed
   * @param from nobody of a lower score is looked for
   */
  first(worths: Worths, admits: Admits, limit: number, from = 0): Scored[] {
    const { met, weighed } = this;
    const { scores } = worths;
    const { authors } = this.index;
    const best = new Top<Scored>(limit, (a, b) => b.score - a.score || a.person - b.person);
    const offer = (person: number, score: number): void => {
      if (score > 0 && score >= Math.max(best.last?.score ?? 0, from)) best.add({ person, score });
    };
    for (let at = 0; at < weighed.length; at++) {
      const person = weighed[at]!;
      met[person >> 5]! |= 1 << (person & 31);
      offer(person, scores[at]!);
    }
    const { rows, ends, most } = this.inSteps(worths.all);
    for (let step = steps - 1, begun = 0; step >= 0; begun = ends[step]!, step--) {
      const least = Math.max(best.last?.score ?? 0, from);
      const worth = most * (step + 1);
      if (worth * sumsOfDiscounts[worksCounted]! < least) break;
      let fewest = 1;
      while (worth * sumsOfDiscounts[fewest]! < least) fewest++;
      const nobodyFrom = this.nobodyFrom[fewest]!;
      for (let at = begun; at < ends[step]!; at++) {
        const work = this.works[rows[at]!]!;
        const end = authors.offsets[work + 1]!;
        for (let place = authors.offsets[work]!; place < end; place++) {
          const person = authors.values[place]! | 0;
          if (person < 0 || person >= nobodyFrom || (met[person >> 5]! & (1 << (person & 31))) !== 0)
            continue;
          met[person >> 5]! |= 1 << (person & 31);
          if (!admits(person) || this.mostOf(person, worth) < Math.max(best.last?.score ?? 0, from)) continue;
          this.weigh(person);
          offer(person, scores[weighed.length - 1]!);
        }
      }
    }
    met.fill(0);
    return best.inOrder();
  }

  /** The most that a person's works of the question can come to, none of them worth more than `worth`: told from who wrote them alone. */
  private mostOf(person: number, worth: number): number {
    return worth * mostOfCounts[this.counted[person] || this.count(person)]!;
  }

  /** Counts a person's works of the question, and those of them that count whole, and remembers both. */
  private count(person: number): number {
    const { among } = this;
    const { offsets, values } = this.index.authorships;
    let whole = 0;
    let all = 0;
    for (let place = offsets[person]!; place < offsets[person + 1]!; place++) {
      const work = values[place]! >>> 1;
      const its = (among[work >>> 5]! >>> (work & 31)) & 1;
      all += its;
      whole += its & ~values[place]!;
    }
    const counts = countsOf(Math.min(whole, worksCounted), Math.min(all, worksCounted));
    this.counted[person] = counts;
    return counts;
  }

  /**
   * Rows by their worth in steps, best first, without those that are worth nothing: step `s` ends at `ends[s]`, and no worth in it is more than
   * `most (s + 1)`. A counting sort.
   */
  private inSteps(worths: Float64Array): { rows: Uint32Array; ends: Uint32Array; most: number } {
    const ends = this.ofStep.fill(0);
    const rows = this.order.atLeast(worths.length);
    let greatest = 0;
    for (let row = 0; row < worths.length; row++) if (worths[row]! > greatest) greatest = worths[row]!;
    const scale = greatest > 0 ? (steps - 1) / greatest : 0;
    for (let row = 0; row < worths.length; row++)
      if (worths[row]! > 0) ends[Math.trunc(worths[row]! * scale)]! += 1;
    let count = 0;
    for (let step = steps - 1; step >= 0; step--) {
      count += ends[step]!;
      ends[step] = count - ends[step]!;
    }
    for (let row = 0; row < worths.length; row++)
      if (worths[row]! > 0) rows[ends[Math.trunc(worths[row]! * scale)]!++] = row;
    return { rows, ends, most: (greatest / (steps - 1)) * rounding };
  }

  /** Puts a person's best works in a ranking into the scratch arrays, best first, and gives the number of all that are worth something. */
  gather({ all }: Worths, person: number): number {
    return this.best(all, this.lookUp(person));
  }

  /** Looks up a person's works of the question, and gives their number. */
  private lookUp(person: number): number {
    const { rowOf, among } = this;
    const { offsets, values } = this.index.authorships;
    const [start, end] = [offsets[person]!, offsets[person + 1]!];
    const rows = this.rows.atLeast(end - start);
    const shares = this.shares.atLeast(end - start);
    let count = 0;
    for (let place = start; place < end; place++) {
      const work = values[place]! >>> 1;
      if ((among[work >>> 5]! & (1 << (work & 31))) === 0) continue;
      rows[count] = rowOf[work]!;
      shares[count++] = (values[place]! & 1) === 0 ? 1 : this.middleOf(work);
    }
    return count;
  }

  /** Puts the best of so many works looked up into the scratch arrays. */
  private best(worths: Float64Array, looked: number): number {
    const { topRows, topWorths, works } = this;
    const rows = this.rows.all;
    const shares = this.shares.all;
    let count = 0;
    for (let place = 0; place < looked; place++) {
      const row = rows[place]!;
      const worth = shares[place]! * worths[row]!;
      if (worth === 0) continue;
      let at = Math.min(count++, worksCounted);
      // Insertion from the end; where all places are taken, the last one falls out.
      while (
        at > 0 &&
        (worth > topWorths[at - 1]! ||
          (worth === topWorths[at - 1] && works[row]! < works[topRows[at - 1]!]!))
      ) {
        if (at < worksCounted) {
          topRows[at] = topRows[at - 1]!;
          topWorths[at] = topWorths[at - 1]!;
        }
        at--;
      }
      if (at === worksCounted) continue;
      topRows[at] = row;
      topWorths[at] = worth;
    }
    return count;
  }

  private middleOf(work: number): number {
    const { offsets } = this.index.authors;
    return shareBetween(offsets[work + 1]! - offsets[work]!);
  }
}
