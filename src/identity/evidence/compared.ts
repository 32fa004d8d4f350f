import type { Corpus } from '../corpus/corpus.ts';
import type { Ragged } from '../corpus/input.ts';
import type { Company } from './company.ts';
import { levelOf, pairFeatures } from './levels.ts';

const [, , , , , , , , , , , , lists] = pairFeatures;

/** Columns of what is read of each of the mentions that are compared, by place: side by side, so that comparing one with all others is quick. */
export class Compared {
  mentions: Int32Array = new Int32Array(0);
  work: Int32Array = new Int32Array(0);
  year: Int32Array = new Int32Array(0);
  venue: Int32Array = new Int32Array(0);
  role: Int32Array = new Int32Array(0);
  /** Level of the length of the author list. */
  list: Int32Array = new Int32Array(0);
  email: Int32Array = new Int32Array(0);
  middle: Int32Array = new Int32Array(0);
  initial: Int32Array = new Int32Array(0);
  form: Int32Array = new Int32Array(0);
  /** Bits: the line prints an organisation; the work prints some without saying whose; anything on the work does. */
  prints: Int32Array = new Int32Array(0);
  /** Topics of the works, and with them those of the co-authors: `dimensions` numbers each. */
  vectors: Float64Array = new Float64Array(0);
  company: Float64Array = new Float64Array(0);
  private room = 0;

  lay(corpus: Corpus, company: Company, mentions: Int32Array): void {
    const { dimensions, vectors } = corpus.topics;
    this.mentions = mentions;
    if (this.room < mentions.length) this.grow(2 * mentions.length, dimensions);
    for (let i = 0; i < mentions.length; i++) {
      const mention = mentions[i]!;
      const work = corpus.work[mention]!;
      this.work[i] = work;
      this.year[i] = corpus.year[work]!;
      this.venue[i] = corpus.venue[work]!;
      this.role[i] = corpus.role[mention]!;
      this.list[i] = levelOf(lengthOf(corpus.workMentions, work), lists.below);
      this.email[i] = corpus.emailDomain[mention]!;
      this.middle[i] = corpus.middle[mention]!;
      this.initial[i] = corpus.middleInitial[mention]!;
      this.form[i] = corpus.spellings.form[mention]!;
      this.prints[i] =
        (lengthOf(corpus.affiliation, mention) > 0 ? ON_LINE : 0) |
        (lengthOf(corpus.bag, work) > 0 ? ON_WORK : 0) |
        (lengthOf(corpus.surroundings, work) > 0 ? AROUND : 0);
      const [to, from] = [i * dimensions, work * dimensions];
      for (let k = 0; k < dimensions; k++) this.vectors[to + k] = vectors[from + k]!;
      company.write(mention, this.company, to);
    }
  }

  private grow(room: number, dimensions: number): void {
    this.room = room;
    for (const name of columns) this[name] = new Int32Array(room);
    this.vectors = new Float64Array(room * dimensions);
    this.company = new Float64Array(room * dimensions);
  }
}

const columns = [
  'work',
  'year',
  'venue',
  'role',
  'list',
  'email',
  'middle',
  'initial',
  'form',
  'prints',
] as const;

/** Bits of `prints`. */
export const ON_LINE = 1;
export const ON_WORK = 2;
export const AROUND = 4;

function lengthOf({ offsets }: Pick<Ragged, 'offsets'>, row: number): number {
  return offsets[row + 1]! - offsets[row]!;
}
