import type { Corpus } from '../corpus/corpus.ts';
import { PairEvidence } from '../evidence/evidence.ts';
import { groupFeatures, pairFeatures } from '../evidence/levels.ts';
import { peopleOf } from '../identify.ts';
import { pairAt } from '../passes/condensed.ts';
import { never } from '../passes/linkage.ts';
import type { Nodes } from '../passes/nodes.ts';
import type { Variant } from '../passes/variants.ts';
import type { Workbench } from '../passes/workbench.ts';
import { ExampleRows } from './examples.ts';

/** Known person of each mention, null where not known. */
type Gold = readonly (string | null)[];

/** What may be learned: the fold of each core, and whether its gold may be looked at. */
export interface Lesson {
  readonly gold: Gold;
  /** The same, with profiles that look like one person's taken as one: what two such profiles are teaches nothing. */
  readonly persons: Gold;
  readonly fold: readonly number[];
  readonly learns: readonly boolean[];
}

/**
 * Weight of a name of which one person is known: it can only show what belongs together, for whoever else bears it is not known; taken
 * in full, such names teach to join.
 */
const oneKnown = 0.2;

/** Every two known mentions of a core. A core weighs as its mentions do, not as its pairs. */
export function pairExamples(corpus: Corpus, nodes: Nodes, { gold, fold, learns }: Lesson): ExampleRows {
  const evidence = new PairEvidence(corpus, nodes);
  const examples = new ExampleRows(pairFeatures.length);
  for (let core = 0; core < fold.length; core++) {
    if (!learns[core]) continue;
    const { offsets, values } = corpus.members;
    const known = values
      .subarray(offsets[core]!, offsets[core + 1]!)
      .filter((mention) => gold[mention] !== null);
    const weight = (isAmbiguous(known, gold) ? 1 : oneKnown) / Math.sqrt(known.length);
    evidence.among(known);
    for (let i = 1; i < known.length; i++) {
      evidence.from(i);
      for (let j = 0; j < i; j++) {
        if (corpus.work[known[i]!] === corpus.work[known[j]!]) continue;
        examples.add(
          evidence.levels,
          j * pairFeatures.length,
          gold[known[i]!] === gold[known[j]!],
          weight,
          fold[core]!,
        );
      }
    }
  }
  return examples;
}

/** Every two groups that the first pass left apart, where each is mostly one known person; look-alike profiles left out. */
export function groupExamples(
  corpus: Corpus,
  benches: readonly Workbench[],
  nodes: Nodes,
  { gold, persons, fold, learns }: Lesson,
): ExampleRows {
  const examples = new ExampleRows(groupFeatures.length);
  const known = new Set(corpus.core.filter((_core, mention) => gold[mention] !== null));
  const wanted = (core: number) => learns[core] === true && known.has(core);
  for (const bench of benches)
    bench.groupLevels(0, nodes, wanted, (first, levels) => {
      const start = corpus.members.offsets[first.core]!;
      const members: number[][] = Array.from({ length: first.groups }, () => []);
      for (const [i, group] of first.group.entries()) members[group]!.push(corpus.members.values[start + i]!);
      const truths = members.map((list) => truthOf(list, gold));
      const apart = members.map((list) => truthOf(list, persons).id);
      const all = Math.sqrt(truths.reduce((sum, { count }) => sum + count, 0));
      const ofName = isAmbiguous(members.flat(), gold) ? 1 : oneKnown;
      for (let i = 1; i < first.groups; i++)
        for (let j = 0; j < i; j++) {
          const [a, b] = [truths[i]!, truths[j]!];
          if (a.id === null || b.id === null || first.mean[pairAt(i, j)] === never) continue;
          if (a.id !== b.id && apart[i] === apart[j]) continue;
          const weight = (ofName * Math.sqrt(a.count * b.count)) / all;
          examples.add(levels, pairAt(i, j) * groupFeatures.length, a.id === b.id, weight, fold[first.core]!);
        }
    });
  return examples;
}

/** Every two people of two names that may be one; of two folds, they are left out with either. */
export function acrossExamples(
  corpus: Corpus,
  variants: readonly Variant[],
  bench: Workbench,
  nodes: Nodes,
  { gold, fold, learns }: Lesson,
): ExampleRows {
  const examples = new ExampleRows(groupFeatures.length);
  const people = peopleOf(corpus, nodes.node);
  const known = variants.filter(({ a, b }) => learns[a] && learns[b]);
  const truth = (node: number) =>
    truthOf(
      [...people.members.values.subarray(people.members.offsets[node]!, people.members.offsets[node + 1]!)],
      gold,
    );
  const coreOf = (node: number) => corpus.core[people.members.values[people.members.offsets[node]!]!]!;
  bench.acrossLevels(known, people, nodes, (x, y, levels) => {
    const [a, b] = [truth(x), truth(y)];
    if (a.id === null || b.id === null) return;
    const weight = Math.sqrt(Math.min(a.count, b.count));
    examples.add(levels, 0, a.id === b.id, weight, fold[coreOf(x)]!, fold[coreOf(y)]!);
  });
  return examples;
}

function isAmbiguous(mentions: Iterable<number>, gold: Gold): boolean {
  return new Set(Array.from(mentions, (mention) => gold[mention]).filter((id) => id !== null)).size > 1;
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
