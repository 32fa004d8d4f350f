import { stem } from '../../language/stem.ts';
import { findWord, type Lexicon } from '../files/lexicon.ts';
import { tellingWords } from './topic-index.ts';

/** More stems than this of one query are not read. */
const stemsRead = 32;

const quoted = /"([^"]*)"|“([^”]*)”|«([^»]*)»/gu;

/** Two words side by side. */
interface Pair {
  readonly first: number;
  readonly second: number;
  /** Both written as one, where some work does (`data set`, `dataset`): such a work has both. */
  readonly joined: number | undefined;
}

/** A word that can be read as two written as one. */
interface Parting {
  readonly written: string;
  /** Its own stem, where some work has it. */
  readonly stem: number | undefined;
  readonly first: number;
  readonly second: number;
}

/** The letters of the shorter half of a word that is parted. */
const lettersOfHalf = 3;

/** A topic in plain words, as numbers of stems. */
export interface TopicQuery {
  /** Each once, in the order of the query. */
  readonly stems: readonly number[];
  /** Neighbours in the query, once stop words are left out: they are worth more side by side. */
  readonly pairs: readonly Pair[];
  /** Each way to part a word of the query into two that works have (`pretraining`). */
  readonly partings: readonly Parting[];
  /** What was put in quotes: a work must say it word by word. */
  readonly phrases: readonly (readonly number[])[];
  /** Stems that no work has. */
  readonly unknown: readonly string[];
  /** A phrase holds an unknown stem: no work can say it. */
  readonly impossible: boolean;
}

/** Reads a topic in plain words. */
export function readTopic(lexicon: Lexicon, text: string): TopicQuery {
  const quotes = [...text.matchAll(quoted)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  const told = [...quotes, ...text.replace(quoted, '\n').split('\n')].map(tellingWords);
  const runs = told.map((words) => words.map(stem));
  const numbered = runs.map((run) => run.slice(0, stemsRead).map((one) => findWord(lexicon, one)));
  const known = (number: number | undefined): number is number => number !== undefined;
  const phrases = numbered.slice(0, quotes.length).filter((phrase) => phrase.length > 0);
  return {
    stems: [...new Set(numbered.flat().filter(known))].slice(0, stemsRead),
    pairs: pairsOf(numbered, (run, at) => findWord(lexicon, stem(`${told[run]![at - 1]}${told[run]![at]}`))),
    partings: [...new Set(told.flat())].slice(0, stemsRead).flatMap((word) => partingsOf(lexicon, word)),
    phrases: phrases.map((phrase) => phrase.filter(known)).filter((phrase) => phrase.length > 1),
    unknown: [...new Set(runs.flat())].filter((one) => findWord(lexicon, one) === undefined),
    impossible: phrases.some((phrase) => !phrase.every(known)),
  };
}

function partingsOf(lexicon: Lexicon, word: string): Parting[] {
  const partings: Parting[] = [];
  for (let cut = lettersOfHalf; cut <= word.length - lettersOfHalf; cut++) {
    const [first, second] = [word.slice(0, cut), word.slice(cut)].map((half) =>
      findWord(lexicon, stem(half)),
    );
    if (first === undefined || second === undefined || first === second) continue;
    partings.push({ written: stem(word), stem: findWord(lexicon, stem(word)), first, second });
  }
  return partings;
}

/** @param joinedAt number of the word at a place and the one before it written as one */
function pairsOf(
  runs: readonly (readonly (number | undefined)[])[],
  joinedAt: (run: number, at: number) => number | undefined,
): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const [nth, run] of runs.entries()) {
    for (const [at, second] of run.entries()) {
      const first = at > 0 ? run[at - 1] : undefined;
      if (first === undefined || second === undefined) continue;
      pairs.set(`${first} ${second}`, { first, second, joined: joinedAt(nth, at) });
    }
  }
  return [...pairs.values()].slice(0, stemsRead);
}
