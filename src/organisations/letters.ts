import { fold } from '../names/fold.ts';
import type { Registry } from './registry.ts';
import { cleanText, nameWords } from './spelling.ts';

/** Letters of the shortest name that is looked for as a whole part, and inside a part. */
const shortest = { whole: 8, inner: 14 };
const mostWords = 12;

/** Letters and digits of a text without what parts words: "Tech-nology" and "UniversityofOttawa" are read like any other. */
function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * Finds the organisation whose name a string holds letter by letter, wherever words were run together, hyphenated or
 * parted by a broken accent ("Universit ` a di Siena"). Of several organisations with a name, the one named most is
 * found; names that `isProper` refuses are not looked for. The index is made when it is first asked.
 */
export function letterIndex(
  registry: Registry,
  isProper: (words: readonly string[], organisation: number) => boolean,
): (raw: string) => number | undefined {
  let index: ReadonlyMap<string, number> | undefined;
  const find = (letters: string): number | undefined => {
    index ??= indexLetters(registry);
    const organisation = index.get(letters);
    if (organisation === undefined) return undefined;
    const names = registry.organisations[organisation]?.names ?? [];
    const name = names.find((each) => nameLetters(each.name) === letters)?.name ?? '';
    return isProper(nameWords(name), organisation) ? organisation : undefined;
  };
  return (raw) => {
    const parts = cleanText(raw)
      .split(/[,;+|()[\]]/u)
      .map((part) => part.split(/\s+/u).map(lettersOf).filter(Boolean));
    let longest: Run | undefined;
    for (const [at, part] of parts.entries())
      for (const words of [part, [...part, ...(parts[at + 1] ?? [])]]) {
        const run = longestRun(words, find);
        if (run && run.letters > (longest?.letters ?? 0)) longest = run;
      }
    return longest?.organisation;
  };
}

function nameLetters(name: string): string {
  return lettersOf(name).replace(/^the/, '');
}

function indexLetters(registry: Registry): Map<string, number> {
  const index = new Map<string, number>();
  const use = (organisation: number): number => registry.use[organisation] ?? 0;
  for (const [organisation, { names, active }] of registry.organisations.entries())
    for (const { name, kind } of names) {
      if (!active || (kind !== 'label' && kind !== 'alias') || !/[^\p{L}\p{N}]/u.test(name)) continue;
      const letters = nameLetters(name);
      const other = index.get(letters);
      if (letters.length >= shortest.whole && (other === undefined || use(organisation) > use(other)))
        index.set(letters, organisation);
    }
  return index;
}

/** A run of words that is an organisation's name. */
interface Run {
  readonly organisation: number;
  readonly letters: number;
}

/** The longest run of words that is a name. */
function longestRun(
  words: readonly string[],
  find: (letters: string) => number | undefined,
): Run | undefined {
  for (let count = Math.min(words.length, mostWords); count > 0; count--)
    for (let start = 0; start + count <= words.length; start++) {
      const run = words
        .slice(start, start + count)
        .join('')
        .replace(/^the/, '');
      if (run.length < (count === words.length ? shortest.whole : shortest.inner)) continue;
      const found = find(run);
      if (found !== undefined) return { organisation: found, letters: run.length };
    }
  return undefined;
}
