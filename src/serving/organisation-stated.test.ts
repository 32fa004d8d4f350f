import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFounder } from './organisation-stated.ts';

test('founders of an organisation are told from those of a part of it', () => {
  for (const role of [
    'co-founder',
    'CEO & Co-founder',
    'Co-Founder and Head of Applied AI',
    'Cofounder, team member',
  ])
    assert.ok(isFounder(role), role);
  for (const role of [
    'Chief AI Scientist, founder of FAIR',
    'founder and lead of the reasoning team',
    'researcher',
  ])
    assert.ok(!isFounder(role), role);
});
