import { stem } from '../../language/stem.ts';
import { stopwords } from '../../language/stopwords.ts';
import { wordsOf } from '../../language/words.ts';
import { type Lexicon, LexiconBuilder } from '../files/lexicon.ts';
import { invert, type Lists, ListsBuilder, narrowed, type Runs, renumbered } from '../files/postings.ts';
import { octets, part, type Sections, shorts, under } from '../files/sections.ts';
import { readTexts, textSections } from '../files/texts.ts';
import { readLists, readRuns } from '../names/name-index.ts';
import { countIn, type Field, longest } from './bm25.ts';

/** A work as its subject is indexed. */
export interface Subject {
  readonly title: string;
  readonly keywords: string | null;
  readonly venue: string | null;
  readonly year: number | null;
}

/** A work with the numbers of its authors in printed order, `nobody` where not known. */
export interface AuthoredSubject extends Subject {
  readonly authors: readonly number[];
}

/** An author of whom it is not known who it is. */
export const nobody = 0xffffffff;

/** The year of an undated work. */
export const undated = 0;

/**
 * Subjects of works, ready to be ranked. Works are numbered by year, undated ones first and then the latest first: what could be
 * known by the end of a year is the works from some number on.
 */
export interface SubjectIndex {
  /** Stems of the words that say something. */
  readonly lexicon: Lexicon;
  /** Stems of each work's title, then of each keyword, in order, with a break (the number of stems) before each keyword. */
  readonly sequences: Runs;
  /** Works of each stem, ascending. */
  readonly postings: Lists;
  /** For each posting, how often the stem stands in which field (`packTally`). */
  readonly tallies: Uint8Array;
  /** Number of stems in each title and in all keywords of each work, at most `longest`. */
  readonly titleLengths: Uint8Array;
  readonly keywordLengths: Uint8Array;
  readonly years: Uint16Array;
}

/** The same with who wrote the works. */
export interface TopicIndex extends SubjectIndex {
  readonly authors: Lists;
  /** The authors turned round, by number of the person: twice the work, plus one where they stand between its first author and its last. */
  readonly authorships: Lists;
}

/** Works of a person, ascending. */
export function worksOf({ authorships: { offsets, values } }: TopicIndex, person: number): Uint32Array {
  return values.subarray(offsets[person] ?? values.length, offsets[person + 1]).map((line) => line >>> 1);
}

function turnedRound({ offsets: starts, values }: Lists): Lists {
  let people = 0;
  for (const person of values) if (person !== nobody && person >= people) people = person + 1;
  const offsets = new Uint32Array(people + 1);
  for (const person of values) if (person !== nobody) offsets[person + 1]! += 1;
  for (let person = 0; person < people; person++) offsets[person + 1]! += offsets[person]!;
  const next = offsets.slice();
  const lines = new Uint32Array(offsets[people]!);
  for (let work = 0; work + 1 < starts.length; work++) {
    const last = starts[work + 1]! - 1;
    for (let at = starts[work]!; at <= last; at++) {
      const person = values[at]!;
      if (person === nobody) continue;
      lines[next[person]!++] = 2 * work + (at > starts[work]! && at < last ? 1 : 0);
    }
  }
  return { offsets, values: lines };
}

/** The words that say something. */
export const tellingWords = (text: string): string[] => wordsOf(text).filter((word) => !stopwords.has(word));

/** Their stems. */
export const stemsOf = (text: string): string[] => tellingWords(text).map(stem);

/** Numbers the stems of texts; remembers each word, since the same ones come again and again. */
class Stemmer {
  readonly lexicon = new LexiconBuilder();
  private readonly known = new Map<string, number>();

  /** Number of a word's stem, or -1 where the word says nothing. */
  private numberOf(word: string): number {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    const number = stopwords.has(word) ? -1 : this.lexicon.number(stem(word));
    this.known.set(word, number);
    return number;
  }

  numbers(text: string): number[] {
    const numbers: number[] = [];
    for (const word of wordsOf(text)) {
      const number = this.numberOf(word);
      if (number >= 0) numbers.push(number);
    }
    return numbers;
  }
}

/** Stands for the break before a keyword until the number of stems is known. */
const breakMark = 0xffffffff;

/** Indexes subjects with their authors; they come in the order that `SubjectIndex` says. */
export function buildTopicIndex(works: readonly AuthoredSubject[]): TopicIndex {
  const authors = new ListsBuilder();
  for (const work of works) {
    for (const author of work.authors) authors.add(author);
    authors.close();
  }
  return withAuthors(indexSubjects(works), authors.build());
}

