import { createHash } from 'node:crypto';
import { initialKey } from '../../names/keys.ts';
import { type Corpus, type NamedCorpus, readCorpus } from '../corpus/corpus.ts';
import type { IdentityInput } from '../corpus/input.ts';
import { readCircles } from '../evidence/circles.ts';
import { PairEvidence } from '../evidence/evidence.ts';
import { pairFeatures } from '../evidence/levels.ts';
import { personsOf } from '../explanation/look-alikes.ts';
import { clusterAcross, numberNodes, peopleOf } from '../identify.ts';
import type { Fit, PeopleByName } from '../passes/across-names.ts';
import { listedTwice } from '../passes/listed-twice.ts';
import { type Nodes, nodesOf, nodesOfCores } from '../passes/nodes.ts';
import { readTies, type Ties } from '../passes/ties.ts';
import { type Variant, variantsYielding } from '../passes/variants.ts';
import { type Learned, Workbench } from '../passes/workbench.ts';
import { finish } from '../passes/yielding.ts';
import { type Boosted, boost } from './boosting.ts';
import type { ExampleRows } from './examples.ts';
import { fitFellegiSunter, levelShares } from './fellegi-sunter.ts';
import { makeUpNames } from './made-up-names.ts';
import type { IdentityModel } from './model.ts';
import { acrossExamples, groupExamples, type Lesson, pairExamples } from './training-examples.ts';

export interface TrainingOptions {
  /** Whether a name block (see `initialKey`) may be learned from; all others are only clustered, for their co-authors. */
  readonly mayLearn: (block: string) => boolean;
  readonly report?: (line: string) => void;
}

/** What was learned, worked out when asked for. */
interface TrainedIdentity {
  /** The cross-fitted cluster of every mention: at every pass a block is compared by a model that has not seen it. */
  readonly crossFitted: () => Int32Array;
  /** The model of all that may be learned from, with the day it was made and from what. */
  readonly model: (made: string, from: string) => IdentityModel;
}

const folds = 4;
const cuts = { pairs: 1, groups: { ofSixteen: 0.25, byDoubling: -0.2 }, acrossNames: 0 };
/** Of what is learned from made-up namesakes; see `makeUpNames`. */
const madeUpWeight = 0.5;
const untrained: Boosted = { bias: 0, trees: [] };
const trees = {
  pairs: { trees: 40, depth: 4, rate: 0.25, leaf: 5, ridge: 1 },
  groups: { trees: 160, depth: 3, rate: 0.1, leaf: 3, ridge: 2 },
  acrossNames: { trees: 50, depth: 3, rate: 0.15, leaf: 3, ridge: 2 },
};

/**
 * Learns from the mentions whose OpenReview ids are known, which are otherwise hidden: labels only, never features.
 * Cross-fitted by name block: what the second and third passes learn from was clustered by models that had not seen
 * the block (as they will find it in blocks nobody has seen).
 */
export function trainIdentity(input: IdentityInput, options: TrainingOptions): TrainedIdentity {
  const report = options.report ?? (() => undefined);
  const known = layOut(input, personsOf, options.mayLearn);
  const { corpus, names, coreNodes, lesson } = known;
  const { fold } = lesson;
  const pairs = pairExamples(corpus, coreNodes, lesson);
  report(`${pairs.size} pairs of mentions`);
  const models = Array.from({ length: folds }, (_, held) => ({
    pairs: boost(pairs.without(held), trees.pairs),
    groups: untrained,
    acrossNames: untrained,
    cuts,
  }));
  const group = new Int32Array(corpus.mentions);
  const benches = models.map((learned, held) => {
    const cores = coresOf(corpus, fold, held);
    const bench = firstPass(known, learned, cores, group);
    report(`first pass: fold ${held + 1} of ${folds}`);
    return bench;
  });
  const firstNodes = nodesOf(corpus, numberNodes(corpus, group));
  const groups = groupExamples(corpus, benches, firstNodes, lesson);
  const taught = groups.with(madeUpGroups(layMadeUp(input, known), models, group), madeUpWeight);
  report(`${groups.size} pairs of groups, ${taught.size - groups.size} of made-up namesakes`);
  for (const [held, bench] of benches.entries()) {
    models[held]!.groups = boost(taught.without(held), trees.groups);
    const second = bench.second(0, firstNodes);
    lay(corpus, second.cores, second.group, group);
    report(`second pass: fold ${held + 1} of ${folds}`);
  }
  const nodes = nodesOf(corpus, numberNodes(corpus, group));
  const variants = finish(variantsYielding(names));
  const across = acrossExamples(corpus, variants, benches[0]!, nodes, lesson);
  report(`${across.size} pairs of people across names`);
  return {
    crossFitted: () => {
      const people = peopleOf(corpus, nodes.node);
      const fits = crossFits(corpus, known.ties, variants, people, nodes, across, fold);
      return clusterAcross(corpus, names, known.ties, nodes.node, people, fits).cluster;
    },
    model: (made, from) => ({
      made,
      from,
      pairs: boost(pairs.without(), trees.pairs),
      groups: boost(taught.without(), trees.groups),
      acrossNames: boost(across.without(), trees.acrossNames),
      cuts,
      fellegiSunter: fitBase(corpus, coreNodes, pairs.without().levels),
    }),
  };
}

