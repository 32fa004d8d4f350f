import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countryCalled, countryNamed } from './countries.ts';

test('a country is known by its code and by its name in either language', () => {
  const asked = ['CA', 'ca', 'Canada', 'États-Unis', 'United States', 'USA', 'Suisse', 'Côte d’Ivoire'];
  assert.deepEqual(asked.map(countryCalled), ['CA', 'CA', 'CA', 'US', 'US', 'US', 'CH', 'CI']);
  assert.equal(countryCalled('Nowhere'), undefined);
});

test('retired codes lend no name to a country, nor stand for one', () => {
  const asked = ['United Kingdom', 'UK', 'Russia', 'Russie', 'Benin', 'Germany', 'France'];
  assert.deepEqual(asked.map(countryCalled), ['GB', 'GB', 'RU', 'RU', 'BJ', 'DE', 'FR']);
  assert.equal(countryCalled('SU'), undefined);
});

test('a code alone is no name', () => {
  assert.deepEqual(['ML', 'AI', 'IT', 'US'].map(countryNamed), [undefined, undefined, undefined, 'US']);
});
