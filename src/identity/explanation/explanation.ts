import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { VivierError } from '../../tables/error.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { circlesOf } from '../corpus/last-corpus.ts';
import type { Rows } from '../corpus/shared-memory.ts';
import type { IdentityModel } from '../model/model.ts';
import { nodesOfCores } from '../passes/nodes.ts';
import { indexOf } from '../passes/ties.ts';
import { Explainer } from './explain.ts';

/** The file in which a build keeps what explanations read, and its form: raised with any change of it. */
const fileName = 'corpus.bin';
const form = 2;

/** The evidence of a build, ready for explaining any two of its lines: arrays as they lie, about 100 bytes a line. */
export interface Explanation {
  readonly corpus: Corpus;
  /** Keys of the mentions, ascending; the place of a key is the mention's number in the corpus. */
  readonly mentions: BigInt64Array;
  readonly explainer: Explainer;
  /** Place of a mention's key; -1 where this build does not hold it. */
  placeOf(key: bigint): number;
}

/** What an explanation is made of, besides the model. */
interface Evidence {
  readonly mentions: BigInt64Array;
  readonly corpus: Corpus;
  /** Co-authors of each core. */
  readonly circles: Rows;
}

type Numbers = Int32Array | Int16Array | Uint8Array | Float32Array | BigInt64Array;

/** Where each array of the evidence belongs, in the order in which they lie in the file. */
function arraysOf({ mentions, corpus, circles }: Evidence): readonly Numbers[] {
  const { members, workMentions, spellings, affiliation, bag, surroundings, topics } = corpus;
  return [
    mentions,
    corpus.core,
    members.offsets,
    members.values,
    corpus.work,
    workMentions.offsets,
    workMentions.values,
    corpus.role,
    corpus.middle,
    corpus.middleInitial,
    spellings.form,
    spellings.caseless,
    spellings.markless,
    spellings.letters,
    corpus.year,
    corpus.venue,
    affiliation.offsets,
    affiliation.values,
    affiliation.weights,
    bag.offsets,
    bag.values,
    bag.weights,
    surroundings.offsets,
    surroundings.values,
    corpus.emailDomain,
    corpus.organisationRarity,
    corpus.coreWeight,
    corpus.crowding,
    topics.words.offsets,
    topics.words.values,
    topics.wordWeights,
    topics.vectors,
    circles.offsets,
    circles.values,
  ];
}

/** Writes the evidence of a build into `folder`: a head of lengths, then the arrays, each at a multiple of eight bytes. */
export async function writeExplanation(
  mentions: BigInt64Array,
  corpus: Corpus,
  folder: string,
): Promise<void> {
  const arrays = arraysOf({ mentions, corpus, circles: circlesOf(corpus) });
  const { wordCount, dimensions } = corpus.topics;
  const head = Int32Array.from([form, wordCount, dimensions, ...arrays.map(({ length }) => length)]);
  const chunks = [head, ...arrays].flatMap((array) => [bytesOf(array), new Uint8Array(padding(array))]);
  await pipeline(Readable.from(chunks), createWriteStream(join(folder, fileName)));
}

function bytesOf(array: Numbers): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function padding({ byteLength }: Pick<Numbers, 'byteLength'>): number {
  return (8 - (byteLength % 8)) % 8;
}

/** Reads what `writeExplanation` wrote. Throws `explanation-missing` where it cannot be read. */
export async function openExplanation(folder: string, model: IdentityModel): Promise<Explanation> {
  const file = join(folder, fileName);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw missing(file, cause);
  });
  const { mentions, corpus, circles } = layOut(new Reader(bytes.buffer, bytes.byteOffset), file);
  return {
    corpus,
    mentions,
    explainer: new Explainer(corpus, nodesOfCores(corpus, circles), model),
    placeOf: (key) => indexOf(mentions, key),
  };
}

/** Takes the arrays in the order of `arraysOf`. */
function layOut(file: Reader, path: string): Evidence {
  const [found = 0, wordCount = 0, dimensions = 0] = file.head();
  if (found !== form) throw missing(path, new Error(`form ${found} is not ${form}`));
  const rows = (): Rows => ({ offsets: file.int32(), values: file.int32() });
  const ragged = () => ({ ...rows(), weights: file.float32() });
  const mentions = file.int64();
  const corpus: Corpus = {
    mentions: mentions.length,
    core: file.int32(),
    members: rows(),
    work: file.int32(),
    workMentions: rows(),
    role: file.uint8(),
    middle: file.int32(),
    middleInitial: file.uint8(),
    spellings: { form: file.int32(), caseless: file.int32(), markless: file.int32(), letters: file.int32() },
    year: file.int16(),
    venue: file.int32(),
    affiliation: ragged(),
    bag: ragged(),
    surroundings: rows(),
    emailDomain: file.int32(),
    organisationRarity: file.float32(),
    coreWeight: file.float32(),
    crowding: file.float32(),
    topics: { words: rows(), wordWeights: file.float32(), vectors: file.float32(), wordCount, dimensions },
  };
  return { mentions, corpus, circles: rows() };
}

/** Arrays of a file, one after the other, without a copy. */
class Reader {
  readonly #buffer: ArrayBufferLike;
  readonly #lengths: Int32Array;
  #at: number;
  #array = 0;

  constructor(buffer: ArrayBufferLike, start: number) {
    this.#buffer = buffer;
    const count = arrayCount;
    this.#lengths = new Int32Array(buffer, start, 3 + count);
    this.#at = start + this.#lengths.byteLength + padding(this.#lengths);
  }

  head(): Int32Array {
    return this.#lengths;
  }

  #next(bytes: number): readonly [start: number, length: number] {
    const length = this.#lengths[3 + this.#array++] ?? 0;
    const start = this.#at;
    this.#at += length * bytes + padding({ byteLength: length * bytes });
    return [start, length];
  }

  int32 = (): Int32Array => new Int32Array(this.#buffer, ...this.#next(4));
  int16 = (): Int16Array => new Int16Array(this.#buffer, ...this.#next(2));
  uint8 = (): Uint8Array => new Uint8Array(this.#buffer, ...this.#next(1));
  float32 = (): Float32Array => new Float32Array(this.#buffer, ...this.#next(4));
  int64 = (): BigInt64Array => new BigInt64Array(this.#buffer, ...this.#next(8));
}

/** Arrays of a file of this form. */
const arrayCount = 34;

function missing(file: string, cause: unknown): VivierError {
  return new VivierError(
    'explanation-missing',
    {
      what: 'What explains this build cannot be read.',
      where: file,
      why: 'The file is not there, or another version of the program wrote it.',
      mend: 'Build it: vivier build --from explanation.',
    },
    { cause },
  );
}
