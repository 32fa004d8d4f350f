import { fold } from '../../names/fold.ts';
import { grown, type Rows, rowsByGroup, shared } from './shared-memory.ts';

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
/** Works of a name that say what goes together: fewer say little, more are those of many people. */
const worksOfName = { least: 6, most: 60 };
/** Names for each dimension that it takes to say so; where there are fewer, single titles say what goes together. */
const namesADimension = 10;
const rounds = 3;

/** What topics are read from. */
export interface TitledWorks {
  /** Title of each work, with keywords where there are any. Works come in a canonical order: sums run in it. */
  readonly titles: readonly string[];
  /** Work of each author line, and number of the name printed there. */
  readonly work: Int32Array;
  readonly name: Int32Array;
}

/** Weighted words of many things: works, or names. */
interface Bags {
  readonly words: Rows;
  readonly weights: Float32Array;
}

/**
 * Topics by latent semantic analysis, truncated SVD of tf-idf by subspace iteration (Halko, Martinsson, Tropp 2011), not of single
 * titles but of all titles under one printed name: so words are near if one person writes both, which is what topics are compared for,
 * and a title of seven words has more to stand on.
 */
export function readTopics({ titles, work, name }: TitledWorks, dimensions = 32): Topics {
  const { words, wordWeights, wordCount } = weighWords(titles);
  const ofTitles = { words, weights: wordWeights };
  const ofNames = gatherByName(ofTitles, work, name, wordCount);
  const names = ofNames.words.offsets.length - 1;
  const ofWords = analyse(names < namesADimension * dimensions ? ofTitles : ofNames, wordCount, dimensions);
  const vectors = project(ofTitles, ofWords, dimensions);
  normaliseRows(vectors, titles.length, dimensions);
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

/** Sums of the titles' words under each name with enough works and not too many, of length 1. */
function gatherByName({ words, weights }: Bags, work: Int32Array, name: Int32Array, wordCount: number): Bags {
  const lines = rowsByGroup(
    name,
    name.reduce((most, one) => Math.max(most, one + 1), 0),
  );
  const place = new Int32Array(wordCount).fill(-1);
  const offsets: number[] = [0];
  let [values, sums] = [new Int32Array(1024), new Float32Array(1024)];
  let kept = 0;
  for (let one = 0; one + 1 < lines.offsets.length; one++) {
    const [from, to] = [lines.offsets[one]!, lines.offsets[one + 1]!];
    if (to - from < worksOfName.least || to - from > worksOfName.most) continue;
    const start = kept;
    for (let i = from; i < to; i++) {
      const own = work[lines.values[i]!]!;
      for (let at = words.offsets[own]!; at < words.offsets[own + 1]!; at++) {
        const word = words.values[at]!;
        if (place[word]! < start) {
          if (kept === values.length) [values, sums] = [grown(values), grown(sums)];
          place[word] = kept;
          values[kept] = word;
          sums[kept++] = 0;
        }
        sums[place[word]!]! += weights[at]!;
      }
    }
    normaliseRows(sums.subarray(start, kept), 1, kept - start);
    offsets.push(kept);
  }
  return { words: { offsets: Int32Array.from(offsets), values }, weights: sums };
}

/** Orthonormal vectors of the words, `dimensions` numbers each, that hold most of the bags. */
function analyse(bags: Bags, wordCount: number, dimensions: number): Float32Array {
  const { words, weights } = bags;
  const ofWords = startingVectors(wordCount, dimensions);
  for (let round = 0; round < rounds; round++) {
    orthonormalise(ofWords, wordCount, dimensions);
    const ofBags = project(bags, ofWords, dimensions);
    ofWords.fill(0);
    for (let bag = 0; bag + 1 < words.offsets.length; bag++)
      for (let at = words.offsets[bag]!; at < words.offsets[bag + 1]!; at++)
        addScaled(ofWords, words.values[at]!, ofBags, bag, weights[at]!, dimensions);
  }
  orthonormalise(ofWords, wordCount, dimensions);
  return ofWords;
}

/** The sum of its words' vectors, for each bag. */
function project({ words, weights }: Bags, ofWords: Float32Array, dimensions: number): Float32Array {
  const bags = words.offsets.length - 1;
  const vectors = shared.float32(bags * dimensions);
  for (let bag = 0; bag < bags; bag++)
    for (let at = words.offsets[bag]!; at < words.offsets[bag + 1]!; at++)
      addScaled(vectors, bag, ofWords, words.values[at]!, weights[at]!, dimensions);
  return vectors;
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
