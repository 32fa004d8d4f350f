import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { positionShare } from '../people/credit.ts';
import { ExpertSearch } from '../people/experts.ts';
import { onTopic } from './criterion-ranking.ts';
import { type AuthoredSubject, buildTopicIndex, nobody } from './topic-index.ts';
import { TopicSearch } from './topic-search.ts';

/** Words that are their own stems and no stop words. */
const vocabulary = ['alpha', 'beta', 'gamma', 'delta', 'kappa'];
const phrase = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '));
const people = 6;

const subject: fc.Arbitrary<AuthoredSubject> = fc.record({
  title: phrase,
  keywords: fc.option(fc.array(phrase, { maxLength: 3 }).map((list) => list.join(';'))),
  venue: fc.option(fc.constantFrom('icml', 'gamma')),
  year: fc.integer({ min: 2015, max: 2020 }),
  authors: fc.uniqueArray(fc.oneof(fc.nat(people - 1), fc.constant(nobody)), { maxLength: 5 }),
});

/** Works in the order that the index asks for. */
const corpus = fc
  .array(subject, { minLength: 1, maxLength: 15 })
  .map((works) => works.sort((a, b) => (b.year ?? 0) - (a.year ?? 0)));

const near = (actual: number, expected: number): void =>
  assert.ok(
    Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)),
    `${actual} is not ${expected}`,
  );

/**
 * BM25F as Robertson, Zaragoza and Taylor define it, from the texts themselves: every count is taken anew, for words and for
 * neighbouring words alike. Gives each work's score, and the inverse frequency of the words that it has.
 */
