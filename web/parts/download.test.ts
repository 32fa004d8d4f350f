import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileName, toCsv } from './download.ts';

const csv = (value: string | number | null) =>
  toCsv({ name: 'x', columns: ['a'], rows: [[value]] }).split('\r\n')[1];

test('a cell with a comma, a quote or a line break is quoted', () => {
  assert.equal(csv('a,b'), '"a,b"');
  assert.equal(csv('say "a"'), '"say ""a"""');
  assert.equal(csv('a\nb'), '"a\nb"');
});

test('a text that a spreadsheet would run is disarmed, a number is left alone', () => {
  assert.equal(csv('=1+1'), "'=1+1");
  assert.equal(csv(-3), '-3');
  assert.equal(csv(null), '');
});

test('a file is named after its title, without accents and signs', () => {
  assert.equal(fileName('Étapes : « Müller »', 'csv'), 'vivier-etapes-muller.csv');
});
