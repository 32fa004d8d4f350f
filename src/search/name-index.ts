import { spelledOutWords, wordsOf } from '../language/words.ts';
import { type Lexicon, LexiconBuilder } from './lexicon.ts';
import { invert, type Lists, ListsBuilder, renumbered } from './postings.ts';
import { numbers, part, type Sections, under } from './sections.ts';
import { packTexts, readTexts, type Texts, textSections } from './texts.ts';

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
  /** Every spelling, as written. */
  readonly spellings: Texts;
  /** Owner of each spelling. */
  readonly owner: Uint32Array;
  /** The spelling that is each owner's name. */
  readonly name: Uint32Array;
  readonly lexicon: Lexicon;
  /** Words of each spelling, in order. */
  readonly words: Lists;
  /** Spellings of each word. */
  readonly postings: Lists;
}

/** Indexes names under every spelling, and those with marked letters also spelled out (`Müller`, `mueller`). */
export function buildNameIndex(things: readonly Named[]): NameIndex {
  const spellings: string[] = [];
  const owner: number[] = [];
  const words = new ListsBuilder();
  const lexiconBuilder = new LexiconBuilder();
  const name = new Uint32Array(things.length);
  const add = (text: string, its: number, itsWords: readonly string[]): void => {
    spellings.push(text);
    owner.push(its);
    for (const word of itsWords.slice(0, wordsLookedAt)) words.add(lexiconBuilder.number(word));
    words.close();
  };
  for (const [number, thing] of things.entries()) {
    name[number] = spellings.length;
    for (const spelling of new Set([thing.name, ...[...thing.spellings].sort()])) {
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
    words: lists,
    postings: { offsets: postings.offsets, values: postings.values },
  };
}

/** As sections of an index file. */
export const nameSections = (index: NameIndex): Sections => ({
  ...under('ids', textSections(index.ids)),
  ...under('spellings', textSections(index.spellings)),
  ...under('lexicon', textSections(index.lexicon.texts)),
  ...under('words', { ...index.words }),
  ...under('postings', { ...index.postings }),
  owner: index.owner,
  name: index.name,
});

/** Lists from sections of an index file. */
export const readLists = (sections: Sections): Lists => ({
  offsets: numbers(sections, 'offsets'),
  values: numbers(sections, 'values'),
});

/** From sections of an index file. */
export const readNames = (sections: Sections): NameIndex => ({
  ids: readTexts(part(sections, 'ids')),
  spellings: readTexts(part(sections, 'spellings')),
  lexicon: { texts: readTexts(part(sections, 'lexicon')) },
  words: readLists(part(sections, 'words')),
  postings: readLists(part(sections, 'postings')),
  owner: numbers(sections, 'owner'),
  name: numbers(sections, 'name'),
});
