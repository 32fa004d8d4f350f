import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StatedPost } from '../../../src/tables/cards/career.ts';
import type { OwnWork } from './lead.ts';
import { chooseLead } from './lead.ts';

const day = (on: string) => ({ on, precision: 'month' as const });
const post = (
  organisation: string,
  from: string | null,
  to: string | null,
  more: Partial<StatedPost> = {},
): StatedPost => ({
  person: { id: 'p', name: 'P' },
  organisation: { id: organisation, name: organisation },
  role: null,
  employment: null,
  from: from ? day(from) : null,
  to: to ? day(to) : null,
  previous: null,
  next: null,
  evidence: {
    kind: 'post',
    source: 'market',
    file: 'posts.csv',
    record: `${organisation} ${from}`,
    says: null,
    work: null,
    date: null,
    knownOn: null,
    publisher: null,
    urls: [],
    status: 'confirmed',
    verified: true,
    note: null,
  },
  ...more,
});
const work = (year: number, organisations: string[]): OwnWork => ({
  id: `w${year}`,
  title: 'T',
  venue: 'iclr',
  venueName: 'ICLR',
  year,
  published: null,
  status: null,
  authors: 1,
  position: 0,
  organisations: organisations.map((name) => ({ id: name, name })),
  printed: null,
});

test('the newest open post leads, with what came before it', () => {
  const lead = chooseLead({
    posts: [post('a', '2015-12-01', '2024-08-01'), post('b', '2025-02-01', null)],
    works: [],
    others: [],
  });
  assert.equal(lead.kind === 'post' && lead.post.organisation.id, 'b');
  assert.deepEqual(lead.kind === 'post' && lead.before.map(({ organisation }) => organisation.id), ['a']);
});

test('an open post that began before another ended is not taken for the present one, if a newer one is open', () => {
  const lead = chooseLead({
    posts: [
      post('old', '2016-01-01', null),
      post('middle', '2018-01-01', '2024-01-01'),
      post('new', '2024-02-01', null),
    ],
    works: [],
    others: [],
  });
  assert.equal(lead.kind === 'post' && lead.post.organisation.id, 'new');
});

test('a denied post never leads', () => {
  const denied = post('a', '2025-01-01', null);
  const lead = chooseLead({
    posts: [{ ...denied, evidence: { ...denied.evidence, status: 'denied' } }],
    works: [work(2020, ['b'])],
    others: [],
  });
  assert.equal(lead.kind, 'work');
});

test('a post that ended leads as past, never as present', () => {
  assert.equal(
    chooseLead({ posts: [post('a', '2015-01-01', '2020-01-01')], works: [work(2018, ['b'])], others: [] })
      .kind,
    'past',
  );
});

test('without posts the latest printed organisation leads', () => {
  const lead = chooseLead({
    posts: [],
    works: [work(2024, []), work(2022, ['a']), work(2022, ['a'])],
    others: [],
  });
  assert.equal(lead.kind === 'work' && lead.sameYear, true);
});

test('where nothing is printed, that is said', () => {
  assert.deepEqual(chooseLead({ posts: [], works: [work(2024, [])], others: [] }), {
    kind: 'unprinted',
    works: 1,
  });
});

test('a later work that prints another organisation outdates a post', () => {
  const works = [work(2024, ['b'])];
  assert.equal(
    chooseLead({ posts: [post('a', '2015-01-01', '2020-01-01')], works, others: [] }).kind,
    'work',
  );
  assert.equal(chooseLead({ posts: [post('a', '2015-01-01', null)], works, others: [] }).kind, 'work');
  assert.equal(chooseLead({ posts: [post('b', '2015-01-01', null)], works, others: [] }).kind, 'post');
});

test('a departure without a destination does not lead, however new it is', () => {
  const nowhere = post('', '2026-06-15', null, { organisation: { id: null, name: '' }, role: 'leader' });
  const posts = [nowhere, post('a', '2024-08-01', '2026-06-01'), post('b', '2026-06-01', null)];
  const lead = chooseLead({ posts, works: [], others: [] });
  assert.equal(lead.kind === 'post' && lead.post.organisation.id, 'b');
});
