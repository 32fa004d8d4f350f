import { fold } from './fold.ts';

/** What stands in a text in the place of a name that is withheld; of no language. */
export const WITHHELD = '[…]';

/** Most words of a name that is looked for in texts. */
const LONGEST = 6;

interface Word {
  readonly from: number;
  readonly to: number;
  readonly said: string;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ index, 0: word }) => ({
    from: index,
    to: index + word.length,
    said: fold(word),
  }));
}

/**
 * A name as texts are searched for it: its words, folded, one space between them. Null where it would be found in texts that are about
 * somebody else: of one word, of very many, or beginning with an initial.
 */
export function nameInTexts(name: string): string | null {
  const words = wordsOf(name).map(({ said }) => said);
  const [first = ''] = words;
  return words.length < 2 || words.length > LONGEST || first.length < 2 ? null : words.join(' ');
}

/**
 * The text with `mark` in the place of every run of words that is a name, the longest first. Names are known by a test alone, so that
 * whoever withholds them need not hold them. Words are what letters and digits make, whatever stands between them: a name in an address counts.
 */
export function withholdNames(text: string, isName: (name: string) => boolean, mark = WITHHELD): string {
  const words = wordsOf(text);
  let told = '';
  let at = 0;
  for (let i = 0; i < words.length; i++) {
    const last = Math.min(words.length, i + LONGEST);
    for (let end = last; end > i + 1; end--) {
      const run = words.slice(i, end);
      if (!isName(run.map(({ said }) => said).join(' '))) continue;
      told += text.slice(at, run[0]?.from) + mark;
      at = run.at(-1)?.to ?? at;
      i = end - 1;
      break;
    }
  }
  return at === 0 ? text : told + text.slice(at);
}
