import { createHash } from 'node:crypto';
import { type Corpus, type CorpusNames, readCorpus, readCorpusInThreads } from './corpus/corpus.ts';
import type { IdentityInput, IdentityOptions, Remembered } from './corpus/input.ts';
import { circlesOf, coresOf } from './corpus/last-corpus.ts';
import { rowsByGroup, shared } from './corpus/shared-memory.ts';
import type { IdentityModel } from './model/model.ts';
import type { Fit, PeopleByName } from './passes/across-names.ts';
import { fingerprintBlocks, type Kept, keepBlocks, keptFits, remember } from './passes/blocks.ts';
import { joinAcross } from './passes/joining.ts';
import { listedTwice } from './passes/listed-twice.ts';
import { Crew } from './passes/threads.ts';
import { readTies, type Ties } from './passes/ties.ts';
import { type Variant, variantsYielding } from './passes/variants.ts';
import type { Grouping } from './passes/workbench.ts';
import { finishBetween } from './passes/yielding.ts';

/** Who wrote what, and what is needed to say why. */
export interface IdentityResult {
  /** Cluster of each mention, numbered from 0 by first appearance. */
  readonly cluster: Int32Array;
  readonly clusters: number;
  /** Probability that the mention is its cluster's, given the rest of the cluster. */
  readonly weight: Float32Array;
  readonly corpus: Corpus;
  readonly names: CorpusNames;
  /** For the next build. */
  readonly remembered: Remembered;
}

/** Tasks of each pass: many, so that no thread has much to do when the others have done. */
const chunksPerThread = 48;
const variantsPerThread = 16;
/** Raised when what the passes do changes: a remembered block is good only for the same model and passes. */
const passesVersion = 9;

function fingerprintOf(model: IdentityModel): string {
  return createHash('sha256')
    .update(`${passesVersion} ${JSON.stringify(model)}`)
    .digest('base64url');
}

/** Clusters mentions by person in three passes; the same whatever the order of works or the number of threads. */
export async function identify(
  input: IdentityInput,
  model: IdentityModel,
  options: IdentityOptions = {},
): Promise<IdentityResult> {
  const threads = options.threads ?? 2;
  const read = threads === 1 ? { ...readCorpus(input), topics: null } : readCorpusInThreads(input);
  const { names, topics } = read;
  const twice = listedTwice(read.corpus);
  const ties = readTies(input, options.blind ?? false, twice);
  const evident =
    input.decisions.length === 0
      ? ties
      : readTies({ ...input, decisions: [] }, options.blind ?? false, twice);
  // While the topics are read aside: none of these asks for them.
  const blocks = fingerprintBlocks(input, read.corpus, ties, `${fingerprintOf(model)} ${options.blind}`);
  const kept = keepBlocks(input, read.corpus, blocks, options.remembered);
  circlesOf(read.corpus);
  const corpus = topics === null ? read.corpus : { ...read.corpus, topics: await topics };
  const crew = new Crew(corpus, ties, evident, model, threads);
  try {
    const grouping = groupWithinCores(corpus, crew, kept, threads * chunksPerThread);
    const [{ first, evidentFirst, second, evidentSecond }, variants] = await Promise.all([
      grouping,
      finishBetween(variantsYielding(names)),
      options.meanwhile?.({ corpus, names }),
    ]);
    const node = numberNodes(corpus, second.group);
    const people = peopleOf(corpus, node);
    // Who co-authors are follows from the evidence alone, here too: fits are remembered, and an undo leaves no trace in them.
    const nodes = await crew.nodesOf(numberNodes(corpus, evidentSecond.group));
    const { cores } = kept;
    const open = variants.filter(({ a, b }) => !cores.has(a) || !cores.has(b));
    const tasks = slice(open, threads * variantsPerThread).map((some) => ({
      kind: 'across' as const,
      variants: some,
    }));
    await crew.lay(nodes, people);
    const fits = keptFits(input, corpus, kept, node, options.remembered);
    for (const found of await crew.run(tasks)) fits.push(...found);
    const found = clusterAcross(corpus, names, ties, node, people, fits);
    const weight = weigh(corpus, first, second, kept);
    return {
      ...found,
      weight,
      corpus,
      names,
      remembered: remember(input, corpus, blocks, {
        cluster: found.cluster,
        weight,
        first: numberNodes(corpus, evidentFirst.group),
        second: node,
        evident: nodes.node,
        fits,
        people,
      }),
    };
  } finally {
    await crew.close();
  }
}

