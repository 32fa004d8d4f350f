import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { VivierError } from '../tables/error.ts';
import { jsonArray } from './array.ts';
import { csvRows } from './csv.ts';
import { jsonLines } from './lines.ts';
import type { Parsed } from './parsed.ts';
import { folderOf } from './trial.ts';

async function all(parsed: AsyncIterable<Parsed>): Promise<Parsed[]> {
  const found: Parsed[] = [];
  for await (const one of parsed) found.push(one);
  return found;
}

/** Values of the records, and the reasons of the others. */
function told(parsed: readonly Parsed[]): unknown[] {
  return parsed.map((found) => (found.kind === 'record' ? found.value : found.reason));
}

/** Text that gzip cannot shorten much, so that a cut file still holds whole records. */
function noise(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 2000 }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return String.fromCharCode(97 + ((state >> 16) % 26));
  }).join('');
}

const records = Array.from({ length: 200 }, (_, n) => ({ n, text: noise(n) }));

test('a truncated gzip of lines gives every whole line before the cut', async (t) => {
  const packed = gzipSync(records.map((record) => JSON.stringify(record)).join('\n'));
  const folder = folderOf(t, { 'cut.jsonl.gz': packed.subarray(0, packed.length / 2) });
  const parsed = await all(jsonLines(`${folder}/cut.jsonl.gz`));
  assert.deepEqual(parsed.at(-1), {
    kind: 'broken',
    reason: 'truncated-gzip',
    detail: `nothing can be read after line ${parsed.length - 1}`,
  });
  assert.ok(parsed.length > 80, `${parsed.length} lines`);
  assert.deepEqual(told(parsed.slice(0, -1)), records.slice(0, parsed.length - 1));
});

test('a truncated gzip of an array gives every whole record before the cut', async (t) => {
  const packed = gzipSync(JSON.stringify(records));
  const folder = folderOf(t, { 'cut.json.gz': packed.subarray(0, packed.length / 2) });
  const parsed = await all(jsonArray(`${folder}/cut.json.gz`));
  assert.equal(told(parsed).at(-1), 'truncated-gzip');
  assert.ok(parsed.length > 80, `${parsed.length} records`);
  assert.deepEqual(told(parsed.slice(0, -1)), records.slice(0, parsed.length - 1));
});

test('a gzip with a flipped bit keeps what came before it', async (t) => {
  const packed = gzipSync(records.map((record) => JSON.stringify(record)).join('\n'));
  packed[Math.floor(packed.length * 0.6)]! ^= 0xff;
  const parsed = await all(jsonLines(`${folderOf(t, { 'bad.jsonl.gz': packed })}/bad.jsonl.gz`));
  assert.ok(parsed.some((found) => found.kind === 'broken' || found.kind === 'bad'));
  assert.deepEqual(told(parsed.slice(0, 50)), records.slice(0, 50));
});

test('a line in another encoding spoils only itself', async (t) => {
  const bytes = Buffer.concat([
    Buffer.from('{"a":1}\n'),
    Buffer.from('{"a":"Müller"}\n', 'latin1'),
    Buffer.from('{"a":"Müller"}\n'),
  ]);
  const parsed = await all(jsonLines(`${folderOf(t, { 'x.jsonl': bytes })}/x.jsonl`));
  assert.deepEqual(told(parsed), [{ a: 1 }, 'not-utf-8', { a: 'Müller' }]);
});

test('a record of an array in another encoding, or half a record, spoils only itself', async (t) => {
  const bytes = Buffer.concat([
    Buffer.from('[\n{"a":1},\n'),
    Buffer.from('{"a":"Müller"},\n', 'latin1'),
    Buffer.from('{"a":"x}{"},\n{"b": oops},\n{"c":3}\n]'),
  ]);
  const parsed = await all(jsonArray(`${folderOf(t, { 'x.json': bytes })}/x.json`));
  assert.deepEqual(told(parsed), [{ a: 1 }, 'not-utf-8', { a: 'x}{' }, 'not-json', { c: 3 }]);
});

test('a file of another kind is no array', async (t) => {
  const folder = folderOf(t, { 'x.json': 'hello', 'y.json': '', 'z.json': '"text"' });
  for (const name of ['x.json', 'y.json', 'z.json'])
    assert.deepEqual(told(await all(jsonArray(`${folder}/${name}`))), ['not-json'], name);
});

test('a line of 300 MB is passed over in bounded memory', async (t) => {
  const folder = folderOf(t, { 'x.jsonl': '' });
  const out = createWriteStream(`${folder}/x.jsonl`);
  out.write('{"a":1}\n{"b":"');
  const piece = Buffer.alloc(1024 * 1024, 'x');
  for (let i = 0; i < 300; i++) if (!out.write(piece)) await once(out, 'drain');
  out.end('"}\n{"c":3}\n');
  await finished(out);
  const before = process.memoryUsage().rss;
  const parsed = await all(jsonLines(`${folder}/x.jsonl`));
  assert.deepEqual(told(parsed), [{ a: 1 }, 'line-too-long', { c: 3 }]);
  assert.ok(
    process.memoryUsage().rss - before < 200e6,
    `${(process.memoryUsage().rss - before) / 1e6} MB more`,
  );
});

