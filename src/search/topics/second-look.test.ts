import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExpertSearch } from '../people/experts.ts';
import { type AuthoredSubject, buildTopicIndex } from './topic-index.ts';
import { TopicSearch } from './topic-search.ts';

const work = (title: string, year: number, ...authors: number[]): AuthoredSubject => {
  return { title, keywords: null, venue: null, year, authors };
};

/** Person 0 writes on attention and once on attention on chips, person 1 once on kernels and attention, person 2 on all three. */
const works: readonly AuthoredSubject[] = [
  work('Attention kernels by chips', 2025, 2),
  work('Faster attention', 2025, 0),
  work('Attention on chips', 2025, 0),
  work('Deeper attention', 2025, 0),
  work('Kernel attention', 2025, 1),
  ...Array.from({ length: 40 }, (_, at) =>
    work(`Kernels of kind ${at} and attention elsewhere`, 2024, 10 + at),
  ),
  ...Array.from({ length: 40 }, (_, at) => work(`Chips of sort ${at}`, 2023, 60 + at)),
  ...Array.from({ length: 60 }, (_, at) => work(`Ponds of size ${at}`, 2020, 120 + at)),
];

const index = buildTopicIndex(works);
const search = new TopicSearch(index);
const experts = new ExpertSearch(index, 200);

function ask(must: string, again: boolean) {
  const question = { must: [must] };
  const look = again ? search.secondLook(question) : undefined;
  return experts.find(search.rankAll(question), { limit: 100, offset: 0, look });
}

test('works that say a part of the question support who has one on it', () => {
  const question = 'chips and kernels and attention';
  const first = ask(question, true).find(({ person }) => person === 0)!;
  assert.deepEqual(
    first.case.map(({ work: of }) => works[of]!.title),
    ['Attention on chips', 'Faster attention', 'Deeper attention'],
  );
  assert.equal(first.onTopic, 1);
  assert.equal(ask(question, false).find(({ person }) => person === 0)!.case.length, 1);
});

test('points add up to the score, scores fall, and the people found are the same', () => {
  const [with_, without] = [true, false].map((again) => ask('chips and kernels and attention', again));
  const sorted = (found: typeof with_) => found!.map(({ person }) => person).sort((a, b) => a - b);
  assert.deepEqual(sorted(with_), sorted(without));
  let last = Number.POSITIVE_INFINITY;
  for (const { score, case: counted } of with_!) {
    assert.ok(Math.abs(counted.reduce((sum, one) => sum + one.score, 0) - score) < 1e-9 * score);
    assert.ok(score <= last * (1 + 1e-9));
    last = score;
  }
});

test('a question of one word, of several criteria, or with wishes is not looked at again', () => {
  assert.equal(search.secondLook({ must: ['attention'] }), undefined);
  assert.equal(search.secondLook({ must: ['attention chips', 'kernels'] }), undefined);
  assert.equal(search.secondLook({ must: ['attention chips'], should: ['ponds'] }), undefined);
});

test('a page further on goes on where the page before ended', () => {
  const question = { must: ['chips and kernels and attention'] };
  const page = (offset: number) =>
    experts
      .find(search.rankAll(question), { limit: 15, offset, look: search.secondLook(question) })
      .map(({ person }) => person);
  const whole = ask(question.must[0]!, true).map(({ person }) => person);
  assert.deepEqual([...page(0), ...page(15), ...page(30)], whole.slice(0, 45));
});
