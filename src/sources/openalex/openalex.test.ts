import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { contentChecksum } from '../../engine/checksum.ts';
import type { DuckDBEngine } from '../../engine/duckdb/duckdb.ts';
import { authorLine, citation, rejection, sourceFile, workRecord } from '../../tables/facts.ts';
import { land } from '../land.ts';
import { column, emptyObservatory, folderOf, rowsOf, today } from '../trial.ts';
import { openalex } from './openalex.ts';

const fixtures = new URL('../../../test/fixtures/openalex/', import.meta.url);
const sample = gunzipSync(readFileSync(new URL('works-2023-04.jsonl.gz', fixtures))).toString();
const lines = sample.trimEnd().split('\n');

/** A line of the newer schema: one entity of the API, on one line. */
function entity(name: string): string {
  return JSON.stringify(JSON.parse(readFileSync(new URL(name, fixtures), 'utf8')));
}

function work(id: number, more: object = {}): string {
  const authorships = [
    {
      author: { id: 'https://openalex.org/A1', display_name: 'Ada Lovelace' },
      raw_author_name: 'A. Lovelace',
    },
  ];
  return JSON.stringify({
    id: `https://openalex.org/W${id}`,
    title: `On fish ${id}`,
    publication_year: 2020,
    publication_date: '2020-03-04',
    authorships,
    ...more,
  });
}

async function landed(t: TestContext, files: Record<string, string | Uint8Array>): Promise<DuckDBEngine> {
  const engine = await emptyObservatory(t);
  await land(engine, openalex, folderOf(t, files), { today });
  return engine;
}

test('works of the schema of 2023 agree with a plain reading of their JSON', async (t) => {
  const engine = await landed(t, { 'works.jsonl.gz': sample });
  const works = lines.map((line) => JSON.parse(line));
  const rows = await rowsOf(engine, workRecord);
  assert.equal(rows.length, works.length);
  for (const work of works) {
    const record = work.id.replace('https://openalex.org/', '');
    const row = rows.find((found) => found['record'] === record);
    assert.equal(row?.['doi'], work.doi?.toLowerCase().replace('https://doi.org/', ''));
    assert.equal(row?.['year'], work.publication_year);
    assert.equal(row?.['published_on'], work.publication_date);
    assert.equal(row?.['citations'], work.cited_by_count);
  }
  const names = works.flatMap((work) =>
    work.authorships.map((a: { author: { display_name: string } }) => a.author.display_name),
  );
  const printed = column(await rowsOf(engine, authorLine), 'raw_name');
  assert.equal(printed.length, names.length);
  const fold = (name: unknown): string => String(name).trim().split(/\s+/u).join(' ');
  assert.deepEqual(printed.map(fold).sort(), names.map(fold).sort());
  const cited = new Set(
    works.flatMap((work) => work.referenced_works.map((other: string) => `${work.id} ${other}`)),
  );
  assert.equal((await rowsOf(engine, citation)).length, cited.size);
});

test('a work of the newer schema gives its names, affiliations and organisations as printed', async (t) => {
  const engine = await landed(t, { 'works.jsonl': entity('W2741809807.json') });
  const [row] = await rowsOf(engine, workRecord);
  assert.deepEqual(
    [
      row?.['record'],
      row?.['venue'],
      row?.['venue_name'],
      row?.['published_on'],
      row?.['precision'],
      row?.['kind'],
      row?.['doi'],
    ],
    ['W2741809807', 's1983995261', 'PeerJ', '2018-02-13', 'day', 'journal-article', '10.7717/peerj.4375'],
  );
  const [first] = await rowsOf(engine, authorLine);
  assert.deepEqual(first, {
    source: 'openalex',
    file: 'works.jsonl',
    record: 'W2741809807',
    position: 0,
    raw_name: 'Heather Piwowar',
    raw_affiliation: 'Impactstory, Sanford, NC, USA',
    orcid: '0000-0003-1613-5981',
    openalex: 'A5048491430',
    institutions: '05ppvf150',
  });
});

test('a page of the API without a title has its display name', async (t) => {
  const engine = await landed(t, { 'works.jsonl': entity('W-api-response.json') });
  const [row] = await rowsOf(engine, workRecord);
  assert.match(String(row?.['title']), /^GW170104/u);
});

test('a first of the month stands for the month, a first of January for the year', async (t) => {
  const engine = await landed(t, {
    'w.jsonl': [
      work(1, { publication_date: '2020-03-01' }),
      work(2, { publication_date: '2020-01-01' }),
    ].join('\n'),
  });
  const dates = (await rowsOf(engine, workRecord)).map((row) => [row['precision'], row['known_on']]);
  assert.deepEqual(dates, [
    ['month', '2020-03-31'],
    ['year', '2020-12-31'],
  ]);
});

test('a date that has not come is rejected, and the work kept', async (t) => {
  const engine = await landed(t, {
    'w.jsonl': work(1, { publication_year: 2099, publication_date: '2099-01-01' }),
  });
  const [row] = await rowsOf(engine, workRecord);
  assert.deepEqual(
    [row?.['title'], row?.['year'], row?.['published_on'], row?.['known_on']],
    ['On fish 1', undefined, undefined, undefined],
  );
  const rejected = (await rowsOf(engine, rejection)).map((found) => [
    found['record'],
    found['field'],
    found['reason'],
  ]);
  assert.deepEqual(rejected, [
    ['W1', 'publication_date', 'date-in-future'],
    ['W1', 'publication_year', 'date-in-future'],
  ]);
});

