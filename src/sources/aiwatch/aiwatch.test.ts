import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Scalar } from '../../engine/engine.ts';
import { post, rejection } from '../../tables/facts.ts';
import { land } from '../land.ts';
import { column, emptyObservatory, folderOf, rowsOf, today } from '../trial.ts';
import { aiwatch } from './aiwatch.ts';

const header =
  'person,organization,title,start_date,start_date_precision,end_date,end_date_precision,employment_type,urls\n';

async function posts(
  test: TestContext,
  rows: string,
): Promise<{ posts: Record<string, Scalar>[]; reasons: unknown[] }> {
  const engine = await emptyObservatory(test);
  await land(engine, aiwatch, folderOf(test, { 'aiwatch.csv': header + rows }), { today });
  return { posts: await rowsOf(engine, post), reasons: column(await rowsOf(engine, rejection), 'reason') };
}

test('a post could be known since the earliest archived copy of its page', async (t) => {
  const urls =
    'https://web.archive.org/web/20241127015103/https://x.example/ https://web.archive.org/web/20210427192907/https://x.example/';
  const {
    posts: [row],
  } = await posts(t, `Ada Lovelace,FHI,Fellow,2020-10-01,month,,,Full-time ,${urls}\n`);
  assert.deepEqual(
    [
      row?.['known_on'],
      row?.['status'],
      row?.['valid_from'],
      row?.['from_precision'],
      row?.['employment'],
      row?.['url'],
    ],
    ['2021-04-27', 'confirmed', '2020-10-01', 'month', 'full-time', urls],
  );
});

test('a post without a page is reported, and nobody knows since when', async (t) => {
  const {
    posts: [row],
  } = await posts(t, 'Ada Lovelace,FHI,,2020-01-01,year,2021-3-09,month,,\n');
  assert.deepEqual(
    [row?.['status'], row?.['known_on'], row?.['valid_from'], row?.['valid_to'], row?.['to_precision']],
    ['reported', undefined, '2020-01-01', '2021-03-01', 'month'],
  );
});

test('a date known to within several years is a note, not a date', async (t) => {
  const {
    posts: [row],
  } = await posts(t, 'Ada Lovelace,FHI,,2020-01-01,multi-year,,,,\n');
  assert.equal(row?.['valid_from'], undefined);
  assert.match(String(row?.['note']), /several years/u);
});

test('a date that is none is rejected, and the post kept', async (t) => {
  const { posts: rows, reasons } = await posts(t, 'Ada Lovelace,FHI,,2017-01-01-,,2099-01-01,,,\n');
  assert.equal(rows.length, 1);
  assert.deepEqual(reasons, ['not-a-date', 'date-in-future']);
});
