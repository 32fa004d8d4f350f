import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countryCalled } from './countries.ts';

test('a country is known by its code and by its name in either language', () => {
  const asked = ['CA', 'ca', 'Canada', 'États-Unis', 'United States', 'USA', 'Suisse', 'Côte d’Ivoire'];
  assert.deepEqual(asked.map(countryCalled), ['CA', 'CA', 'CA', 'US', 'US', 'US', 'CH', 'CI']);
  assert.equal(countryCalled('Nowhere'), undefined);
});