test('good lines of a damaged file are kept, and each bad one has its reason', async (t) => {
  const bytes = Buffer.concat([
    Buffer.from(`${work(1)}\n{"id": "https://openalex.org/W2", "title"\n`),
    Buffer.from(`${work(3, { title: 'Müller' })}\n`, 'latin1'),
    Buffer.from(`{"title":"no id"}\n${work(1)}\n{"id":"https://openalex.org/A7"}\n\n`),
    Buffer.from(`${work(4, { authorships: 'Ada', publication_year: 'later', doi: ['x'] })}\n[]\n${work(5)}`),
  ]);
  const engine = await landed(t, { 'bad.jsonl': bytes, 'good.jsonl.gz': [work(6), work(7)].join('\n') });
  assert.deepEqual(column(await rowsOf(engine, workRecord), 'record'), ['W1', 'W4', 'W5', 'W6', 'W7']);
  const rejected = (await rowsOf(engine, rejection)).map((row) => [
    row['record'],
    row['field'],
    row['reason'],
  ]);
  assert.deepEqual(rejected, [
    ['W4', 'authorships', 'wrong-type'],
    ['W4', 'doi', 'wrong-type'],
    ['W4', 'publication_year', 'wrong-type'],
    ['row:1', '', 'not-json'],
    ['row:2', '', 'not-utf-8'],
    ['row:3', 'id', 'empty'],
    ['row:4', 'id', 'id-twice'],
    ['row:5', 'id', 'not-a-work'],
    ['row:8', 'id', 'empty'],
  ]);
  const [bad] = await rowsOf(engine, sourceFile);
  assert.deepEqual([bad?.['records'], bad?.['rejected']], ['9', '7']);
});

test('a truncated gzip keeps the works before the cut', async (t) => {
  const packed = gzipSync(sample);
  const engine = await landed(t, { 'works.jsonl.gz': packed.subarray(0, packed.length / 2) });
  const kept = column(await rowsOf(engine, workRecord), 'record');
  assert.ok(kept.length > 100, `${kept.length} works`);
  const whole = lines
    .slice(0, kept.length)
    .map((line) => JSON.parse(line).id.replace('https://openalex.org/', ''));
  assert.deepEqual(kept, whole.sort());
  assert.deepEqual(column(await rowsOf(engine, rejection), 'reason'), ['truncated-gzip']);
});

test('the careful way and the fast way give the same tables', async (t) => {
  const fast = await landed(t, { 'works.jsonl': sample });
  const careful = await landed(t, { 'works.jsonl': `${sample}{"damaged": ` });
  for (const table of [workRecord, authorLine, citation]) {
    assert.deepEqual(await contentChecksum(careful, table), await contentChecksum(fast, table), table.name);
  }
});

test('a work that moved within the snapshot keeps its newest record, whichever file comes first', async (t) => {
  const old = {
    'works/updated_date=2023-01-01/part_000.gz': [
      work(1, { updated_date: '2023-01-01', title: 'Old' }),
      work(2),
    ].join('\n'),
  };
  const young = {
    'works/updated_date=2024-01-01/part_000.gz': work(1, { updated_date: '2024-01-01', title: 'Young' }),
  };
  const together = await landed(t, { ...old, ...young });
  for (const order of [
    [old, young],
    [young, old],
  ]) {
    const engine = await emptyObservatory(t);
    for (const files of order) await land(engine, openalex, folderOf(t, files), { today });
    assert.deepEqual(column(await rowsOf(engine, workRecord), 'title'), ['On fish 2', 'Young']);
    for (const table of [workRecord, authorLine, citation]) {
      assert.deepEqual(
        await contentChecksum(engine, table),
        await contentChecksum(together, table),
        table.name,
      );
    }
  }
});

test('other entities of a snapshot are not looked at', async (t) => {
  const engine = await landed(t, {
    'data/works/updated_date=2023-01-01/part_000.gz': work(1),
    'data/authors/updated_date=2023-01-01/part_000.gz': '{"id":"https://openalex.org/A1"}',
    'data/works/manifest': '{}',
  });
  assert.deepEqual(column(await rowsOf(engine, sourceFile), 'file'), ['updated_date=2023-01-01/part_000.gz']);
});

test('e-mail addresses among affiliations are not kept', async (t) => {
  const authorships = [
    {
      author: { display_name: 'Ada Lovelace' },
      raw_affiliation_strings: ['Lab, London. Electronic address: ada@lab.example.', 'FAIR @ Meta'],
    },
  ];
  const engine = await landed(t, { 'w.jsonl': work(1, { authorships }) });
  const [line] = await rowsOf(engine, authorLine);
  assert.ok(!String(line?.['raw_affiliation']).includes('lab.example'));
  assert.match(String(line?.['raw_affiliation']), /FAIR @ Meta/u);
});