/** Subjects with the authors of each work. */
export const withAuthors = (index: SubjectIndex, authors: Lists): TopicIndex => ({
  ...index,
  authors,
  authorships: turnedRound(authors),
});

/** Indexes subjects; they come in the order that `SubjectIndex` says. */
export function indexSubjects(works: readonly Subject[]): SubjectIndex {
  const stemmer = new Stemmer();
  const sequences = new ListsBuilder();
  const contents = new ListsBuilder();
  const tallies = new ListsBuilder();
  const titleLengths = new Uint8Array(works.length);
  const keywordLengths = new Uint8Array(works.length);
  // Works share a few hundred venues.
  const venues = new Map<string, readonly number[]>();
  const stemsOfVenue = (venue: string): readonly number[] => {
    const stems = venues.get(venue) ?? stemmer.numbers(venue);
    venues.set(venue, stems);
    return stems;
  };
  // By number of the stem: its tally in the work at hand, 0 where it is not among those found there.
  const tally: number[] = [];
  const found: number[] = [];
  const count = (stems: readonly number[], field: Field): void => {
    for (const one of stems) {
      while (tally.length <= one) tally.push(0);
      if (tally[one] === 0) found.push(one);
      tally[one] = countIn(tally[one]!, field);
    }
  };
  for (const [work, subject] of works.entries()) {
    const title = stemmer.numbers(subject.title);
    const keywords = (subject.keywords ?? '').split(';').map((keyword) => stemmer.numbers(keyword));
    count(title, 'title');
    for (const keyword of keywords) count(keyword, 'keywords');
    count(stemsOfVenue(subject.venue ?? ''), 'venue');
    for (const one of found) {
      contents.add(one);
      tallies.add(tally[one]!);
      tally[one] = 0;
    }
    found.length = 0;
    let inKeywords = 0;
    for (const one of title) sequences.add(one);
    for (const keyword of keywords) {
      sequences.add(breakMark);
      for (const one of keyword) sequences.add(one);
      inKeywords += keyword.length;
    }
    contents.close();
    sequences.close();
    titleLengths[work] = Math.min(title.length, longest);
    keywordLengths[work] = Math.min(inKeywords, longest);
  }
  const { lexicon, places } = stemmer.lexicon.build();
  const gap = places.length;
  const inOrder = renumbered(sequences.build(), places);
  const postings = invert(renumbered(contents.build(), places), gap);
  const tallyAt = tallies.build().values;
  const inOrderOfPostings = new Uint8Array(postings.places.length);
  for (let at = 0; at < inOrderOfPostings.length; at++)
    inOrderOfPostings[at] = tallyAt[postings.places[at]!]!;
  return {
    lexicon,
    sequences: narrowed(
      { offsets: inOrder.offsets, values: inOrder.values.map((one) => Math.min(one, gap)) },
      gap,
    ),
    postings: { offsets: postings.offsets, values: postings.values },
    tallies: inOrderOfPostings,
    titleLengths,
    keywordLengths,
    years: Uint16Array.from(works, ({ year }) => year ?? undated),
  };
}

/** As sections of an index file. */
export const topicSections = (index: TopicIndex): Sections => ({
  ...subjectSections(index),
  ...under('authors', { ...index.authors }),
  ...under('authorships', { ...index.authorships }),
});

/** As sections of an index file. */
export const subjectSections = (index: SubjectIndex): Sections => ({
  ...under('lexicon', textSections(index.lexicon.texts)),
  ...under('sequences', { ...index.sequences }),
  ...under('postings', { ...index.postings }),
  tallies: index.tallies,
  titleLengths: index.titleLengths,
  keywordLengths: index.keywordLengths,
  years: index.years,
});

/** From sections of an index file. */
export const readTopics = (sections: Sections): TopicIndex => ({
  ...readSubjects(sections),
  authors: readLists(part(sections, 'authors')),
  authorships: readLists(part(sections, 'authorships')),
});

/** From sections of an index file. */
export const readSubjects = (sections: Sections): SubjectIndex => ({
  lexicon: { texts: readTexts(part(sections, 'lexicon')) },
  sequences: readRuns(part(sections, 'sequences')),
  postings: readLists(part(sections, 'postings')),
  tallies: octets(sections, 'tallies'),
  titleLengths: octets(sections, 'titleLengths'),
  keywordLengths: octets(sections, 'keywordLengths'),
  years: shorts(sections, 'years'),
});