/** People across names, as clusters: what ties demand, then those of `fits` that the rules allow. */
export function clusterAcross(
  corpus: Corpus,
  names: CorpusNames,
  ties: Ties,
  node: Int32Array,
  people: PeopleByName,
  fits: Fit[],
): { cluster: Int32Array; clusters: number } {
  const given = tiedNodes(ties.tie, node);
  const joined = joinAcross(
    fits,
    people.members.offsets.length - 1,
    rulesOf(corpus, names, ties, people),
    given,
  );
  return clustersOf(corpus, node, joined);
}

/**
 * First and second pass, over the cores that are not kept. Who co-authors are, in the second and third, follows from the evidence
 * alone (`evidentFirst`, `evidentSecond`): what people decide of one name changes no other, so that an undo leaves no trace in any.
 */
async function groupWithinCores(
  corpus: Corpus,
  crew: Crew,
  kept: Kept,
  chunkCount: number,
): Promise<{ first: Spread; evidentFirst: Spread; second: Spread; evidentSecond: Spread }> {
  const chunks = chunkCores(corpus, kept, chunkCount);
  const coreNodes = coresOf(corpus);
  const firstTasks = chunks.map((cores, chunk) => ({
    kind: 'first' as const,
    chunk,
    cores,
  }));
  await crew.lay(coreNodes);
  const found = await crew.run(firstTasks);
  const first = spread(corpus, chunks, found, keptGroups(corpus, kept, kept.second));
  const evident = found.map((one) => ({ group: one.evident, within: one.within }));
  const evidentFirst = spread(corpus, chunks, evident, keptGroups(corpus, kept, kept.first));
  const firstNodes = await crew.nodesOf(numberNodes(corpus, evidentFirst.group));
  await crew.lay(firstNodes);
  const answers = await crew.run(chunks.map((_cores, chunk) => ({ kind: 'second' as const, chunk })));
  const lay = (some: readonly ({ readonly cores: Int32Array } & Grouping)[], before: Spread) =>
    spread(
      corpus,
      some.map(({ cores }) => cores),
      some,
      before,
    );
  const second = lay(answers, first);
  const evidentSecond = lay(
    answers.map((answer) => answer.evident),
    lay(answers, spread(corpus, chunks, evident, keptGroups(corpus, kept, kept.evident))),
  );
  return { first, evidentFirst, second, evidentSecond };
}

/** Cores with several mentions, in chunks of about equal numbers of pairs. */
function chunkCores(corpus: Corpus, kept: Kept, count: number): Int32Array[] {
  const { offsets } = corpus.members;
  const size = (core: number) => offsets[core + 1]! - offsets[core]!;
  const cores = [...corpus.coreWeight.keys()].filter((core) => size(core) > 1 && !kept.cores.has(core));
  const total = cores.reduce((sum, core) => sum + size(core) ** 2, 0);
  const chunks: number[][] = [[]];
  let filled = 0;
  for (const core of cores) {
    if (filled > total / count) {
      chunks.push([]);
      filled = 0;
    }
    chunks.at(-1)!.push(core);
    filled += size(core) ** 2;
  }
  return chunks.map((chunk) => Int32Array.from(chunk));
}

interface Spread {
  /** Group within its core of every mention: 0 where the core has but one. */
  readonly group: Int32Array;
  readonly within: Float32Array;
}

/** Groups of the kept cores, from the remembered keys of their groups. */
function keptGroups(corpus: Corpus, kept: Kept, remembered: BigInt64Array): Spread {
  const group = new Int32Array(corpus.mentions);
  const { offsets, values } = corpus.members;
  for (const core of kept.cores) {
    const members = values.subarray(offsets[core]!, offsets[core + 1]!);
    const numbers = new Map<bigint, number>();
    for (const mention of members) {
      const key = remembered[mention]!;
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      group[mention] = numbers.get(key)!;
    }
  }
  return { group, within: new Float32Array(corpus.mentions) };
}

/** Lays answers out over all mentions; cores not answered for keep what they had. */
function spread(
  corpus: Corpus,
  chunks: readonly Int32Array[],
  answers: readonly Pick<Grouping, 'group' | 'within'>[],
  before: Spread,
): Spread {
  const group = before.group.slice();
  const within = new Float32Array(corpus.mentions);
  const { offsets, values } = corpus.members;
  chunks.forEach((cores, chunk) => {
    const answer = answers[chunk]!;
    let at = 0;
    for (const core of cores)
      for (let i = offsets[core]!; i < offsets[core + 1]!; i++, at++) {
        group[values[i]!] = answer.group[at]!;
        within[values[i]!] = answer.within[at]!;
      }
  });
  return { group, within };
}

