import { ContentHashes } from '../corpus/content-hashes.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { IdentityInput, Remembered, RememberedFits } from '../corpus/input.ts';
import type { Fit, PeopleByName } from './across-names.ts';
import type { Ties } from './ties.ts';

/** Fingerprint of each core's block: its mentions, all that is read of them, what ties them, and the model. */
export function fingerprintBlocks(input: IdentityInput, corpus: Corpus, ties: Ties, model: string): bigint[] {
  const hashes = new ContentHashes(corpus.coreWeight.length);
  const ofModel = new ContentHashes(1);
  ofModel.add(0, model);
  const [keys, contents] = [halves(input.mentions), halves(input.content)];
  const addKey = (core: number, mention: number) => {
    hashes.addBits(core, keys[2 * mention]!);
    hashes.addBits(core, keys[2 * mention + 1]!);
  };
  const { offsets, values } = corpus.members;
  for (let core = 0; core + 1 < offsets.length; core++) {
    hashes.addHash(core, ofModel, 0);
    for (let at = offsets[core]!; at < offsets[core + 1]!; at++) {
      const mention = values[at]!;
      addKey(core, mention);
      hashes.addBits(core, contents[2 * mention]!);
      hashes.addBits(core, contents[2 * mention + 1]!);
      if (ties.tie[mention]! >= 0) {
        hashes.add(core, 'tied to');
        addKey(core, ties.tie[mention]!);
      }
      for (let other = ties.apart.offsets[mention]!; other < ties.apart.offsets[mention + 1]!; other++) {
        hashes.add(core, 'apart from');
        addKey(core, ties.apart.values[other]!);
      }
    }
  }
  return Array.from({ length: corpus.coreWeight.length }, (_, core) => hashes.of(core));
}

/** The lower and the upper 32 bits of each key, one after the other. */
function halves({ buffer, byteOffset, length }: BigInt64Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, 2 * length);
}

/** Blocks that have not changed: cores that must be computed are not in `cores`. The columns have an entry a mention, 0 elsewhere. */
export interface Kept {
  readonly cores: ReadonlySet<number>;
  /** Key of the remembered group of each mention of those cores, after the first and the second pass. */
  readonly first: BigInt64Array;
  readonly second: BigInt64Array;
  /** After the second pass, without decisions. */
  readonly evident: BigInt64Array;
  readonly weight: Float32Array;
}

/** A core is kept if all its mentions, and no others, were remembered under its present fingerprint. */
export function keepBlocks(
  input: IdentityInput,
  corpus: Corpus,
  blocks: readonly bigint[],
  remembered: Remembered | undefined,
): Kept {
  const column = () => new BigInt64Array(corpus.mentions);
  const [first, second, evident] = [column(), column(), column()];
  const weight = new Float32Array(corpus.mentions);
  const cores = new Set<number>();
  if (remembered === undefined) return { cores, first, second, evident, weight };
  const found = new Int32Array(blocks.length);
  for (let mention = 0, at = 0; mention < corpus.mentions; mention++) {
    while (at < remembered.mentions.length && remembered.mentions[at]! < input.mentions[mention]!) at++;
    const core = corpus.core[mention]!;
    if (
      core < 0 ||
      remembered.mentions[at] !== input.mentions[mention] ||
      remembered.block[at] !== blocks[core]
    )
      continue;
    found[core]!++;
    first[mention] = remembered.first[at]!;
    second[mention] = remembered.second[at]!;
    evident[mention] = remembered.evident[at]!;
    weight[mention] = remembered.weight[at]!;
  }
  found.forEach((count, core) => {
    if (count === corpus.members.offsets[core + 1]! - corpus.members.offsets[core]!) cores.add(core);
  });
  return { cores, first, second, evident, weight };
}

/**
 * The remembered fits of two people whose names are both kept: what comes new to other names does not part or join them. A person of a
 * kept name is the same now as then, and so is its smallest key.
 */
export function keptFits(
  { mentions }: IdentityInput,
  { core }: Corpus,
  kept: Kept,
  node: Int32Array,
  remembered: Remembered | undefined,
): Fit[] {
  if (remembered === undefined) return [];
  const { a, b, score } = remembered.fits;
  const asked = new Set([...a, ...b]);
  const places = new Map<bigint, number>();
  for (let mention = 0; mention < mentions.length; mention++)
    if (asked.has(mentions[mention]!) && kept.cores.has(core[mention]!))
      places.set(mentions[mention]!, mention);
  const fits: Fit[] = [];
  for (let i = 0; i < score.length; i++) {
    const [x, y] = [places.get(a[i]!), places.get(b[i]!)];
    if (x !== undefined && y !== undefined) fits.push({ a: node[x]!, b: node[y]!, score: score[i]! });
  }
  return fits;
}

/** What was found of each mention: numbers of its cluster and groups, which are named for their smallest keys. */
interface Found {
  readonly cluster: Int32Array;
  readonly weight: Float32Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly evident: Int32Array;
  readonly fits: readonly Fit[];
  readonly people: PeopleByName;
}

/** What the next build is to remember. */
export function remember(
  { mentions }: IdentityInput,
  corpus: Corpus,
  blocks: readonly bigint[],
  { cluster, weight, first, second, evident, fits, people }: Found,
): Remembered {
  return {
    mentions,
    block: blockOfEach(corpus.core, blocks),
    cluster: smallestKeys(mentions, cluster),
    first: smallestKeys(mentions, first),
    second: smallestKeys(mentions, second),
    evident: smallestKeys(mentions, evident),
    weight,
    fits: fitsByKey(mentions, people, fits),
  };
}

function fitsByKey(mentions: BigInt64Array, { members }: PeopleByName, fits: readonly Fit[]): RememberedFits {
  const keyOf = (node: number) => mentions[members.values[members.offsets[node]!]!]!;
  return {
    a: BigInt64Array.from(fits, ({ a }) => keyOf(a)),
    b: BigInt64Array.from(fits, ({ b }) => keyOf(b)),
    score: Float64Array.from(fits, ({ score }) => score),
  };
}

function blockOfEach(core: Int32Array, blocks: readonly bigint[]): BigInt64Array {
  const block = new BigInt64Array(core.length);
  for (let mention = 0; mention < core.length; mention++)
    if (core[mention]! >= 0) block[mention] = blocks[core[mention]!]!;
  return block;
}

/** The smallest key of each mention's group; keys ascend, and groups are numbered below the number of mentions, or -1 for none. */
function smallestKeys(mentions: BigInt64Array, group: Int32Array): BigInt64Array {
  const first = new Int32Array(group.length + 1).fill(-1);
  const smallest = new BigInt64Array(mentions.length);
  for (let mention = 0; mention < group.length; mention++) {
    const one = group[mention]! + 1;
    if (first[one]! < 0) first[one] = mention;
    smallest[mention] = mentions[first[one]!]!;
  }
  return smallest;
}
