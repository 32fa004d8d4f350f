import { type Lists, ListsBuilder } from '../files/postings.ts';
import { numbers, octets, part, type Sections, under } from '../files/sections.ts';
import { readTexts, type Texts, textSections } from '../files/texts.ts';
import { type Terms, type WrittenTerms, writtenTerms } from './terms.ts';
import { type TopicIndex, worksOf } from './topic-index.ts';

/** Numbers of a vector. */
export const dimensions = 64;

/** People whose works are learned from: those with so many works, the most published first. */
const learnedFrom = { fewest: 4, most: 400 } as const;

/**
 * How many people each round of subspace iteration reads (Halko, Martinsson and Tropp, 2011): directions settle on those who published most, at
 * a third of the cost, and the last round turns them to many.
 */
const rounds = [6000, 6000, 6000, 20_000] as const;

/** What singular values are raised to: between plain directions (0) and the whole of them (1) (Levy, Goldberg and Dagan, 2015). */
const spread = 0.25;

/** Bytes hold the numbers of a vector of length 1, from -1 to 1, around 128. */
const inByte = 127;
const zeroByte = 128;

/**
 * Terms as directions, in which terms meet that the same people use. They are the corpus's own: an SVD of the positive pointwise
 * mutual information between people and the terms of their works (after Turney and Pantel, 2010).
 */
export interface TermVectors extends Terms {
  /** The term as it is mostly written. */
  readonly written: Texts;
  /** `dimensions` bytes a term: a vector of length 1, or of zeros. */
  readonly vectors: Uint8Array;
}

/** Learns vectors from an index; the same index gives the same bytes. */
export const learnTermVectors = (index: TopicIndex, titles: Iterable<string>): TermVectors =>
  learnVectors(index, writtenTerms(index, titles));

/** Learns vectors of the terms of an index from who wrote its works. */
export function learnVectors(index: TopicIndex, terms: WrittenTerms): TermVectors {
  const { first, second, works, written } = terms;
  const bags = weighBags(bagsOfPeople(index, terms), first.length);
  return {
    first,
    second,
    works,
    written,
    vectors: asBytes(decompose(bags, first.length), first.length),
  };
}

/** Terms of each person, with their counts or weights. */
interface Bags {
  readonly lists: Lists;
  readonly weights: Float32Array;
}

/** How often each person's works have which term. */
function bagsOfPeople(index: TopicIndex, { ofWork, first }: WrittenTerms): Bags {
  const people = index.authorships.offsets.length - 1;
  const chosen: Uint32Array[] = [];
  for (let person = 0; person < people && chosen.length < Math.max(...rounds); person++) {
    const works = worksOf(index, person);
    if (works.length >= learnedFrom.fewest && works.length <= learnedFrom.most) chosen.push(works);
  }
  const counts = new Uint32Array(first.length);
  const values = new ListsBuilder();
  const weights = new ListsBuilder();
  for (const works of chosen) {
    const found: number[] = [];
    for (const work of works) {
      for (let at = ofWork.offsets[work]!; at < ofWork.offsets[work + 1]!; at++) {
        const term = ofWork.values[at]!;
        if (counts[term] === 0) found.push(term);
        counts[term]! += 1;
      }
    }
    for (const term of found) {
      values.add(term);
      weights.add(counts[term]!);
      counts[term] = 0;
    }
    values.close();
  }
  return { lists: values.build(), weights: new Float32Array(weights.build().values) };
}

/**
 * Counts as positive pointwise mutual information, log(n N / (row column)), each row divided by the root of its length, so
 * that who published a hundred works doesn't outweigh ten people.
 */
function weighBags({ lists: { offsets, values }, weights }: Bags, terms: number): Bags {
  const rows = offsets.length - 1;
  const ofTerm = new Float64Array(terms);
  const ofRow = new Float64Array(rows);
  let all = 0;
  for (let row = 0; row < rows; row++) {
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      ofTerm[values[at]!]! += weights[at]!;
      ofRow[row]! += weights[at]!;
    }
    all += ofRow[row]!;
  }
  const information = new Float32Array(weights.length);
  for (let row = 0; row < rows; row++) {
    let square = 0;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const value = Math.log((weights[at]! * all) / (ofRow[row]! * ofTerm[values[at]!]!));
      information[at] = Math.max(0, value);
      square += information[at]! ** 2;
    }
    const scale = square > 0 ? square ** -0.25 : 0;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) information[at]! *= scale;
  }
  return { lists: { offsets, values }, weights: information };
}