function scoreByDefinition(
  works: readonly AuthoredSubject[],
  query: string,
): { score: number; covered: number }[] {
  const fields = works.map(({ title, keywords, venue }) => ({
    title: [title.split(' ')],
    keywords: (keywords ?? '')
      .split(';')
      .filter((keyword) => keyword !== '')
      .map((keyword) => keyword.split(' ')),
    venue: venue === null ? [] : [[venue]],
  }));
  const length = (runs: readonly string[][]): number => runs.reduce((sum, run) => sum + run.length, 0);
  const mean = (field: 'title' | 'keywords'): number => {
    const some = fields.map((work) => length(work[field])).filter((one) => one > 0);
    return some.reduce((sum, one) => sum + one, 0) / some.length;
  };
  const times = (runs: readonly string[][], wanted: string): number =>
    runs.reduce(
      (sum, run) =>
        sum +
        run.filter((_, at) => [run[at], run[at + 1]].slice(0, wanted.split(' ').length).join(' ') === wanted)
          .length,
      0,
    );
  const frequency = (work: (typeof fields)[number], wanted: string): number => {
    const long = (field: 'title' | 'keywords'): number =>
      1 - 0.75 + (0.75 * length(work[field])) / mean(field);
    const venue = wanted.includes(' ') ? 0 : Math.min(3, times(work.venue, wanted));
    const inTitle = Math.min(7, times(work.title, wanted));
    const inKeywords = Math.min(7, times(work.keywords, wanted));
    return (inTitle && inTitle / long('title')) + (inKeywords && inKeywords / long('keywords')) + 0.5 * venue;
  };
  const words = query.split(' ');
  const terms = [...new Set(words)];
  const pairs = [...new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`))];
  return fields.map((work) => {
    const sum = { score: 0, covered: 0 };
    for (const term of [...terms, ...pairs]) {
      const holders = fields.filter((other) => frequency(other, term) > 0).length;
      const rarity = Math.log(1 + (works.length - holders + 0.5) / (holders + 0.5));
      const f = frequency(work, term);
      if (f === 0) continue;
      sum.score += (rarity * (f * 2.2)) / (f + 1.2);
      if (!term.includes(' ')) sum.covered += rarity;
    }
    return sum;
  });
}

test('works on a topic are scored as BM25F is defined', () => {
  fc.assert(
    fc.property(corpus, phrase, (works, query) => {
      const ranked = new TopicSearch(buildTopicIndex(works)).rank(query);
      const expected = scoreByDefinition(works, query);
      const most = Math.max(...expected.map(({ covered }) => covered));
      // A work that lies on the threshold but for rounding may be on either side of it.
      const sure = expected.map(({ covered }) => covered > 0 && covered > (onTopic + 1e-9) * most);
      const maybe = expected.map(({ covered }) => covered > 0 && covered > (onTopic - 1e-9) * most);
      for (const [at, work] of ranked.works.entries()) {
        assert.ok(maybe[work], 'a work off the topic is listed');
        near(ranked.scores[at]!, expected[work]!.score);
      }
      for (const work of works.keys())
        assert.ok(!sure[work] || ranked.works.includes(work), 'a work on the topic is missing');
    }),
    { numRuns: 300 },
  );
});

test("a person's score is the sum of the shares of their best works, and the shares add up to one", () => {
  fc.assert(
    fc.property(corpus, phrase, (works, query) => {
      const index = buildTopicIndex(works);
      const ranked = new TopicSearch(index).rank(query);
      const experts = new ExpertSearch(index, people).find(ranked, { limit: 100, offset: 0 });
      const expected = new Map<number, number[]>();
      for (const [at, work] of ranked.works.entries()) {
        const { authors, year } = works[work]!;
        for (const [position, person] of authors.entries()) {
          if (person === nobody) continue;
          const worth =
            ranked.scores[at]! *
            positionShare(position, authors.length) *
            0.5 ** ((works[0]!.year! - year!) / 4);
          expected.set(person, [...(expected.get(person) ?? []), worth]);
        }
      }
      assert.equal(experts.length, expected.size);
      for (const { person, score, onTopic: count, case: counted } of experts) {
        const worths = expected.get(person)!.sort((a, b) => b - a);
        assert.equal(count, worths.length);
        near(
          score,
          worths.slice(0, 10).reduce((sum, worth, rank) => sum + worth / Math.log2(rank + 2), 0),
        );
        near(
          counted.reduce((sum, work) => sum + work.share, 0),
          1,
        );
        near(
          counted.reduce((sum, work) => sum + work.score, 0),
          score,
        );
      }
      assert.deepEqual(
        experts.map(({ score }) => score),
        experts.map(({ score }) => score).sort((a, b) => b - a),
      );
    }),
  );
});

test('a question frozen at a year is answered as if nothing later had been written', () => {
  fc.assert(
    fc.property(corpus, phrase, fc.integer({ min: 2014, max: 2021 }), (works, query, year) => {
      const later = works.filter((work) => work.year! > year).length;
      const whole = new TopicSearch(buildTopicIndex(works)).rank(query, year);
      const then = new TopicSearch(buildTopicIndex(works.slice(later))).rank(query, year);
      assert.deepEqual(
        [...whole.works].map((work) => work - later),
        [...then.works],
      );
      assert.deepEqual(whole.scores, then.scores);
      assert.deepEqual(whole.unknown, then.unknown);
    }),
  );
});

const titled = (...titles: string[]): TopicSearch =>
  new TopicSearch(
    buildTopicIndex(titles.map((title) => ({ title, keywords: null, venue: null, year: 2020, authors: [] }))),
  );

test('neighbouring words count for more side by side, stop words between them aside', () => {
  const { works, scores } = titled('A mixture of many experts', 'Mixtures of experts', 'Expert mixture').rank(
    'mixture of experts',
  );
  assert.equal(works[scores.indexOf(Math.max(...scores))], 1);
});

test('a work that writes two neighbouring words as one is found and counts as if it wrote them side by side', () => {
  const titles = [
    'FlashAttention in practice',
    'Flash photography',
    'Attention in the wild',
    'Robots at work',
  ];
  const { works, scores } = titled(...titles).rank('flash attention');
  assert.equal(works[scores.indexOf(Math.max(...scores))], 0);
  const apart = titled('Flash attention in practice', ...titles.slice(1)).rank('flash attention');
  assert.deepEqual([...works].sort(), [...apart.works].sort());
  const both = titled('Flash attention, or FlashAttention', ...titles.slice(1)).rank('flash attention');
  assert.equal(both.works[both.scores.indexOf(Math.max(...both.scores))], 0);
});

test('a work that writes a word as two is found and counts as one that has it, where enough works write it so', () => {
  const apart = Array.from({ length: 15 }, (_, at) => `Pre-training of robots ${at}`);
  const joined = titled('Pretraining of robots', 'Robots in training', ...apart);
  const { works, scores, unknown } = joined.rank('pretraining');
  assert.deepEqual(
    [...works].sort((a, b) => a - b),
    [0, ...apart.map((_, at) => at + 2)],
  );
  assert.ok(scores.every((score) => score > 0));
  assert.deepEqual(unknown, []);
  const never = titled('Robots in training', ...apart).rank('pretraining');
  assert.deepEqual([never.works.length, never.unknown], [15, []], 'no work writes it as one');
  const few = titled('Robots in training', ...apart.slice(1)).rank('pretraining');
  assert.deepEqual([few.works.length, few.unknown], [0, ['pretrain']], 'fourteen are two words by chance');
});

test('what is in quotes must stand side by side', () => {
  const search = titled('Graph neural networks', 'Neural graph networks', 'Networks, neural and otherwise');
  assert.deepEqual([...search.rank('"neural networks"').works], [0]);
  assert.deepEqual([...search.rank('«graph networks»').works], [1]);
  assert.equal(search.rank('"neural zebra"').works.length, 0);
});

test('words that no work has are named, and do not hide the others', () => {
  const { works, unknown } = titled('Diffusion models').rank('diffusion zebras');
  assert.deepEqual([...works], [0]);
  assert.deepEqual(unknown, ['zebra']);
});

test('a query of stop words, or of nothing, finds nothing', () => {
  for (const query of ['', 'of the', '""', '?!'])
    assert.equal(titled('Of the few').rank(query).works.length, 0);
});

test('an undated work is not seen by a question about the past', () => {
  const work = { title: 'alpha', keywords: null, venue: null, authors: [] };
  const search = new TopicSearch(
    buildTopicIndex([
      { ...work, year: null },
      { ...work, year: 2020 },
    ]),
  );
  assert.deepEqual([...search.rank('alpha').works], [0, 1]);
  assert.deepEqual([...search.rank('alpha', 2021).works], [1]);
});
