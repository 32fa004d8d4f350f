import { givenLevels } from '../../names/compare.ts';
import type { CorpusNames } from '../corpus/corpus.ts';
import type { Fit } from './across-names.ts';
import { compareCores } from './variants.ts';

const apartFrom = givenLevels.indexOf('different');

/** What joining two people across names must respect. */
export interface JoiningRules {
  readonly names: CorpusNames;
  readonly coreOf: (node: number) => number;
  /** Works and cannot-links: whether two nodes may never be one. */
  readonly mayNot: (a: number, b: number) => boolean;
}

/**
 * Joins people across spellings of their names, best fit first. All spellings of a person must fit one another: `J. Wang`
 * may be Jun or Jing, but not both. Returns for each node the node it is joined to, the least of its person.
 */
export function joinAcross(
  fits: readonly Fit[],
  nodes: number,
  rules: JoiningRules,
  given: readonly Fit[],
): Int32Array {
  const parent = Int32Array.from({ length: nodes }, (_, node) => node);
  const people = new Map<number, number[]>();
  const find = (node: number): number => {
    while (parent[node] !== node) node = parent[node] = parent[parent[node]!]!;
    return node;
  };
  const unite = (a: number, b: number) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    people.set(low, [...(people.get(low) ?? [low]), ...(people.get(high) ?? [high])]);
    people.delete(high);
    parent[high] = low;
  };
  for (const { a, b } of given) if (find(a) !== find(b)) unite(find(a), find(b));
  const fitting = (x: number, y: number) =>
    !rules.mayNot(x, y) &&
    compareCores(rules.names.forms[rules.coreOf(x)]!, rules.names.forms[rules.coreOf(y)]!) !== apartFrom;
  for (const { a, b } of [...fits].sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)) {
    const [rootA, rootB] = [find(a), find(b)];
    if (rootA === rootB) continue;
    const [partsA, partsB] = [people.get(rootA) ?? [rootA], people.get(rootB) ?? [rootB]];
    if (partsA.every((x) => partsB.every((y) => fitting(x, y)))) unite(rootA, rootB);
  }
  return Int32Array.from({ length: nodes }, (_, node) => find(node));
}