/** What is read of an input to learn from it. */
interface LaidOut extends NamedCorpus {
  readonly coreNodes: Nodes;
  readonly ties: Ties;
  readonly lesson: Lesson;
}

function layOut(
  input: IdentityInput,
  persons: (corpus: Corpus, gold: Lesson['gold']) => Lesson['persons'],
  mayLearn: (block: string, core: number) => boolean,
): LaidOut {
  const { corpus, names } = readCorpus(input);
  const blocks = names.forms.map(([form]) => initialKey(form!));
  return {
    corpus,
    names,
    coreNodes: nodesOfCores(corpus, readCircles(corpus, corpus.core, corpus.members)),
    ties: readTies(input, true, listedTwice(corpus)),
    lesson: {
      gold: input.openreview,
      persons: persons(corpus, input.openreview),
      fold: blocks.map((block) => createHash('md5').update(block).digest()[0]! % folds),
      learns: blocks.map(mayLearn),
    },
  };
}

/** The same with made-up namesakes, who alone may be learned from there. */
function layMadeUp(input: IdentityInput, known: LaidOut): LaidOut {
  const { input: madeUp, keys } = makeUpNames(input, known, known.lesson);
  const { persons } = known.lesson;
  const all = layOut(
    madeUp,
    () => persons,
    () => true,
  );
  return { ...all, lesson: { ...all.lesson, learns: all.names.coreKeys.map((key) => keys.has(key)) } };
}

/** First pass over some cores, whose groups are laid into `group`. */
function firstPass(
  { corpus, ties, coreNodes }: LaidOut,
  learned: Learned,
  cores: Int32Array,
  group: Int32Array,
): Workbench {
  const bench = new Workbench(corpus, ties, ties, learned);
  lay(corpus, cores, bench.first(0, cores, coreNodes).group, group);
  return bench;
}

/** Pairs of groups of made-up namesakes; all other names keep the groups that they have in `group`. */
function madeUpGroups(madeUp: LaidOut, models: readonly Learned[], group: Int32Array): ExampleRows {
  const { corpus, lesson } = madeUp;
  const own = group.slice();
  const benches = models.map((learned, held) =>
    firstPass(
      madeUp,
      learned,
      coresOf(corpus, lesson.fold, held).filter((core) => lesson.learns[core]),
      own,
    ),
  );
  return groupExamples(corpus, benches, nodesOf(corpus, numberNodes(corpus, own)), lesson);
}

/** Fits of two names, each by a model that has seen neither one's fold. */
function crossFits(
  corpus: Corpus,
  ties: Ties,
  variants: readonly Variant[],
  people: PeopleByName,
  nodes: Nodes,
  across: ExampleRows,
  fold: readonly number[],
): Fit[] {
  const byFolds = Map.groupBy(variants, ({ a, b }) => {
    const [x, y] = [fold[a]!, fold[b]!];
    return Math.min(x, y) * folds + Math.max(x, y);
  });
  return [...byFolds].flatMap(([both, some]) => {
    const acrossNames = boost(across.without(Math.floor(both / folds), both % folds), trees.acrossNames);
    const learned = { pairs: untrained, groups: untrained, acrossNames, cuts };
    return new Workbench(corpus, ties, ties, learned).across(some, people, nodes);
  });
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

/** u from mentions drawn at random from all, m from pairs within cores; needs no ids. */
function fitBase(corpus: Corpus, nodes: Nodes, withinCores: Uint8Array) {
  const evidence = new PairEvidence(corpus, nodes);
  const drawn = 40_000;
  const levels = new Uint8Array(drawn * pairFeatures.length);
  const step = Math.max(1, Math.floor(corpus.mentions / drawn));
  for (let i = 0; i < drawn; i++) {
    // Mentions stand in order of a hash, so neighbours some steps away are random pairs.
    const a = (i * step) % corpus.mentions;
    const b = (a + 1 + (i % 97)) % corpus.mentions;
    evidence.among(Int32Array.of(b, a));
    evidence.from(1);
    levels.set(evidence.levels.subarray(0, pairFeatures.length), i * pairFeatures.length);
  }
  return fitFellegiSunter(pairFeatures, withinCores, levelShares(pairFeatures, levels));
}
