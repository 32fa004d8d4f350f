import { fold } from '../../names/fold.ts';
import { renumber } from '../corpus/renumber.ts';
import { shared } from '../corpus/shared-memory.ts';

/** How the names of one core are printed: each printed form has a number, and what it shares with others by ever coarser sameness. */
export interface Spellings {
  /** Printed form of each mention. */
  readonly form: Int32Array;
  /** Of each form: equal numbers are equal but for case; but for case and marks; but for those, hyphens and spaces. */
  readonly caseless: Int32Array;
  readonly markless: Int32Array;
  readonly letters: Int32Array;
}

/** The forms in which names are printed, numbered in order of first appearance. */
export interface PrintedForms {
  /** Of each mention. */
  readonly form: Int32Array;
  readonly texts: readonly string[];
}

export function readForms(rawName: readonly string[], name: Int32Array): PrintedForms {
  const { renumbered, old } = renumber(name);
  const texts = new Array<string>(old.length);
  for (let mention = 0; mention < rawName.length; mention++) texts[renumbered[mention]!] = rawName[mention]!;
  return { form: renumbered, texts };
}

/** Labels of the levels of `spellingLevel`. */
export const spellingLevels = [
  'same',
  'other case',
  'other marks',
  'other hyphens or spaces',
  'other names',
] as const;

/** Reads how names are printed: namesakes often write theirs each in their own way (`Yu-Xiang Wang`, `Yuxiang Wang`, `Yuxiang WANG`). */
export function readSpellings({ form, texts: forms }: PrintedForms): Spellings {
  const texts = new Codes();
  const ofForm = forms.map((raw): [number, number, number] => {
    const [lower, folded] = [raw.toLowerCase(), fold(raw)];
    const caseless = texts.of(lower);
    const markless = folded === lower ? caseless : texts.of(folded);
    return [caseless, markless, texts.of(folded.replace(/[^\p{L}]/gu, ''))];
  });
  const column = (k: 0 | 1 | 2) => {
    const codes = shared.int32(ofForm.length);
    ofForm.forEach((row, i) => {
      codes[i] = row[k];
    });
    return codes;
  };
  return { form, caseless: column(0), markless: column(1), letters: column(2) };
}

/** How alike two printed forms are: an index into `spellingLevels`. */
export function spellingLevel({ caseless, markless, letters }: Spellings, a: number, b: number): number {
  if (a === b) return 0;
  if (caseless[a] === caseless[b]) return 1;
  if (markless[a] === markless[b]) return 2;
  return letters[a] === letters[b] ? 3 : 4;
}

/** Numbers of texts, in order of first appearance. */
class Codes {
  private readonly codes = new Map<string, number>();

  of(text: string): number {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    this.codes.set(text, this.codes.size);
    return this.codes.size - 1;
  }
}
