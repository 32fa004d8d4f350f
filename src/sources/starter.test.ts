import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { digestOf, findFiles } from './find.ts';
import { openSource } from './registry.ts';
import { starterFolders } from './starter.ts';
import { readVenues } from './venues.ts';

const data = new URL('../../data/', import.meta.url).pathname;
const checksums = new Map(
  readFileSync(`${data}CHECKSUMS`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => [line.slice(66), line.slice(0, 64)] as const),
);

test('every file of the starter data is as its supplier gave it', async () => {
  for (const [file, sha256] of checksums) assert.equal(await digestOf(data + file), sha256, file);
});

test('every file of the starter data belongs to one source, but one', async () => {
  const claimed: string[] = [];
  for (const [source, folder] of starterFolders) {
    if (folder === '.') continue;
    const found = await findFiles(openSource(source), data + folder);
    claimed.push(...found.map(({ path }) => path.slice(data.length)));
  }
  const left = [...checksums.keys()].filter((file) => !claimed.includes(file));
  assert.deepEqual(left, ['market/organisations.csv']);
  assert.equal(new Set(claimed).size, claimed.length);
});

test('every venue of the paper lists is known, and the month in which it meets', () => {
  const venues = readVenues();
  for (const file of checksums.keys()) {
    const venue = /^paperlists\/([^/]+)\//u.exec(file)?.[1];
    const undated = venue === undefined || venue === 'findings';
    if (!undated) assert.equal(venues.metIn(venue, 2020).precision, 'month', venue);
  }
  assert.equal(venues.keyOf('NeurIPS'), 'nips');
});