/** Right singular vectors of the bags by subspace iteration, scaled by the singular values raised to `spread`. */
function decompose(bags: Bags, terms: number): Float32Array {
  let basis: Float32Array<ArrayBufferLike> = startingVectors(terms);
  for (const people of rounds) {
    orthonormalise(basis, terms);
    basis = throughBags(bags, basis, people);
  }
  // Each column's length is now about the square of its singular value.
  const scale = new Float64Array(dimensions);
  for (let at = 0; at < basis.length; at++) scale[at % dimensions]! += basis[at]! ** 2;
  for (let k = 0; k < dimensions; k++) scale[k] = scale[k]! > 0 ? scale[k]! ** ((spread / 2 - 1) / 2) : 0;
  return basis.map((value, at) => value * scale[at % dimensions]!);
}

/** Columns taken through the bags at a time: as many sums as a processor holds in registers. */
const block = 8;

/** The matrix of the first people's bags, turned round, times itself, times a basis. */
function throughBags(
  { lists: { offsets, values }, weights }: Bags,
  basis: Float32Array,
  people: number,
): Float32Array {
  const result = new Float32Array(basis.length);
  const last = Math.min(people, offsets.length - 1);
  for (let person = 0; person < last; person++) {
    const start = offsets[person]!;
    const end = offsets[person + 1]!;
    for (let k = 0; k < dimensions; k += block) {
      let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let at = start; at < end; at++) {
        const weight = weights[at]!;
        const from = values[at]! * dimensions + k;
        a += weight * basis[from]!;
        b += weight * basis[from + 1]!;
        c += weight * basis[from + 2]!;
        d += weight * basis[from + 3]!;
        e += weight * basis[from + 4]!;
        f += weight * basis[from + 5]!;
        g += weight * basis[from + 6]!;
        h += weight * basis[from + 7]!;
      }
      for (let at = start; at < end; at++) {
        const weight = weights[at]!;
        const to = values[at]! * dimensions + k;
        result[to]! += weight * a;
        result[to + 1]! += weight * b;
        result[to + 2]! += weight * c;
        result[to + 3]! += weight * d;
        result[to + 4]! += weight * e;
        result[to + 5]! += weight * f;
        result[to + 6]! += weight * g;
        result[to + 7]! += weight * h;
      }
    }
  }
  return result;
}

/** Pseudo-random numbers in [-1, 1) that are the same everywhere (xorshift, Marsaglia, 2003). */
export function startingVectors(rows: number): Float32Array {
  const vectors = new Float32Array(rows * dimensions);
  let state = 0x9e3779b9;
  for (let at = 0; at < vectors.length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    vectors[at] = state / 0x80000000;
  }
  return vectors;
}

/** A column that is this much shorter beside the others than before, squared, holds rounding alone. */
const negligible = 1e-10;

/**
 * Makes columns orthonormal by the Cholesky factor of their products (Stathopoulos and Wu, 2002), which reads the matrix twice; a column that
 * the ones before it hold already becomes zeros.
 */
export function orthonormalise(matrix: Float32Array, rows: number): void {
  const factor = productsOfColumns(matrix, rows);
  for (let j = 0; j < dimensions; j++) {
    const whole = factor[j * dimensions + j]!;
    for (let k = j; k < dimensions; k++) {
      let value = factor[j * dimensions + k]!;
      for (let i = 0; i < j; i++) value -= factor[i * dimensions + j]! * factor[i * dimensions + k]!;
      if (k === j) factor[j * dimensions + j] = value > negligible * whole ? Math.sqrt(value) : 0;
      else {
        const corner = factor[j * dimensions + j]!;
        factor[j * dimensions + k] = corner > 0 ? value / corner : 0;
      }
    }
  }
  const own = new Float64Array(dimensions);
  for (let from = 0; from < matrix.length; from += dimensions) {
    for (let k = 0; k < dimensions; k++) own[k] = matrix[from + k]!;
    for (let j = 0; j < dimensions; j++) {
      const corner = factor[j * dimensions + j]!;
      const value = corner > 0 ? own[j]! / corner : 0;
      own[j] = value;
      for (let k = j + 1; k < dimensions; k++) own[k]! -= value * factor[j * dimensions + k]!;
    }
    matrix.set(own, from);
  }
}

