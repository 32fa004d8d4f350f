import { createHash } from 'node:crypto';
import type { Corpus, NamedCorpus } from '../corpus/corpus.ts';
import type { IdentityInput } from '../corpus/input.ts';
import type { Lesson } from './training-examples.ts';

/** Names are made up of those that are as common as this, in `crowding`: of rarer ones namesakes are no question. */
const leastCrowding = -8;
/** Known lines of a person that is given a namesake. */
const leastKnown = 2;

/** The input with names that two known people bear, who bear two. */
interface MadeUpNames {
  readonly input: IdentityInput;
  /** Keys of those names. */
  readonly keys: ReadonlySet<string>;
}

/**
 * Makes up namesakes to learn from: known people whose names nobody else known bears, of one family name and one fold, two by two; the lines
 * of the one get the printed names of the other. All else they had they keep, as namesakes do. Known namesakes are few, and twice as many teach more.
 */
export function makeUpNames(input: IdentityInput, named: NamedCorpus, lesson: Lesson): MadeUpNames {
  const [rawName, name] = [input.rawName.slice(), input.name.slice()];
  const keys = new Set<string>();
  for (const [a, b] of coupleUp(named, lesson)) {
    const [forms, others] = [a, b].map((core) => printedNames(input, linesOf(named.corpus, core))) as [
      PrintedName[],
      PrintedName[],
    ];
    for (const line of linesOf(named.corpus, b)) {
      const form = forms[others.findIndex((other) => other.name === name[line]) % forms.length]!;
      name[line] = form.name;
      rawName[line] = form.text;
    }
    keys.add(named.names.coreKeys[a]!);
  }
  return { input: { ...input, rawName, name }, keys };
}

interface PrintedName {
  readonly name: number;
  readonly text: string;
}

/** Printed names of some lines, the most frequent first. */
function printedNames(input: IdentityInput, lines: Int32Array): PrintedName[] {
  const byName = Map.groupBy(lines, (line) => input.name[line]!);
  return [...byName]
    .map(([name, some]) => ({ name, text: input.rawName[some[0]!]!, count: some.length }))
    .sort((x, y) => y.count - x.count || (x.text < y.text ? -1 : 1));
}

/** Cores to be made one, each in one couple at most. */
function coupleUp({ corpus, names }: NamedCorpus, { gold, fold, learns }: Lesson): [number, number][] {
  const groups = new Map<string, number[]>();
  for (const [core, key] of names.coreKeys.entries()) {
    if (!learns[core] || corpus.crowding[core]! < leastCrowding) continue;
    const known = linesOf(corpus, core).filter((line) => gold[line] !== null);
    if (known.length < leastKnown || new Set(Array.from(known, (line) => gold[line])).size > 1) continue;
    const [, family] = key.split(' ');
    const of = `${fold[core]} ${family}`;
    groups.set(of, [...(groups.get(of) ?? []), core]);
  }
  const byChance = (core: number) => createHash('md5').update(names.coreKeys[core]!).digest('hex');
  return [...groups.values()].flatMap((cores) => {
    const drawn = cores.map((core) => [byChance(core), core] as const).sort((x, y) => (x[0] < y[0] ? -1 : 1));
    return Array.from({ length: Math.floor(drawn.length / 2) }, (_, i): [number, number] => [
      drawn[2 * i]![1],
      drawn[2 * i + 1]![1],
    ]);
  });
}

function linesOf({ members: { offsets, values } }: Corpus, core: number): Int32Array {
  return values.subarray(offsets[core]!, offsets[core + 1]!);
}
