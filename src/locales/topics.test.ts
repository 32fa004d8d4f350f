import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { topics } from './fr-CA/topics.ts';

const read = (file: string) =>
  z
    .array(z.record(z.string(), z.string()))
    .parse(parse(readFileSync(new URL(`../../data/topics/${file}`, import.meta.url)), { columns: true }));

test('every topic, area and discipline has a French name, and no other word has', () => {
  const named = new Set([
    ...read('topics.csv').flatMap(({ area = '', topic = '' }) => [area, topic]),
    ...read('disciplines.csv').map(({ discipline = '' }) => discipline),
  ]);
  assert.deepEqual([...named].filter((name) => topics[name] === undefined).sort(), []);
  assert.deepEqual(
    Object.keys(topics).filter((name) => !named.has(name)),
    [],
  );
});
