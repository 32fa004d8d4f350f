import { fold } from '../names/fold.ts';

const word = /[\p{L}\p{N}\p{M}]+/gu;
const plainWord = /[a-z0-9]+/g;
const possessive = /'s(?![\p{L}\p{N}])/gu;
/** Without the grave accent, which folding takes for an apostrophe. */
const plain = /^[\x20-\x5f\x61-\x7e]*$/;

/** The words of a text as they are compared: folded, split at everything that is neither letter nor digit. */
export function wordsOf(text: string): string[] {
  // Most titles and names are plain: for them lower case is all that folding does, at a tenth of the time.
  if (plain.test(text)) return text.toLowerCase().replace(possessive, '').match(plainWord) ?? [];
  return fold(text).replace(possessive, '').match(word) ?? [];
}

/** Letters that German and the Nordic languages write as two where the mark is missing. */
const spelledOut: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ø', 'oe'],
  ['å', 'aa'],
]);

/**
 * The words with marked letters spelled out (`Müller` as `mueller`), where that differs from the plain folding
 * (`muller`); undefined where there is nothing to spell out.
 */
export function spelledOutWords(text: string): string[] | undefined {
  if (plain.test(text)) return undefined;
  const lower = text.normalize('NFC').toLowerCase();
  const out = lower.replace(/[äöüøå]/gu, (letter) => spelledOut.get(letter) ?? letter);
  return out === lower ? undefined : wordsOf(out);
}
