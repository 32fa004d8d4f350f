/** Words that the rules would miss or spoil. */
const irregular: ReadonlyMap<string, string> = new Map([
  ['embed', 'embed'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
  ['indices', 'index'],
  ['vortices', 'vortex'],
]);

const vowel = /[aeiouy]/;

/** `networks`, `policies`, `losses`; words such as `bias`, `analysis`, `class` and `corpus` are no plurals. */
function singular(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !/(?:ss|is|ias|...us)$/.test(word) ? word.slice(0, -1) : word;
}

/** `learning` and `learned` to `learn`, `studied` to `study`; what has no vowel without its ending (`king`) stays. */
function uninflected(word: string): string {
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  const ending = /(?:ing|(?<!e)ed)$/.exec(word);
  if (ending === null) return word;
  const rest = word.slice(0, ending.index);
  return rest.length > 1 && vowel.test(rest) ? rest : word;
}

/** One spelling for what endings leave behind: `code` and `cod(ing)`, `model` and `modell(ing)`, `embed(d)`. */
const trimmed = (word: string): string =>
  word.replace(/(?<=[a-z]{2}[^aeiou])e$/, '').replace(/(?<=[aeiouy])([bcdfglmnprstz])\1$/, '$1');

/**
 * What a folded English word has in common with its plural, its -ing and its -ed form: the first steps of Porter (1980)
 * and no more, since -ive, -ity and -ation part subjects here (`generative`, `generation`). Other languages pass nearly
 * unchanged. Not a word to show.
 */
export function stem(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  return word.length < 3 || !/^[a-z]+$/.test(word) ? word : trimmed(uninflected(singular(word)));
}
