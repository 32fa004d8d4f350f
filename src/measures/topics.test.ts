import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../language/words.ts';
import { readAnchors, readDisciplines } from './topic-anchors.ts';
import { assignTopics } from './topic-assignment.ts';
import { WordPatterns } from './word-patterns.ts';

const works = {
  id: ['w1', 'w2', 'w3', 'w4'],
  title: [
    'Reinforcement Learning from Human Feedback for Quadruped Robots',
    'Protein Structure Prediction with Diffusion Models',
    'On the generalisation of general genera',
    'Replay of neural activity in the hippocampus',
  ],
  keywords: ['', 'graph neural networks', '', ''],
  venue: ['rss', 'nips', 'colt', 'nips'],
  affiliations: ['Dept. of Biology, Harbour University', 'Pond Lab'],
  lines: { work: [1, 1], affiliation: [0, 1] },
};
const { topics, rows } = assignTopics(works);
const of = (work: number): Map<string, number> =>
  new Map(
    rows.work.flatMap((at, i) =>
      at === work ? [[topics[rows.topic[i]!]!.topic, rows.weight[i]!] as const] : [],
    ),
  );

test('a work has the topics whose phrases its title or keywords say, and their areas as surely', () => {
  assert.equal(of(0).get('deep-reinforcement-learning'), 1);
  assert.equal(of(0).get('a-reinforcement-learning'), 1);
  assert.equal(of(1).get('graph-neural-networks'), 0.8);
  assert.ok(of(1).has('protein-structure-and-design'));
});

test('disciplines are told by venue, title or the share of departments', () => {
  assert.equal(of(0).get('d-robotics'), 1);
  assert.ok(of(3).has('d-neuroscience'));
  assert.equal(of(2).get('d-mathematics'), 1);
  assert.ok(!of(2).has('d-biology-and-medicine'));
  assert.ok((of(1).get('d-biology-and-medicine') ?? 0) >= 0.5);
});

test('each anchored topic has an address of its own, and an area', () => {
  const anchors = readAnchors();
  assert.equal(new Set(anchors.map(({ topic }) => topic)).size, anchors.length);
  assert.ok(anchors.every(({ area, phrases }) => area !== '' && phrases.length > 0));
  assert.ok(
    readDisciplines().every(
      ({ title, department, venues }) => title.length + department.length + venues.size > 0,
    ),
  );
});

test('a pattern stands for whole words, and a star for any ending', () => {
  const patterns = new WordPatterns([['gene', 'single cell'], ['hippocamp*']]);
  assert.deepEqual(patterns.ownersIn(wordsOf('General methods')), []);
  assert.deepEqual(patterns.ownersIn(wordsOf('A gene in the hippocampus')), [0, 1]);
  assert.deepEqual(patterns.ownersIn(wordsOf('Single-cell atlas')), [0]);
});
