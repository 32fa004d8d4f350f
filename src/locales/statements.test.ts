import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarketClaim } from '../tables/cards/evidence.ts';
import { en } from './en.ts';
import { claimSaid } from './statements.ts';
import { createWords } from './words.ts';

const hire: MarketClaim = {
  id: 'c_1',
  kind: 'deal',
  topic: '',
  predicate: 'hire',
  subject: { id: 'fen', name: 'Fen' },
  object: { id: 'pond', name: 'Pond' },
  statement: 'leaves after nine years',
  low: null,
  high: null,
  unit: null,
  date: null,
  until: null,
  details: { named_people: 'Ada Lovelace' },
  evidence: {
    ...{ kind: 'claim', source: 'market', file: 'deals.csv', record: 'row:0', says: null, work: null },
    ...{
      date: null,
      knownOn: null,
      publisher: null,
      urls: [],
      status: 'reported',
      verified: false,
      note: null,
    },
  },
};
const words = createWords('en', en);

test('of people who were hired or moved together, who they are stands before what is said', () => {
  assert.equal(claimSaid(hire, words), 'Ada Lovelace: leaves after nine years');
  const team = { kind: 'migration', predicate: 'team move', statement: null } as const;
  assert.equal(
    claimSaid({ ...hire, ...team, details: { leader: 'Ada Lovelace', members: 'Grace Hopper' } }, words),
    'Ada Lovelace and Grace Hopper: team move, Pond',
  );
});

test('names do not stand before a claim on something else, nor many of them', () => {
  const bought = { predicate: 'acquisition', details: { named_people: 'Ada Lovelace' } };
  assert.equal(claimSaid({ ...hire, ...bought }, words), 'leaves after nine years');
  assert.equal(
    claimSaid({ ...hire, details: { named_people: 'A; B; C; D' } }, words),
    'leaves after nine years',
  );
});
