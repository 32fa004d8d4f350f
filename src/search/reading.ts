import { stem } from '../language/stem.ts';
import { wordsOf } from '../language/words.ts';
import { findWord, type Lexicon } from './files/lexicon.ts';
import { degrees } from './names/name-query.ts';
import type { NameSearch } from './names/name-search.ts';
import type { TopicIndex } from './topics/topic-index.ts';

/** Whether words typed mean somebody or something. */
export type PeopleReading = 'name' | 'topic';

/** Every word is in the name, whole or (the last one) begun; order, spaces and what is left unsaid aside. */
const costOfWholeWords = 4;

/**
 * Decides whether words typed are a person's name or a topic. Where somebody's name matches, they are a name
 *  - if no work has one of the words (`Le Quoc`, and `Geofrey Hinton` in spite of the slip); or
 *  - if one name has every word and the words are likelier among names than among works: the sum over the words of
 *    log P(word | names) - log P(word | works), with add-one counts, is above zero (naive Bayes, even odds).
 * Otherwise they are a topic. `Jordan` and `Le Song` are names; `Markov` and `sampling` are topics though a few are called so.
 */
export function readingOf(query: string, people: NameSearch, topics: TopicIndex): PeopleReading {
  const { index } = people;
  const counts = wordsOf(query).map((word) => ({
    names: holders(index.lexicon, index.postings.offsets, word),
    works: holders(topics.lexicon, topics.postings.offsets, stem(word)),
  }));
  const known = counts.every(({ works }) => works > 0);
  const [best] = people.find(query, 1, { tried: known ? ['as typed'] : degrees }).matches;
  if (best === undefined) return 'topic';
  if (!known) return 'name';
  const logShare = (some: number, all: number): number => Math.log((some + 1) / (all + 2));
  const names = index.owner.length;
  const works = topics.years.length;
  const evidence = counts.reduce(
    (sum, count) => sum + logShare(count.names, names) - logShare(count.works, works),
    0,
  );
  return best.cost <= costOfWholeWords && evidence > 0 ? 'name' : 'topic';
}

function holders(lexicon: Lexicon, offsets: Uint32Array, word: string): number {
  const number = findWord(lexicon, word);
  return number === undefined ? 0 : offsets[number + 1]! - offsets[number]!;
}
