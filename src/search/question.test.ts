import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findWord } from './files/lexicon.ts';
import { ExpertSearch } from './people/experts.ts';
import { noWord } from './topics/terms.ts';
import { type AuthoredSubject, buildTopicIndex } from './topics/topic-index.ts';
import { TopicSearch } from './topics/topic-search.ts';

const people = 8;
const words = ['circuit', 'probe', 'fairness', 'robot', 'grasp', 'policy'];
const subject = fc.record({
  title: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((list) => list.join(' ')),
  year: fc.integer({ min: 2010, max: 2024 }),
  authors: fc.uniqueArray(fc.integer({ min: 0, max: people - 1 }), { minLength: 1, maxLength: 3 }),
});
const corpus = fc
  .array(subject, { minLength: 5, maxLength: 40 })
  .map((works): AuthoredSubject[] =>
    works.map((work) => ({ ...work, keywords: null, venue: null })).sort((a, b) => b.year! - a.year!),
  );
const everybody = { limit: people, offset: 0 };

/** People who have a work with a word. */
const holdersOf = (works: readonly AuthoredSubject[], word: string): Set<number> =>
  new Set(works.flatMap(({ title, authors }) => (title.split(' ').includes(word) ? authors : [])));

test('who meets several criteria has a work on each, though not one work on all', () => {
  fc.assert(
    fc.property(corpus, (works) => {
      const index = buildTopicIndex(works);
      const ranked = new TopicSearch(index).rankAll({ must: ['robot', 'fairness'] });
      const found = new ExpertSearch(index, people).find(ranked, everybody);
      const robots = holdersOf(works, 'robot');
      const both = [...holdersOf(works, 'fairness')].filter((person) => robots.has(person));
      assert.deepEqual(new Set(found.map(({ person }) => person)), new Set(both));
    }),
  );
});

test('a work with the words of an exclusion is not seen', () => {
  fc.assert(
    fc.property(corpus, (works) => {
      const index = buildTopicIndex(works);
      const { works: found } = new TopicSearch(index).rankAll({ must: ['robot'], not: ['grasp policy'] });
      const expected = works.flatMap(({ title }, at) => {
        const has = (word: string) => title.split(' ').includes(word);
        return has('robot') && !(has('grasp') && has('policy')) ? [at] : [];
      });
      assert.deepEqual(
        [...found].sort((a, b) => a - b),
        expected,
      );
    }),
  );
});

test('with related terms the points of the works add up to the score, and works that they alone found say so', () => {
  fc.assert(
    fc.property(corpus, (works) => {
      const index = buildTopicIndex(works);
      const probe = findWord(index.lexicon, 'prob') ?? findWord(index.lexicon, 'probe');
      fc.pre(probe !== undefined);
      const related = [{ first: probe, second: noWord, weight: 0.4 }];
      const ranked = new TopicSearch(index).rankAll({ must: ['circuit'], related });
      for (const expert of new ExpertSearch(index, people).find(ranked, everybody)) {
        const sum = expert.case.reduce((points, { score }) => points + score, 0);
        assert.ok(Math.abs(sum - expert.score) < 1e-9 * Math.max(1, expert.score));
        const shares = expert.case.reduce((all, { share }) => all + share, 0);
        assert.ok(Math.abs(shares - 1) < 1e-9);
        for (const { work, related: only } of expert.case)
          assert.equal(only, !works[work]!.title.split(' ').includes('circuit'));
      }
    }),
  );
});

test('a question asked after another is answered as if it were the first', () => {
  fc.assert(
    fc.property(corpus, (works) => {
      const index = buildTopicIndex(works);
      const search = new TopicSearch(index);
      const experts = new ExpertSearch(index, people);
      const ask = () => experts.find(search.rankAll({ must: ['robot'], should: ['policy'] }), everybody);
      const first = ask();
      experts.find(search.rankAll({ must: ['circuit', 'probe'], not: ['grasp'] }), everybody);
      assert.deepEqual(ask(), first);
    }),
  );
});