/** Rows whose products are summed before the next columns are turned to: as many as lie near the processor. */
const rowsAtHand = 128;

/**
 * Products of each column with itself and those after it, summed in the order of the rows: a column with four others at a time, whose
 * sums stay in registers.
 */
function productsOfColumns(matrix: Float32Array, rows: number): Float64Array {
  const products = new Float64Array(dimensions * dimensions);
  for (let first = 0; first < rows; first += rowsAtHand) {
    const end = Math.min(first + rowsAtHand, rows) * dimensions;
    for (let j = 0; j < dimensions; j++) {
      // What the first four columns hold before column j is of no use, and is not read.
      for (let k = j & ~3; k < dimensions; k += 4) {
        const to = j * dimensions + k;
        let [a, b, c, d] = [products[to]!, products[to + 1]!, products[to + 2]!, products[to + 3]!];
        for (let from = first * dimensions; from < end; from += dimensions) {
          const value = matrix[from + j]!;
          a += value * matrix[from + k]!;
          b += value * matrix[from + k + 1]!;
          c += value * matrix[from + k + 2]!;
          d += value * matrix[from + k + 3]!;
        }
        products[to] = a;
        products[to + 1] = b;
        products[to + 2] = c;
        products[to + 3] = d;
      }
    }
  }
  return products;
}

/** Rows made of length 1, in bytes. */
function asBytes(matrix: Float32Array, rows: number): Uint8Array {
  const bytes = new Uint8Array(matrix.length);
  for (let row = 0; row < rows; row++) {
    let square = 0;
    for (let k = 0; k < dimensions; k++) square += matrix[row * dimensions + k]! ** 2;
    const scale = square > 0 ? inByte / Math.sqrt(square) : 0;
    for (let k = 0; k < dimensions; k++)
      bytes[row * dimensions + k] = zeroByte + Math.round(scale * matrix[row * dimensions + k]!);
  }
  return bytes;
}

/** Adds a term's vector, times a weight, to a sum of vectors. */
export function addTerm(
  sum: Float64Array,
  { vectors }: Pick<TermVectors, 'vectors'>,
  term: number,
  weight: number,
): void {
  const from = term * dimensions;
  const scale = weight / inByte;
  for (let k = 0; k < dimensions; k++) sum[k]! += scale * (vectors[from + k]! - zeroByte);
}

/** Sum of a direction's numbers: what the offset of bytes adds to a product with it. */
export const offsetOf = (direction: Float64Array): number =>
  zeroByte * direction.reduce((sum, value) => sum + value, 0);

/**
 * Cosine of a term's vector with a vector of length 1.
 * @param offset `offsetOf(direction)`, which many terms share
 */
export function cosineOf(
  { vectors }: Pick<TermVectors, 'vectors'>,
  term: number,
  direction: Float64Array,
  offset: number,
): number {
  const from = term * dimensions;
  let even = 0;
  let odd = 0;
  // Two sums at a time: this is where a question's related terms are looked for.
  for (let k = 0; k < dimensions; k += 2) {
    even += vectors[from + k]! * direction[k]!;
    odd += vectors[from + k + 1]! * direction[k + 1]!;
  }
  return (even + odd - offset) / inByte;
}

/** The vectors of some terms, end to end. */
export function vectorsOf({ vectors }: TermVectors, terms: Uint32Array): Uint8Array {
  const some = new Uint8Array(terms.length * dimensions);
  for (let at = 0; at < terms.length; at++) {
    const from = terms[at]! * dimensions;
    some.set(vectors.subarray(from, from + dimensions), at * dimensions);
  }
  return some;
}

/** As sections of an index file. */
export const vectorSections = ({ first, second, works, written, vectors }: TermVectors): Sections => ({
  first,
  second,
  works,
  vectors,
  ...under('written', textSections(written)),
});

/** From sections of an index file. */
export const readVectors = (sections: Sections): TermVectors => ({
  first: numbers(sections, 'first'),
  second: numbers(sections, 'second'),
  works: numbers(sections, 'works'),
  vectors: octets(sections, 'vectors'),
  written: readTexts(part(sections, 'written')),
});