/** Numbers the groups of all cores, core by core; -1 for what is no person's name. */
export function numberNodes(corpus: Corpus, group: Int32Array): Int32Array {
  const node = shared.int32(corpus.mentions).fill(-1);
  const { offsets, values } = corpus.members;
  let next = 0;
  for (let core = 0; core + 1 < offsets.length; core++) {
    let groups = 0;
    for (let i = offsets[core]!; i < offsets[core + 1]!; i++) {
      node[values[i]!] = next + group[values[i]!]!;
      groups = Math.max(groups, group[values[i]!]! + 1);
    }
    next += groups;
  }
  return node;
}

export function peopleOf(corpus: Corpus, node: Int32Array): PeopleByName {
  const nodes = node.reduce((most, one) => Math.max(most, one + 1), 0);
  const members = rowsByGroup(node, nodes);
  const coreOf = Int32Array.from(
    { length: nodes },
    (_, one) => corpus.core[members.values[members.offsets[one]!]!]!,
  );
  return { members, ofCore: rowsByGroup(coreOf, corpus.coreWeight.length) };
}

function slice(variants: readonly Variant[], count: number): Variant[][] {
  const length = Math.max(1, Math.ceil(variants.length / count));
  return Array.from({ length: Math.ceil(variants.length / length) }, (_, i) =>
    variants.slice(i * length, (i + 1) * length),
  );
}

function rulesOf(corpus: Corpus, names: CorpusNames, ties: Ties, { members }: PeopleByName) {
  const mentionsOf = (node: number) =>
    members.values.subarray(members.offsets[node]!, members.offsets[node + 1]!);
  return {
    names,
    coreOf: (node: number) => corpus.core[mentionsOf(node)[0]!]!,
    mayNot: (x: number, y: number) => {
      const works = new Set<number>();
      const orcids = new Set<number>();
      const apart = new Set<number>();
      for (const mention of mentionsOf(x)) {
        works.add(corpus.work[mention]!);
        if (ties.orcid[mention]! >= 0) orcids.add(ties.orcid[mention]!);
        for (let at = ties.apart.offsets[mention]!; at < ties.apart.offsets[mention + 1]!; at++)
          apart.add(ties.apart.values[at]!);
      }
      return mentionsOf(y).some(
        (mention) =>
          works.has(corpus.work[mention]!) ||
          apart.has(mention) ||
          (orcids.size > 0 && ties.orcid[mention]! >= 0 && !orcids.has(ties.orcid[mention]!)),
      );
    },
  };
}

/** Nodes whose mentions bear one number are one person, across names. */
function tiedNodes(tie: ArrayLike<number>, node: Int32Array): Fit[] {
  return nodesOfOne(node, (mention) => (tie[mention]! < 0 ? null : tie[mention]!));
}

function nodesOfOne<Key>(node: Int32Array, keyOf: (mention: number) => Key | null): Fit[] {
  const first = new Map<Key, number>();
  const tied: Fit[] = [];
  node.forEach((one, mention) => {
    const key = keyOf(mention);
    if (key === null || one < 0) return;
    const other = first.get(key);
    if (other === undefined) first.set(key, one);
    else if (other !== one) tied.push({ a: other, b: one, score: 0 });
  });
  return tied;
}

function clustersOf(
  corpus: Corpus,
  node: Int32Array,
  joined: Int32Array,
): { cluster: Int32Array; clusters: number } {
  const numbers = new Int32Array(joined.length).fill(-1);
  const cluster = new Int32Array(corpus.mentions);
  let clusters = 0;
  for (let mention = 0; mention < cluster.length; mention++) {
    // What is no person's name stands alone.
    const person = node[mention]! < 0 ? -1 : joined[node[mention]!]!;
    if (person < 0) cluster[mention] = clusters++;
    else {
      if (numbers[person]! < 0) numbers[person] = clusters++;
      cluster[mention] = numbers[person]!;
    }
  }
  return { cluster, clusters };
}

/** Within its first group and the group within its person: both must hold. A mention that stands alone is sure. */
function weigh(corpus: Corpus, first: Spread, second: Spread, kept: Kept): Float32Array {
  const probability = (score: number) => (score === 0 ? 1 : 1 / (1 + Math.exp(-score)));
  return Float32Array.from({ length: corpus.mentions }, (_, mention) => {
    if (kept.cores.has(corpus.core[mention]!)) return kept.weight[mention]!;
    const p = probability(first.within[mention]!) * probability(second.within[mention]!);
    return Math.round(p * 1e6) / 1e6;
  });
}
