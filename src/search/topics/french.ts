import { readFileSync } from 'node:fs';
import { stopwords } from '../../language/stopwords.ts';
import { wordsOf } from '../../language/words.ts';

/** French terms of the field with what English titles say; compiled for Vivier, see data/README.md. */
const lexiconFile = new URL('../../../data/lexicon/fr-en.csv', import.meta.url);

/** Longest French term, in words. */
const longestTerm = 8;

/** Endings of learned words that French and English spell apart; a rewriting counts where the corpus has the word. */
const cognates: readonly (readonly [RegExp, readonly string[]])[] = [
  [/iques?$/, ['ic', 'ical', 'ics']],
  [/isation$/, ['ization']],
  [/ites?$/, ['ity']],
  [/(?:euses?|eurs?)$/, ['or', 'er']],
  [/aires?$/, ['ar', 'ary']],
  [/elles?$|els?$/, ['al']],
  [/i[fv]e?s?$/, ['ive']],
  [/ies?$/, ['y']],
  [/ees?$/, ['ed']],
  [/es?$/, ['', 'ed']],
];

/** A question as English titles would say it. */
export interface Translated {
  readonly text: string;
  /** Each French term with its English one, in the order of the question. */
  readonly terms: readonly { readonly from: string; readonly to: string }[];
}

let lexicon: ReadonlyMap<string, string> | undefined;

/** French terms by their folded words, without words that say nothing; read once. */
function readLexicon(): ReadonlyMap<string, string> {
  if (lexicon !== undefined) return lexicon;
  const [, ...lines] = readFileSync(lexiconFile, 'utf8').trim().split('\n');
  lexicon = new Map(
    lines.map((line) => {
      const comma = line.lastIndexOf(',');
      return [wordsOf(line.slice(0, comma)).join(' '), line.slice(comma + 1)];
    }),
  );
  return lexicon;
}

/**
 * Reads a French question in English, the longest terms first; undefined where nothing in it is French. What stands in quotes
 * is translated too, and stays in quotes.
 * @param known whether the corpus has a word
 */
export function translate(text: string, known: (word: string) => boolean): Translated | undefined {
  const terms: { from: string; to: string }[] = [];
  const pieces = text
    .split(/(["“”«»])/)
    .map((piece) => (/^["“”«»]$/.test(piece) ? piece : translateRun(piece, known, terms)));
  return terms.length === 0 ? undefined : { text: pieces.join('').trim(), terms };
}

function translateRun(
  run: string,
  known: (word: string) => boolean,
  terms: { from: string; to: string }[],
): string {
  const words = wordsOf(run);
  const out: string[] = [];
  for (let at = 0; at < words.length; ) {
    const { length, english } = longestAt(words, at);
    const from = words.slice(at, at + length).join(' ');
    const to = english ?? cognateOf(from, known);
    if (to !== undefined && to !== from) terms.push({ from, to });
    out.push(to ?? from);
    at += length;
  }
  return ` ${out.join(' ')} `;
}

function longestAt(words: readonly string[], at: number): { length: number; english: string | undefined } {
  for (let length = Math.min(longestTerm, words.length - at); length > 0; length--) {
    const english = readLexicon().get(words.slice(at, at + length).join(' '));
    if (english !== undefined) return { length, english };
  }
  return { length: 1, english: undefined };
}

/** The English cousin of a word that the corpus lacks, where the corpus has that one. */
function cognateOf(word: string, known: (word: string) => boolean): string | undefined {
  if (word.length < 5 || stopwords.has(word) || known(word)) return undefined;
  for (const [ending, others] of cognates) {
    if (!ending.test(word)) continue;
    const cousin = others.map((other) => word.replace(ending, other)).find(known);
    if (cousin !== undefined) return cousin;
  }
  return undefined;
}
