import { createHash } from 'node:crypto';
import { initialKey } from '../names/keys.ts';
import { type Boosted, boost } from './boosting.ts';
import { readCircles } from './circles.ts';
import { pairAt } from './condensed.ts';
import { type Corpus, type CorpusNames, readCorpus } from './corpus.ts';
import { PairEvidence } from './evidence.ts';
import { ExampleRows } from './examples.ts';
import { fitFellegiSunter, levelShares } from './fellegi-sunter.ts';
import { nodesOf, numberNodes, peopleOf } from './identify.ts';
import type { IdentityInput } from './input.ts';
import { groupFeatures, pairFeatures } from './levels.ts';
import { never } from './linkage.ts';
import type { IdentityModel } from './model.ts';
import { readTies } from './ties.ts';
import { findVariants } from './variants.ts';
import { type Nodes, Workbench } from './workbench.ts';

export interface TrainingOptions {
  /** Whether a name block (see `initialKey`) may be learned from; all others are only clustered, for their co-authors. */
  readonly mayLearn: (block: string) => boolean;
  readonly made: string;
  readonly from: string;
  readonly report?: (line: string) => void;
}

const folds = 4;
const cuts = { pairs: 1.5, groups: 0, acrossNames: 0 };
const untrained: Boosted = { bias: 0, trees: [] };
const trees = {
  pairs: { trees: 40, depth: 4, rate: 0.25, leaf: 5, ridge: 1 },
  groups: { trees: 80, depth: 4, rate: 0.12, leaf: 3, ridge: 2 },
  acrossNames: { trees: 50, depth: 3, rate: 0.15, leaf: 3, ridge: 2 },
};

/**
 * Learns from the mentions whose OpenReview ids are known, which are otherwise hidden: labels only, never features.
 * Cross-fitted by name block: what the second and third passes learn from was clustered by models that had not seen
 * the block (as they will find it in blocks nobody has seen).
 */
export function trainIdentity(input: IdentityInput, options: TrainingOptions): IdentityModel {
  const report = options.report ?? (() => undefined);
  const { corpus, names } = readCorpus(input);
  const gold = input.openreview;
  const blocks = names.forms.map(([form]) => initialKey(form!));
  const fold = blocks.map((block) => createHash('md5').update(block).digest()[0]! % folds);
  const learns = blocks.map((block) => options.mayLearn(block));
  const coreNodes: Nodes = {
    node: corpus.core,
    circles: readCircles(corpus, corpus.core, names.coreKeys.length),
    weight: corpus.coreWeight,
  };
  const pairs = pairExamples(corpus, coreNodes, gold, fold, learns);
  report(`${pairs.size} pairs of mentions`);
  const ties = readTies(input, true);
  const benches = Array.from({ length: folds }, (_, held) => {
    const learned = {
      pairs: boost(pairs.without(held), trees.pairs),
      groups: untrained,
      acrossNames: untrained,
      cuts,
    };
    return { learned, bench: new Workbench(corpus, ties, ties, learned), cores: coresOf(corpus, fold, held) };
  });
  const group = new Int32Array(corpus.mentions);
  for (const { bench, cores } of benches) lay(corpus, cores, bench.first(0, cores, coreNodes).group, group);
  report('first pass done');
  const firstNodes = nodesOf(corpus, numberNodes(corpus, group));
  const groups = groupExamples(
    corpus,
    benches.map(({ bench }) => bench),
    firstNodes,
    gold,
    fold,
    learns,
  );
  report(`${groups.size} pairs of groups`);
  benches.forEach(({ bench, learned }, held) => {
    learned.groups = boost(groups.without(held), trees.groups);
    const second = bench.second(0, firstNodes);
    lay(corpus, second.cores, second.group, group);
  });
  const nodes = nodesOf(corpus, numberNodes(corpus, group));
  const across = acrossExamples(corpus, names, benches[0]!.bench, nodes, gold, fold, learns);
  report(`${across.size} pairs of people across names`);
  return {
    made: options.made,
    from: options.from,
    pairs: boost(pairs.without(null), trees.pairs),
    groups: boost(groups.without(null), trees.groups),
    acrossNames: boost(across.without(null), trees.acrossNames),
    cuts,
    fellegiSunter: fitBase(corpus, coreNodes, pairs.without(null).levels),
  };
}

function coresOf(corpus: Corpus, fold: readonly number[], held: number): Int32Array {
  const { offsets } = corpus.members;
  return Int32Array.from(
    [...fold.keys()].filter((core) => fold[core] === held && offsets[core + 1]! - offsets[core]! > 1),
  );
}

function lay(corpus: Corpus, cores: Int32Array, found: Int32Array, group: Int32Array): void {
  const { offsets, values } = corpus.members;
  let at = 0;
  for (const core of cores)
    for (let i = offsets[core]!; i < offsets[core + 1]!; i++) group[values[i]!] = found[at++]!;
}

