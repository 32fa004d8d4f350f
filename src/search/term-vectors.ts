import type { Lists } from './postings.ts';
import { numbers, octets, part, type Sections, under } from './sections.ts';
import { type Terms, type TermsOfWorks, termsOf, writtenForms } from './terms.ts';
import { packTexts, readTexts, type Texts, textSections } from './texts.ts';
import { nobody, type TopicIndex } from './topic-index.ts';

/** Numbers of a vector. */
export const dimensions = 64;

/** People whose works are learned from: those with so many works, the most published first. */
const learnedFrom = { fewest: 4, most: 400, people: 40_000 } as const;

/** Rounds of subspace iteration (Halko, Martinsson and Tropp, 2011). */
const rounds = 3;

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
export function learnTermVectors(index: TopicIndex, titles: Iterable<string>): TermVectors {
  const terms = termsOf(index);
  const { first, second, works } = terms;
  const bags = weighBags(bagsOfPeople(index, terms), first.length);
  return {
    first,
    second,
    works,
    written: packTexts(writtenForms(index, terms, titles)),
    vectors: asBytes(decompose(bags, first.length), first.length),
  };
}

/** Terms of each person, with their counts or weights. */
interface Bags {
  readonly lists: Lists;
  readonly weights: Float32Array;
}

/** How often each person's works have which term. */
function bagsOfPeople({ authors }: TopicIndex, { ofWork, first }: TermsOfWorks): Bags {
  const worksOf = new Map<number, number[]>();
  for (let work = 0; work + 1 < authors.offsets.length; work++) {
    for (let at = authors.offsets[work]!; at < authors.offsets[work + 1]!; at++) {
      const person = authors.values[at]!;
      if (person === nobody) continue;
      const list = worksOf.get(person);
      if (list === undefined) worksOf.set(person, [work]);
      else list.push(work);
    }
  }
  const chosen = [...worksOf]
    .filter(([, works]) => works.length >= learnedFrom.fewest && works.length <= learnedFrom.most)
    .sort(([a], [b]) => a - b)
    .slice(0, learnedFrom.people);
  const counts = new Uint32Array(first.length);
  const offsets = new Uint32Array(chosen.length + 1);
  const values: number[] = [];
  const weights: number[] = [];
  for (const [row, [, works]] of chosen.entries()) {
    const found: number[] = [];
    for (const work of works) {
      for (let at = ofWork.offsets[work]!; at < ofWork.offsets[work + 1]!; at++) {
        const term = ofWork.values[at]!;
        if (counts[term] === 0) found.push(term);
        counts[term]! += 1;
      }
    }
    for (const term of found) {
      values.push(term);
      weights.push(counts[term]!);
      counts[term] = 0;
    }
    offsets[row + 1] = values.length;
  }
  return { lists: { offsets, values: Uint32Array.from(values) }, weights: Float32Array.from(weights) };
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
  for (let round = 0; round < rounds; round++) {
    orthonormalise(basis, terms);
    basis = throughBags(bags, basis);
  }
  // Each column's length is now about the square of its singular value.
  const scale = new Float64Array(dimensions);
  for (let at = 0; at < basis.length; at++) scale[at % dimensions]! += basis[at]! ** 2;
  for (let k = 0; k < dimensions; k++) scale[k] = scale[k]! > 0 ? scale[k]! ** ((spread / 2 - 1) / 2) : 0;
  return basis.map((value, at) => value * scale[at % dimensions]!);
}

/** The matrix of bags, turned round, times itself, times a basis. */
function throughBags({ lists: { offsets, values }, weights }: Bags, basis: Float32Array): Float32Array {
  const result = new Float32Array(basis.length);
  const row = new Float64Array(dimensions);
  for (let person = 0; person + 1 < offsets.length; person++) {
    row.fill(0);
    const end = offsets[person + 1]!;
    for (let at = offsets[person]!; at < end; at++) {
      const from = values[at]! * dimensions;
      const weight = weights[at]!;
      for (let k = 0; k < dimensions; k++) row[k]! += weight * basis[from + k]!;
    }
    for (let at = offsets[person]!; at < end; at++) {
      const to = values[at]! * dimensions;
      const weight = weights[at]!;
      for (let k = 0; k < dimensions; k++) result[to + k]! += weight * row[k]!;
    }
  }
  return result;
}

/** Pseudo-random numbers in [-1, 1) that are the same everywhere (xorshift, Marsaglia, 2003). */
function startingVectors(rows: number): Float32Array {
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

/** Gram-Schmidt over the columns. */
function orthonormalise(matrix: Float32Array, rows: number): void {
  for (let k = 0; k < dimensions; k++) {
    const along = new Float64Array(dimensions);
    for (let pass = 0; pass < 2; pass++) {
      along.fill(0);
      for (let row = 0; row < rows; row++) {
        const value = matrix[row * dimensions + k]!;
        for (let j = 0; j <= k; j++) along[j]! += value * matrix[row * dimensions + j]!;
      }
      for (let row = 0; row < rows; row++) {
        let value = matrix[row * dimensions + k]!;
        for (let j = 0; j < k; j++) value -= along[j]! * matrix[row * dimensions + j]!;
        matrix[row * dimensions + k] = value;
      }
    }
    let square = 0;
    for (let row = 0; row < rows; row++) square += matrix[row * dimensions + k]! ** 2;
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let row = 0; row < rows; row++) matrix[row * dimensions + k]! *= scale;
  }
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
export function addTerm(sum: Float64Array, { vectors }: TermVectors, term: number, weight: number): void {
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
  { vectors }: TermVectors,
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
