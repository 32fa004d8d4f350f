import { fold } from '../names/fold.ts';
import { type Rows, shared } from './shared-memory.ts';

/** What works are about: weighted words of each title, and a short dense vector in which related words meet. */
export interface Topics {
  /** Words of each work, ascending. */
  readonly words: Rows;
  /** Weight of each entry of `words`; each work's weights have length 1. */
  readonly wordWeights: Float32Array;
  readonly wordCount: number;
  /** `dimensions` numbers a work, of length 1 (0 where the title says nothing). */
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

const stopWords = new Set(
  'a an the of for and in on with to from by via using towards toward is are at as be can do does how its it or not we what when why your you that this their over under into between through based approach method methods new novel learning model models network networks neural deep data'.split(
    ' ',
  ),
);
const rarest = 3;

/**
 * Topics of titles (with keywords where there are any), by latent semantic analysis: truncated SVD of tf-idf by subspace
 * iteration (Halko, Martinsson, Tropp 2011). Works must come in a canonical order: sums run in it.
 */
export function readTopics(titles: readonly string[], dimensions = 32): Topics {
  const { words, wordWeights, wordCount } = weighWords(titles);
  const vectors = analyse({ words, wordWeights, wordCount }, titles.length, dimensions);
  return { words, wordWeights, wordCount, vectors, dimensions };
}

function wordsOf(title: string): string[] {
  const words = new Set<string>();
  for (const word of fold(title).split(/[^\p{L}\p{N}]+/u)) {
    if (word.length > 1 && !stopWords.has(word))
      words.add(word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word);
  }
  return [...words];
}

function weighWords(titles: readonly string[]): Pick<Topics, 'words' | 'wordWeights' | 'wordCount'> {
  const { ofTitle, frequency } = numberWords(titles);
  // Words that are too rare have no number of their own, and no weight.
  const index = new Int32Array(frequency.length).fill(-1);
  const weightOf = new Float64Array(frequency.length);
  let wordCount = 0;
  for (const [word, count] of frequency.entries()) {
    if (count < rarest) continue;
    index[word] = wordCount++;
    weightOf[word] = Math.log(titles.length / count);
  }
  const known = ofTitle.map((bag) => bag.filter((word) => index[word]! >= 0).sort());
  const offsets = shared.int32(titles.length + 1);
  for (const [work, bag] of known.entries()) offsets[work + 1] = offsets[work]! + bag.length;
  const values = shared.int32(offsets[titles.length]!);
  const wordWeights = shared.float32(values.length);
  let at = 0;
  for (const bag of known) {
    let square = 0;
    for (const word of bag) square += weightOf[word]! * weightOf[word]!;
    const length = Math.sqrt(square) || 1;
    for (const word of bag) {
      values[at] = index[word]!;
      wordWeights[at++] = weightOf[word]! / length;
    }
  }
  return { words: { offsets, values }, wordWeights, wordCount };
}

/** Numbers of the words of each title, in order of first appearance, and in how many titles each stands. */
function numberWords(titles: readonly string[]): { ofTitle: Int32Array[]; frequency: number[] } {
  const numbers = new Map<string, number>();
  const frequency: number[] = [];
  const ofTitle = titles.map((title) =>
    Int32Array.from(wordsOf(title), (word) => {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
        frequency.push(0);
      }
      frequency[number]!++;
      return number;
    }),
  );
  return { ofTitle, frequency };
}

function analyse(
  matrix: Pick<Topics, 'words' | 'wordWeights' | 'wordCount'>,
  works: number,
  dimensions: number,
): Float32Array {
  const { words, wordWeights, wordCount } = matrix;
  const ofWorks = shared.float32(works * dimensions);
  const ofWords = startingVectors(wordCount, dimensions);
  for (let round = 0; round < 4; round++) {
    orthonormalise(ofWords, wordCount, dimensions);
    ofWorks.fill(0);
    for (let work = 0; work < works; work++)
      for (let at = words.offsets[work]!; at < words.offsets[work + 1]!; at++)
        addScaled(ofWorks, work, ofWords, words.values[at]!, wordWeights[at]!, dimensions);
    if (round === 3) break;
    ofWords.fill(0);
    for (let work = 0; work < works; work++)
      for (let at = words.offsets[work]!; at < words.offsets[work + 1]!; at++)
        addScaled(ofWords, words.values[at]!, ofWorks, work, wordWeights[at]!, dimensions);
  }
  normaliseRows(ofWorks, works, dimensions);
  return ofWorks;
}

/** Pseudo-random numbers in [-1, 1) that are the same everywhere (xorshift). */
function startingVectors(rows: number, dimensions: number): Float32Array {
  const vectors = new Float32Array(rows * dimensions);
  let state = 0x9e3779b9;
  for (let i = 0; i < vectors.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    vectors[i] = state / 0x80000000;
  }
  return vectors;
}

function addScaled(
  to: Float32Array,
  row: number,
  from: Float32Array,
  other: number,
  scale: number,
  dimensions: number,
): void {
  const a = row * dimensions;
  const b = other * dimensions;
  for (let k = 0; k < dimensions; k++) to[a + k]! += scale * from[b + k]!;
}

/** Gram-Schmidt over the columns, twice for stability. */
function orthonormalise(matrix: Float32Array, rows: number, dimensions: number): void {
  for (let k = 0; k < dimensions; k++) {
    for (let pass = 0; pass < 2; pass++) {
      const along = new Float64Array(k);
      for (let row = 0; row < rows; row++) {
        const value = matrix[row * dimensions + k]!;
        for (let j = 0; j < k; j++) along[j]! += value * matrix[row * dimensions + j]!;
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

function normaliseRows(matrix: Float32Array, rows: number, dimensions: number): void {
  for (let row = 0; row < rows; row++) {
    let square = 0;
    for (let k = 0; k < dimensions; k++) square += matrix[row * dimensions + k]! ** 2;
    const scale = square > 1e-12 ? 1 / Math.sqrt(square) : 0;
    for (let k = 0; k < dimensions; k++) matrix[row * dimensions + k]! *= scale;
  }
}