type Gold = readonly (string | null)[];

/** Every two known mentions of a core. A core weighs as its mentions do, not as its pairs. */
function pairExamples(
  corpus: Corpus,
  nodes: Nodes,
  gold: Gold,
  fold: readonly number[],
  learns: readonly boolean[],
): ExampleRows {
  const evidence = new PairEvidence(corpus, nodes.node, nodes.circles, nodes.weight);
  const examples = new ExampleRows(pairFeatures.length);
  const levels = new Uint8Array(pairFeatures.length);
  for (let core = 0; core < fold.length; core++) {
    if (!learns[core]) continue;
    const { offsets, values } = corpus.members;
    const known = values
      .subarray(offsets[core]!, offsets[core + 1]!)
      .filter((mention) => gold[mention] !== null);
    const weight = 1 / Math.sqrt(known.length);
    for (let i = 1; i < known.length; i++) {
      evidence.from(known[i]!);
      for (let j = 0; j < i; j++) {
        if (corpus.work[known[i]!] === corpus.work[known[j]!]) continue;
        evidence.levels(known[j]!, levels);
        examples.add(levels, 0, gold[known[i]!] === gold[known[j]!], weight, fold[core]!);
      }
    }
  }
  return examples;
}

function groupExamples(
  corpus: Corpus,
  benches: readonly Workbench[],
  nodes: Nodes,
  gold: Gold,
  fold: readonly number[],
  learns: readonly boolean[],
): ExampleRows {
  const examples = new ExampleRows(groupFeatures.length);
  for (const bench of benches)
    bench.groupLevels(0, nodes, (first, levels) => {
      if (!learns[first.core]) return;
      const start = corpus.members.offsets[first.core]!;
      const members: number[][] = Array.from({ length: first.groups }, () => []);
      for (const [i, group] of first.group.entries()) members[group]!.push(corpus.members.values[start + i]!);
      const truths = members.map((list) => truthOf(list, gold));
      const known = Math.sqrt(truths.reduce((sum, { count }) => sum + count, 0));
      for (let i = 1; i < first.groups; i++)
        for (let j = 0; j < i; j++) {
          const [a, b] = [truths[i]!, truths[j]!];
          if (a.id === null || b.id === null || first.mean[pairAt(i, j)] === never) continue;
          const weight = Math.sqrt(a.count * b.count) / known;
          examples.add(levels, pairAt(i, j) * groupFeatures.length, a.id === b.id, weight, fold[first.core]!);
        }
    });
  return examples;
}

function acrossExamples(
  corpus: Corpus,
  names: CorpusNames,
  bench: Workbench,
  nodes: Nodes,
  gold: Gold,
  fold: readonly number[],
  learns: readonly boolean[],
): ExampleRows {
  const examples = new ExampleRows(groupFeatures.length);
  const people = peopleOf(corpus, nodes);
  const variants = findVariants(names).filter(({ a, b }) => learns[a] && learns[b]);
  const truth = (node: number) =>
    truthOf(
      [...people.members.values.subarray(people.members.offsets[node]!, people.members.offsets[node + 1]!)],
      gold,
    );
  bench.acrossLevels(variants, people, nodes, (x, y, levels) => {
    const [a, b] = [truth(x), truth(y)];
    if (a.id === null || b.id === null) return;
    examples.add(
      levels,
      0,
      a.id === b.id,
      Math.sqrt(Math.min(a.count, b.count)),
      fold[corpus.core[people.members.values[people.members.offsets[x]!]!]!]!,
    );
  });
  return examples;
}

/** The id that most of a group's known mentions have, and how many are known; null where no id has three in five. */
function truthOf(mentions: readonly number[], gold: Gold): { id: string | null; count: number } {
  const counts = new Map<string, number>();
  let known = 0;
  for (const mention of mentions) {
    const id = gold[mention];
    if (id === null || id === undefined) continue;
    known++;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const [top] = [...counts].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
  return { id: top !== undefined && top[1] >= 0.6 * known ? top[0] : null, count: known };
}

/** u from mentions drawn at random from all, m from pairs within cores; needs no ids. */
function fitBase(corpus: Corpus, nodes: Nodes, withinCores: Uint8Array) {
  const evidence = new PairEvidence(corpus, nodes.node, nodes.circles, nodes.weight);
  const drawn = 40_000;
  const levels = new Uint8Array(drawn * pairFeatures.length);
  const step = Math.max(1, Math.floor(corpus.mentions / drawn));
  for (let i = 0; i < drawn; i++) {
    // Mentions stand in order of a hash, so neighbours some steps away are random pairs.
    const a = (i * step) % corpus.mentions;
    evidence.from(a);
    evidence.levels((a + 1 + (i % 97)) % corpus.mentions, levels, i * pairFeatures.length);
  }
  return fitFellegiSunter(pairFeatures, withinCores, levelShares(pairFeatures, levels));
}
