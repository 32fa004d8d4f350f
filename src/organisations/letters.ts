import { fold } from '../names/fold.ts';
import type { Registry } from './registry.ts';
import { cleanText, nameWords } from './spelling.ts';

/** Letters of the shortest name that is looked for as a whole part, and inside a part. */
const shortest = { whole: 8, inner: 14 };
const mostWords = 12;

const ascii = /^[\u0020-\u005f\u0061-\u007e]*$/;

/** Letters and digits of a text without what parts words: "Tech-nology" and "UniversityofOttawa" are read like any other. */
function lettersOf(text: string): string {
  if (ascii.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
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
  let index: Index | undefined;
  const find = (letters: string): number | undefined => {
    const organisation = index?.names.get(letters);
    if (organisation === undefined) return undefined;
    const names = registry.organisations[organisation]?.names ?? [];
    const name = names.find((each) => nameLetters(each.name) === letters)?.name ?? '';
    return isProper(nameWords(name), organisation) ? organisation : undefined;
  };
  return (raw) => {
    index ??= indexLetters(registry);
    const parts = cleanText(raw)
      .split(/[,;+|()[\]]/u)
      .map((part) => part.split(/\s+/u).map(lettersOf).filter(Boolean));
    let longest: Run | undefined;
    for (const [at, part] of parts.entries())
      for (const words of [part, [...part, ...(parts[at + 1] ?? [])]]) {
        const run = longestRun(words, index.hashes, find);
        if (run && run.letters > (longest?.letters ?? 0)) longest = run;
      }
    return longest?.organisation;
  };
}

function nameLetters(name: string): string {
  const letters = lettersOf(name);
  return letters.startsWith('the') ? letters.slice(3) : letters;
}

/** Organisations by the letters of their names, and the names' hashes: most runs of words are no name, and need not be written out. */
interface Index {
  readonly names: ReadonlyMap<string, number>;
  readonly hashes: Hashes;
}

function indexLetters(registry: Registry): Index {
  const names = new Map<string, number>();
  const hashes = new Hashes();
  const use = (organisation: number): number => registry.use[organisation] ?? 0;
  for (const [organisation, { names: own, active }] of registry.organisations.entries())
    for (const { name, kind } of own) {
      if (!active || (kind !== 'label' && kind !== 'alias')) continue;
      if (!name.includes(' ') && !/[^\p{L}\p{N}]/u.test(name)) continue;
      const letters = nameLetters(name);
      if (letters.length < shortest.whole) continue;
      const other = names.get(letters);
      if (other === undefined || use(organisation) > use(other)) names.set(letters, organisation);
      hashes.add(hashOf(letters));
    }
  return { names, hashes };
}

/** A set of hashes that may say yes for one that it has not, one bit each. */
class Hashes {
  readonly #bits = new Uint32Array(1 << 18);

  add(hash: number): void {
    const at = (hash ^ (hash >>> 15)) & 0x7fffff;
    this.#bits[at >>> 5] = (this.#bits[at >>> 5] ?? 0) | (1 << (at & 31));
  }

  has(hash: number): boolean {
    const at = (hash ^ (hash >>> 15)) & 0x7fffff;
    return ((this.#bits[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;
  }
}

const base = 0x01000193;
const powers = [1];

/** Polynomial hash of a text, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, base) + text.charCodeAt(at)) | 0;
  return hash;
}

/** Polynomial hash of each beginning of a text, that of nothing first (Karp and Rabin 1987). */
function hashesOf(text: string): number[] {
  const hashes = [0];
  for (let at = 0; at < text.length; at++)
    hashes.push((Math.imul(hashes[at] ?? 0, base) + text.charCodeAt(at)) | 0);
  while (powers.length <= text.length) powers.push(Math.imul(powers.at(-1) ?? 1, base));
  return hashes;
}

/** A run of words that is an organisation's name. */
interface Run {
  readonly organisation: number;
  readonly letters: number;
}

/** The longest run of words that is a name. */
function longestRun(
  words: readonly string[],
  known: Hashes,
  find: (letters: string) => number | undefined,
): Run | undefined {
  const text = words.join('');
  const hashes = hashesOf(text);
  const starts = [0];
  for (const word of words) starts.push((starts.at(-1) ?? 0) + word.length);
  for (let count = Math.min(words.length, mostWords); count > 0; count--)
    for (let start = 0; start + count <= words.length; start++) {
      const begin = starts[start] ?? 0;
      const from = text.startsWith('the', begin) ? begin + 3 : begin;
      const to = starts[start + count] ?? 0;
      if (to - from < (count === words.length ? shortest.whole : shortest.inner)) continue;
      const hash = ((hashes[to] ?? 0) - Math.imul(hashes[from] ?? 0, powers[to - from] ?? 0)) | 0;
      const found = known.has(hash) ? find(text.slice(from, to)) : undefined;
      if (found !== undefined) return { organisation: found, letters: to - from };
    }
  return undefined;
}