test('a record of 300 MB in an array is passed over in bounded memory, and those around it kept', async (t) => {
  const folder = folderOf(t, { 'x.json': '' });
  const out = createWriteStream(`${folder}/x.json`);
  out.write('[{"a":1},\n{"b":["');
  const piece = Buffer.from('x}{\\"]['.repeat(128 * 1024));
  for (let size = 0; size < 300e6; size += piece.length) if (!out.write(piece)) await once(out, 'drain');
  out.end('"]},{"c":3},\n{"d":{"e":4}}]\n');
  await finished(out);
  const before = process.memoryUsage.rss();
  const parsed = await all(jsonArray(`${folder}/x.json`));
  assert.deepEqual(told(parsed), [{ a: 1 }, 'record-too-long', { c: 3 }, { d: { e: 4 } }]);
  assert.ok(
    process.memoryUsage.rss() - before < 200e6,
    `${(process.memoryUsage.rss() - before) / 1e6} MB more`,
  );
});

test('an array that ends within a record says so, and keeps what came before', async (t) => {
  const folder = folderOf(t, { 'x.json': '[{"a":1},{"b":{"c":"}"}},{"d":{"e":' });
  const parsed = await all(jsonArray(`${folder}/x.json`));
  assert.deepEqual(told(parsed), [{ a: 1 }, { b: { c: '}' } }, 'not-closed']);
});

test('an array in chunks of any size gives the records of the whole', async (t) => {
  // The bytes come by 16 KB; texts of every length put quotes, escapes and brackets on both sides of a cut.
  const records = Array.from({ length: 400 }, (_, n) => ({
    n,
    text: '\\"}{,'.repeat(37 + n),
    nested: [{ n }],
  }));
  const damaged = JSON.stringify(records).replace(/\]$/u, ',{"bad": oops}]');
  const parsed = await all(jsonArray(`${folderOf(t, { 'x.json': damaged })}/x.json`));
  assert.deepEqual(told(parsed), [...records, 'not-json']);
});

test('a table row with too few cells, or in another encoding, spoils only itself', async (t) => {
  const bytes = Buffer.concat([
    Buffer.from('\ufeffname,city\nAda,London\nGrace\n'),
    Buffer.from('Zoë,Köln\n', 'latin1'),
    Buffer.from('Zoë,"Köln, Rhein"\n'),
  ]);
  const parsed = await all(csvRows(`${folderOf(t, { 'x.csv': bytes })}/x.csv`, ['name', 'city']));
  assert.deepEqual(told(parsed), [
    { name: 'Ada', city: 'London' },
    'column-count',
    'not-utf-8',
    { name: 'Zoë', city: 'Köln, Rhein' },
  ]);
});

test('lines end as one system or another writes them', async (t) => {
  const lines = ['name,city', 'Ada,London', '', 'Grace,Arlington'];
  for (const [i, text] of [lines.join('\n'), lines.join('\r\n'), `${lines.join('\r\n')}\n`].entries()) {
    const folder = folderOf(t, { [`${i}.csv`]: text });
    assert.deepEqual(told(await all(csvRows(`${folder}/${i}.csv`, ['name', 'city']))), [
      { name: 'Ada', city: 'London' },
      { name: 'Grace', city: 'Arlington' },
    ]);
  }
});

test('a quote that is never closed loses no row before it', async (t) => {
  const parsed = await all(
    csvRows(`${folderOf(t, { 'x.csv': 'name,city\nAda,London\n"Grace,Arlington\nBob,Paris\n' })}/x.csv`, [
      'name',
      'city',
    ]),
  );
  assert.deepEqual(told(parsed)[0], { name: 'Ada', city: 'London' });
  assert.deepEqual(told(parsed).at(-1), 'bad-csv');
});

test('a truncated table drops the half row', async (t) => {
  const packed = gzipSync(`n,text\n${records.map(({ n, text }) => `${n},${text}`).join('\n')}\n`);
  const folder = folderOf(t, { 'x.csv.gz': packed.subarray(0, packed.length / 2) });
  const parsed = await all(csvRows(`${folder}/x.csv.gz`, ['n', 'text']));
  assert.equal(told(parsed).at(-1), 'truncated-gzip');
  assert.deepEqual(
    told(parsed.slice(0, 80)),
    records.slice(0, 80).map(({ n, text }) => ({ n: String(n), text })),
  );
});

test('a table in two bytes a letter is refused with what to save it as', async (t) => {
  const folder = folderOf(t, { 'x.csv': Buffer.from('\ufeffname,city\nAda,London\n', 'utf16le') });
  await assert.rejects(all(csvRows(`${folder}/x.csv`, ['name', 'city'])), {
    code: 'not-utf-8',
    message: /UTF-16/,
  });
});

test('a wrong header names the missing columns, the found ones, and the mend', async (t) => {
  const folder = folderOf(t, { 'x.csv': 'name,town\nAda,London\n' });
  await assert.rejects(all(csvRows(`${folder}/x.csv`, ['name', 'city'])), (error) => {
    assert.ok(error instanceof VivierError);
    assert.equal(error.code, 'wrong-header');
    assert.match(error.complaint.what, /city/u);
    assert.match(error.complaint.why ?? '', /name, town/u);
    assert.match(error.complaint.mend ?? '', /name, city/u);
    return true;
  });
});
