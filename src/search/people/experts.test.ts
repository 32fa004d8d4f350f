import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findWord } from '../files/lexicon.ts';
import type { RankedWorks } from '../topics/ranked-works.ts';
import { lookedAgain, type SecondLook } from '../topics/second-look.ts';
import { noWord } from '../topics/terms.ts';
import { type AuthoredSubject, buildTopicIndex } from '../topics/topic-index.ts';
import { type TopicQuestion, TopicSearch } from '../topics/topic-search.ts';
import { positionShare } from './credit.ts';
import { ExpertSearch } from './experts.ts';
import { FoundPeople } from './found-people.ts';

/** More people than the fusion tells apart, so that most are passed over. */
const people = 6000;

/** Numbers from 0 up to `below`, the same in every run (xorshift, Marsaglia, 2003). */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** A few people write most works, and most people one. */
function corpus(seed: number): AuthoredSubject[] {
  const draw = drawing(seed);
  const words = ['robot', 'grasp', 'policy', 'circuit', 'probe', 'fairness'];
  return Array.from({ length: 5000 }, () => {
    const authors = new Set<number>();
    for (let left = 1 + draw(12); left > 0; left--) authors.add(draw(3) === 0 ? draw(40) : draw(people));
    return {
      title: Array.from({ length: 1 + draw(5) }, () => words[draw(words.length)]!).join(' '),
      keywords: null,
      venue: null,
      year: 2005 + draw(20),
      authors: [...authors],
    };
  }).sort((a, b) => b.year - a.year);
}

interface Scored {
  readonly person: number;
  readonly score: number;
}

/** Everybody's score by its definition: the ten best works, each further one by 1 / log2(2 + rank). */
function scoresOf(
  works: readonly AuthoredSubject[],
  ranked: RankedWorks,
  scores: Float64Array,
): Map<number, number> {
  const worths = new Map<number, number[]>();
  for (const [row, work] of ranked.works.entries()) {
    const { authors, year } = works[work]!;
    for (const [position, person] of authors.entries()) {
      const recent = 2 ** (-(ranked.year - year!) / 4);
      const worth = scores[row]! * recent * positionShare(position, authors.length);
      worths.set(person, [...(worths.get(person) ?? []), worth]);
    }
  }
  return new Map(
    [...worths].map(([person, own]) => {
      const best = own.sort((a, b) => b - a).slice(0, 10);
      return [person, best.reduce((sum, worth, rank) => sum + worth / Math.log2(2 + rank), 0)];
    }),
  );
}

const inOrder = (scored: readonly Scored[]): Scored[] =>
  scored.toSorted((a, b) => b.score - a.score || a.person - b.person);

/** A ranking whose first people are put in order by a second look at them. */
function againInOrder(
  works: readonly AuthoredSubject[],
  ranked: RankedWorks,
  scored: readonly Scored[],
  look: SecondLook | undefined,
): Scored[] {
  const whole = inOrder(scored);
  if (look === undefined) return whole;
  const asked = ranked.asked ?? ranked.scores;
  const recency = (year: number): number => 2 ** (-(ranked.year - year) / 4);
  const looked = whole.slice(0, lookedAgain).map(({ person }) => {
    const own = [...ranked.works].flatMap((work, row) => {
      const { authors, year } = works[work]!;
      const position = authors.indexOf(person);
      if (position < 0 || asked[row] === 0) return [];
      return { work, worth: asked[row]! * recency(year!) * positionShare(position, authors.length) };
    });
    const best = own.sort((a, b) => b.worth - a.worth || a.work - b.work).slice(0, 10);
    const { sum, covered } = look.at(person, best, recency);
    return { person, score: sum * covered };
  });
  return [...inOrder(looked), ...whole.slice(lookedAgain)];
}

/** The whole list, everybody weighed: by score, or by the reciprocal ranks of both rankings, all below the thousandth one. */
function plainly(
  works: readonly AuthoredSubject[],
  ranked: RankedWorks,
  lets: (person: number) => boolean,
  look: SecondLook | undefined,
): Scored[] {
  const list = (scores: Float64Array): Scored[] =>
    [...scoresOf(works, ranked, scores)].flatMap(([person, score]) =>
      lets(person) ? { person, score } : [],
    );
  if (ranked.asked === undefined) return againInOrder(works, ranked, list(ranked.scores), look);
  const points = (ordered: readonly Scored[], weight: number): Map<number, number> =>
    new Map(
      ordered.map(({ person, score }, rank) => [
        person,
        score > 0 ? weight / (60 + Math.min(rank, 1000) + 1) : 0,
      ]),
    );
  const wide = list(ranked.scores);
  const fromAsked = points(againInOrder(works, ranked, list(ranked.asked), look), 1);
  const fromWide = points(inOrder(wide), 0.5);
  return inOrder(
    wide.map(({ person, score }) => ({
      person,
      score: fromAsked.get(person)! + fromWide.get(person)! + 1e-9 * score,
    })),
  );
}

const pages = [
  { limit: 20, offset: 0 },
  { limit: 50, offset: 300 },
  { limit: 30, offset: 990 },
  { limit: 40, offset: 2500 },
];

for (const seed of [1, 2, 3])
  test(`the people listed are those of a ranking of everybody (corpus ${seed})`, () => {
    const works = corpus(seed);
    const index = buildTopicIndex(works);
    const search = new TopicSearch(index);
    const experts = new ExpertSearch(index, people);
    const everybody = new FoundPeople(index, people);
    const related = [{ first: findWord(index.lexicon, 'probe') ?? 0, second: noWord, weight: 0.4 }];
    const questions: readonly TopicQuestion[] = [
      { must: ['robot grasp'] },
      { must: ['robot'], related },
      { must: ['robot grasp policy'], related },
      { must: ['circuit policy'], related, should: ['fairness'], not: ['grasp'] },
      { must: ['fairness circuit'], related, asOf: 2012 },
    ];
    for (const question of questions) {
      const ranked = search.rankAll(question);
      const look = search.secondLook(question);
      for (const lets of [() => true, (person: number) => person % 3 !== 0]) {
        const whole = plainly(
          works,
          ranked,
          (person) => lets(person) && meetsAll(works, ranked, person),
          look,
        );
        assert.equal(everybody.of(ranked).filter(lets).length, whole.length);
        for (const page of pages) {
          const found = experts.find(ranked, { ...page, look, admits: lets });
          assert.deepEqual(
            found.map(({ person }) => person),
            whole.slice(page.offset, page.offset + page.limit).map(({ person }) => person),
          );
        }
      }
    }
  });

/** Works by person, for `meetsAll`. */
const rowsOf = new WeakMap<RankedWorks, Map<number, number>>();

/** Whether a person's works together meet every criterion. */
function meetsAll(works: readonly AuthoredSubject[], ranked: RankedWorks, person: number): boolean {
  const { meets, needed } = ranked;
  if (meets === undefined) return true;
  const known = rowsOf.get(ranked) ?? new Map<number, number>();
  if (!rowsOf.has(ranked)) {
    rowsOf.set(ranked, known);
    for (const [row, work] of ranked.works.entries())
      for (const author of works[work]!.authors) known.set(author, (known.get(author) ?? 0) | meets[row]!);
  }
  return known.get(person) === needed;
}
