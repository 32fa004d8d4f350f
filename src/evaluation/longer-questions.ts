import { createHash } from 'node:crypto';
import { stem } from '../language/stem.ts';
import { readAnchors } from '../measures/topic-anchors.ts';
import { findWord } from '../search/files/lexicon.ts';
import type { WorkColumns } from '../search/making/input.ts';
import { type SubjectIndex, stemsOf, tellingWords } from '../search/topics/topic-index.ts';
import type { Truth } from './expertise.ts';

/** A question of several words, and who turned out to publish on it. */
export interface LongerQuestion {
  readonly kind: 'three words' | 'four words' | 'name of a topic';
  readonly text: string;
  readonly truth: Truth;
}

/** So many questions of each number of words, drawn by a hash. */
const drawn = 150;

/** Works that each word had at the freeze; later works that have all of them; relevant people. */
const fewest = { holders: 25, works: 3, people: 5, peopleOfTopic: 20 } as const;

/** A work of the years after the freeze, as stems. */
interface Later {
  readonly row: number;
  readonly words: readonly string[];
  /** Title, then keywords. */
  readonly runs: readonly (readonly string[])[];
}

/**
 * Questions of three and four words that stand side by side in a title after the freeze, whose works have all of them in any order and place, and names of
 * topics, whose works say the name or a phrase of the topic.
 * @param rows works that came after the freeze, in which truth is looked for
 * @param known whether a person has any work by the freeze
 */
export function longerQuestions(
  index: SubjectIndex,
  works: WorkColumns,
  rows: readonly number[],
  known: (person: number) => boolean,
): LongerQuestion[] {
  const later = rows.map((row): Later => {
    const texts = [works.title[row]!, ...(works.keywords[row]?.split(';') ?? [])];
    return { row, words: tellingWords(works.title[row]!), runs: texts.map(stemsOf) };
  });
  const holders = holdersOf(later);
  const truthOf = (places: Iterable<number>): Truth => {
    const truth = new Map<number, number>();
    const { offsets, people } = works.authors;
    for (const place of places)
      for (let at = offsets[later[place]!.row]!; at < offsets[later[place]!.row + 1]!; at++)
        if (people[at]! >= 0 && known(people[at]!)) truth.set(people[at]!, (truth.get(people[at]!) ?? 0) + 1);
    return truth;
  };
  const often = (one: string): boolean => {
    const number = findWord(index.lexicon, one);
    const { offsets } = index.postings;
    return number !== undefined && offsets[number + 1]! - offsets[number]! >= fewest.holders;
  };
  return [
    ...asked(later, 3, often, holders, truthOf).map((one) => ({ kind: 'three words' as const, ...one })),
    ...asked(later, 4, often, holders, truthOf).map((one) => ({ kind: 'four words' as const, ...one })),
    ...readAnchors().flatMap(({ name, phrases }): LongerQuestion[] => {
      const truth = truthOf(new Set(phrases.flatMap((phrase) => saying(stemsOf(phrase), later, holders))));
      return truth.size < fewest.peopleOfTopic ? [] : [{ kind: 'name of a topic', text: name, truth }];
    }),
  ];
}

type Holders = ReadonlyMap<string, ReadonlySet<number>>;

/** By stem, the places of the works that have it. */
function holdersOf(later: readonly Later[]): Holders {
  const holders = new Map<string, Set<number>>();
  for (const [place, { runs }] of later.entries())
    for (const one of new Set(runs.flat())) holders.set(one, (holders.get(one) ?? new Set()).add(place));
  return holders;
}

/** Places of the works that have all of some stems. */
function withAll(stems: readonly string[], holders: Holders): number[] {
  const [rarest, ...others] = stems
    .map((one) => holders.get(one) ?? new Set<number>())
    .sort((a, b) => a.size - b.size);
  return [...(rarest ?? [])].filter((place) => others.every((other) => other.has(place)));
}

/** Places of the works that say some stems side by side. */
const saying = (phrase: readonly string[], later: readonly Later[], holders: Holders): number[] =>
  withAll(phrase, holders).filter((place) =>
    later[place]!.runs.some((run) =>
      run.some((_, at) => phrase.every((one, next) => run[at + next] === one)),
    ),
  );

/** Questions of so many words, in an order that a hash of their stems gives. */
function asked(
  later: readonly Later[],
  size: number,
  often: (stem: string) => boolean,
  holders: Holders,
  truthOf: (places: readonly number[]) => Truth,
): { text: string; truth: Truth }[] {
  const candidates = new Map<string, { text: string; stems: string[] }>();
  for (const { words } of later)
    for (let at = 0; at + size <= words.length; at++) {
      const some = words.slice(at, at + size);
      const stems = some.map(stem);
      if (new Set(stems).size === size)
        candidates.set(stems.toSorted().join(' '), { text: some.join(' '), stems });
    }
  const hashed = [...candidates]
    .map(([key, one]) => ({ key: createHash('md5').update(key).digest('hex'), ...one }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const questions: { text: string; truth: Truth }[] = [];
  for (const { text, stems } of hashed) {
    if (questions.length === drawn) break;
    if (!stems.every(often)) continue;
    const places = withAll(stems, holders);
    const truth = places.length < fewest.works ? new Map<number, number>() : truthOf(places);
    if (truth.size >= fewest.people) questions.push({ text, truth });
  }
  return questions;
}
