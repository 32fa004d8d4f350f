import { spelledOutWords, wordsOf } from '../../language/words.ts';
import { findWord, type Lexicon, prefixRange, type Range } from '../files/lexicon.ts';
import { slipsForgiven, wordsNear } from './typo.ts';

/** What each liberty taken with a word of a query costs; the cheapest reading of a query counts. */
export const liberties = {
  /** Words joined or parted: `Le Cun` for LeCun. */
  respaced: 1,
  /** The last word typed is the beginning of the name's word. */
  beginning: 2,
  /** Another word typed is: `Chris` for Christopher, `Y` for Yann. */
  shortened: 3,
  /** A slip of the pen. */
  slip: 4,
  /** The name has the initial only. */
  initial: 5,
  /** A word typed that the name doesn't have. */
  unknownWord: 8,
} as const;

/** Words of the lexicon that a word typed may stand for, at a cost. */
interface Accepted extends Range {
  readonly cost: number;
}

/** One word typed, and all that it may stand for. */
export interface Part {
  readonly length: number;
  readonly accepted: readonly Accepted[];
  /** Two neighbouring words of a name, written as one. */
  readonly parted: readonly (readonly [number, number])[];
}

/** One way to take a query: each part must be found in a name. */
export interface Reading {
  readonly parts: readonly Part[];
  /** Cost of this way, before a name is looked at. */
  readonly cost: number;
}

/** How far a query is bent to find something: each degree is tried only where those before find nothing for certain. */
export const degrees = ['as typed', 'slips forgiven', 'one word less'] as const;
export type Degree = (typeof degrees)[number];

/** More words typed than this are not read. */
const wordsRead = 32;
/** Words are joined and left out only in queries as long as names are. */
const wordsOfName = 8;

interface Typed {
  readonly word: string;
  readonly joined: boolean;
  readonly last: boolean;
}

/** Every reading of a query, at one degree. */
export function readQuery(lexicon: Lexicon, query: string, degree: Degree, initials: boolean): Reading[] {
  const spelledOut = spelledOutWords(query);
  const spellings = spelledOut === undefined ? [wordsOf(query)] : [wordsOf(query), spelledOut];
  // The same words come back in many readings, and finding what is near them is dear.
  const known = new Map<string, Part>();
  const partOf = (typed: Typed): Part => {
    const key = `${typed.word} ${typed.joined} ${typed.last}`;
    const part = known.get(key) ?? readWord(lexicon, typed, degree, initials);
    known.set(key, part);
    return part;
  };
  return spellings
    .map((words) => words.slice(0, wordsRead))
    .flatMap((words) => (degree === 'one word less' ? oneLess(words) : [words]))
    .filter((words) => words.length > 0)
    .flatMap(spacings)
    .map((typed) => ({
      parts: typed.map(partOf),
      cost: degree === 'one word less' ? liberties.unknownWord : 0,
    }));
}

/** The query with each word left out in turn, of three and more: two words must still agree. */
const oneLess = (words: string[]): string[][] =>
  words.length < 3 || words.length > wordsOfName
    ? []
    : words.map((_, out) => words.filter((_, at) => at !== out));

/** The words as typed, and with each pair of neighbours joined. */
function spacings(words: string[]): Typed[][] {
  const last = words.length - 1;
  const typed = words.map((word, at) => ({ word, joined: false, last: at === last }));
  if (words.length > wordsOfName) return [typed];
  const joined = words
    .slice(0, -1)
    .map((word, at) => [
      ...typed.slice(0, at),
      { word: word + words[at + 1], joined: true, last: at + 1 === last },
      ...typed.slice(at + 2),
    ]);
  return [typed, ...joined];
}

function readWord(lexicon: Lexicon, { word, joined, last }: Typed, degree: Degree, initials: boolean): Part {
  const spacing = joined ? liberties.respaced : 0;
  const accepted: Accepted[] = [];
  const whole = findWord(lexicon, word);
  if (whole !== undefined) accepted.push({ from: whole, to: whole + 1, cost: spacing });
  const { from, to } = prefixRange(lexicon, Buffer.from(word));
  const longer = whole === undefined ? from : whole + 1;
  if (longer < to)
    accepted.push({ from: longer, to, cost: spacing + (last ? liberties.beginning : liberties.shortened) });
  const initial = initials && !joined && word.length > 1 ? findWord(lexicon, word.slice(0, 1)) : undefined;
  if (initial !== undefined) accepted.push({ from: initial, to: initial + 1, cost: liberties.initial });
  if (degree === 'slips forgiven') {
    for (const near of wordsNear(lexicon, word, slipsForgiven(word.length))) {
      if (near < from || near >= to)
        accepted.push({ from: near, to: near + 1, cost: spacing + liberties.slip });
    }
  }
  return { length: word.length, accepted, parted: joined ? [] : partings(lexicon, word) };
}

/** The ways to part a word into two words of the lexicon. */
function partings(lexicon: Lexicon, word: string): [number, number][] {
  const ways: [number, number][] = [];
  for (let at = 1; at < word.length; at++) {
    const first = findWord(lexicon, word.slice(0, at));
    const second = first === undefined ? undefined : findWord(lexicon, word.slice(at));
    if (first !== undefined && second !== undefined) ways.push([first, second]);
  }
  return ways;
}
