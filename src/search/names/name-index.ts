import { spelledOutWords, wordsOf } from '../../language/words.ts';
import { type Lexicon, LexiconBuilder } from '../files/lexicon.ts';
import { invert, type Lists, ListsBuilder, narrowed, type Runs, renumbered } from '../files/postings.ts';
import { damaged, numbers, part, type Sections, shorts, under } from '../files/sections.ts';
import {
  packTexts,
  readTexts,
  type ShownTexts,
  type TextBytes,
  type Texts,
  textSections,
} from '../files/texts.ts';

/** More words than this of one spelling are not looked at. */
export const wordsLookedAt = 64;

/** Marks the end of a person's homonym number (`Wei Wang 0004`): evidence, not part of the name. */
const homonymNumber = /\s\d{4}$/;

/** One thing with a name; the order of things is the order in which equally good matches are shown. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly spellings: readonly string[];
}

/**
 * Names of one kind of thing (people, works or organisations), ready to be searched. Owners are numbered in the order
 * in which equally good matches are shown, spellings by owner, words by their order in the lexicon.
 */
export interface NameIndex {
  readonly ids: Texts;
  /** Every spelling, as written: shown, and not searched. */
  readonly spellings: ShownTexts;
  /** Owner of each spelling. */
  readonly owner: Uint32Array;
  /** The spelling that is each owner's name. */
  readonly name: Uint32Array;
  readonly lexicon: Lexicon;
  /** Words of each spelling, in order. */
  readonly words: Runs;
  /** Spellings of each word. */
  readonly postings: Lists;
}

/** As it is built, all in memory. */
interface BuiltNames extends NameIndex {
  readonly spellings: Texts;
}

/** Indexes names under every spelling, and those with marked letters also spelled out (`Müller`, `mueller`). */
export function buildNameIndex(things: readonly Named[]): BuiltNames {
  const spellings: string[] = [];
  const owner: number[] = [];
  const words = new ListsBuilder();
  const lexiconBuilder = new LexiconBuilder();
  const name = new Uint32Array(things.length);
  const add = (text: string, its: number, itsWords: readonly string[]): void => {
    spellings.push(text);
    owner.push(its);
    const end = Math.min(itsWords.length, wordsLookedAt);
    for (let nth = 0; nth < end; nth++) words.add(lexiconBuilder.number(itsWords[nth]!));
    words.close();
  };
  for (const [number, thing] of things.entries()) {
    name[number] = spellings.length;
    for (const spelling of spellingsOf(thing)) {
      const plain = spelling.replace(homonymNumber, '');
      add(spelling, number, wordsOf(plain));
      const spelledOut = spelledOutWords(plain);
      if (spelledOut !== undefined) add(spelling, number, spelledOut);
    }
  }
  const { lexicon, places } = lexiconBuilder.build();
  const lists = renumbered(words.build(), places);
  const postings = invert(lists, places.length);
  return {
    ids: packTexts(things.map(({ id }) => id)),
    spellings: packTexts(spellings),
    owner: Uint32Array.from(owner),
    name,
    lexicon,
    words: narrowed(lists, places.length),
    postings: { offsets: postings.offsets, values: postings.values },
  };
}

/** The name and then the other spellings in order, each once; nearly everything has its name alone. */
const spellingsOf = ({ name, spellings }: Named): Iterable<string> =>
  spellings.length === 0 ? [name] : new Set([name, ...[...spellings].sort()]);

/** As sections of an index file; the bytes of the spellings are a file of their own. */
export const nameSections = (index: NameIndex): Sections => ({
  ...under('ids', textSections(index.ids)),
  ...under('lexicon', textSections(index.lexicon.texts)),
  ...under('words', { ...index.words }),
  ...under('postings', { ...index.postings }),
  owner: index.owner,
  name: index.name,
  spellings: index.spellings.offsets,
});

/** Lists from sections of an index file. */
export const readLists = (sections: Sections): Lists => ({
  offsets: numbers(sections, 'offsets'),
  values: numbers(sections, 'values'),
});

/** Runs from sections of an index file. */
export const readRuns = (sections: Sections): Runs => ({
  offsets: numbers(sections, 'offsets'),
  values:
    sections['values'] instanceof Uint16Array ? shorts(sections, 'values') : numbers(sections, 'values'),
});

/**
 * From sections of an index file.
 * @param spellings the bytes of the spellings
 * @throws `search-index-damaged` where they are not as many as the sections say
 */
export function readNames(sections: Sections, spellings: TextBytes): NameIndex {
  const offsets = numbers(sections, 'spellings');
  if (spellings.length !== (offsets.at(-1) ?? 0))
    throw damaged('spellings', 'It has other bytes than its names say.');
  return {
    ids: readTexts(part(sections, 'ids')),
    spellings: { bytes: spellings, offsets },
    lexicon: { texts: readTexts(part(sections, 'lexicon')) },
    words: readRuns(part(sections, 'words')),
    postings: readLists(part(sections, 'postings')),
    owner: numbers(sections, 'owner'),
    name: numbers(sections, 'name'),
  };
}
