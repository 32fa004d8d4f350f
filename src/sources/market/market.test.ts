import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { DuckDBEngine } from '../../engine/duckdb/duckdb.ts';
import { claim, post, rejection } from '../../tables/facts.ts';
import { land } from '../land.ts';
import { column, emptyObservatory, folderOf, rowsOf, today } from '../trial.ts';
import { market } from './market.ts';

const evidence = 'source_publisher,source_title_or_url,source_date,status,verified,note';

async function landed(test: TestContext, files: Record<string, string>): Promise<DuckDBEngine> {
  const engine = await emptyObservatory(test);
  await land(engine, market, folderOf(test, files), { today });
  return engine;
}

const posts = `person,organisation,role,start,end,previous_organisation,next_organisation,${evidence}\n`;

test('a post says who was where from when, and who says so', async (t) => {
  const engine = await landed(t, {
    'posts.csv': `${posts}Ada Lovelace,Thinking Machines Lab,co-founder,2025-02,,OpenAI,,"Press, Ltd",https://press.example,2025-02-18,confirmed,yes,\n`,
  });
  const [{ post_key, ...row } = {}] = await rowsOf(engine, post);
  assert.match(String(post_key), /^\d+$/u);
  assert.deepEqual(row, {
    source: 'market',
    file: 'posts.csv',
    record: 'row:0',
    position: 0,
    kind: 'post',
    raw_name: 'Ada Lovelace',
    raw_organisation: 'Thinking Machines Lab',
    role: 'co-founder',
    valid_from: '2025-02-01',
    from_precision: 'month',
    known_on: '2025-02-18',
    previous_organisation: 'OpenAI',
    publisher: 'Press, Ltd',
    url: 'https://press.example',
    status: 'confirmed',
    verified: true,
  });
});

test('a post keeps its key when a row is put in before it, and equal rows have two', async (t) => {
  const row = 'Ada Lovelace,OpenAI,researcher,2025,,,,P,u,2025,reported,no,\n';
  const other = 'Grace Hopper,OpenAI,researcher,2025,,,,P,u,2025,reported,no,\n';
  const before = column(await rowsOf(await landed(t, { 'posts.csv': posts + row }), post), 'post_key');
  const after = column(
    await rowsOf(await landed(t, { 'posts.csv': posts + other + row + row }), post),
    'post_key',
  );
  assert.equal(after[1], before[0]);
  assert.equal(new Set(after).size, 3);
});

test('an end before the beginning is rejected, an end in the same year is kept', async (t) => {
  const engine = await landed(t, {
    'posts.csv': `${posts}Ada Lovelace,OpenAI,,2024-05,2023,,,P,u,2025,reported,no,\nAda Lovelace,Meta,,2024-05,2024,,,P,u,2025,reported,no,\n`,
  });
  assert.deepEqual(column(await rowsOf(engine, post), 'valid_to'), [undefined, '2024-01-01']);
  assert.deepEqual(column(await rowsOf(engine, rejection), 'reason'), ['ends-before-start']);
});

test('columns that are not read are told, each once: strangers, second ones, and nameless ones that say something', async (t) => {
  const head = posts.trimEnd();
  const engine = await emptyObservatory(t);
  const folder = folderOf(t, {
    'posts.csv': `${head},mood,role,,\nAda Lovelace,OpenAI,,2024,,,,P,u,2025,reported,no,,glad,pilot,,x\n`,
    'milestones.csv': `organisation,clause,linked_to,date,${evidence},mood\nOpenAI,c,l,2024,P,u,2025,reported,no,,\n`,
  });
  const { unread } = await land(engine, market, folder, { today });
  assert.deepEqual(
    unread.map(({ column, position, twice, files }) => [column, position, twice, files]).toSorted(),
    [
      ['', 17, false, 1],
      ['mood', 11, false, 2],
      ['role', 15, true, 1],
    ],
  );
  assert.deepEqual(column(await rowsOf(engine, post), 'role'), [undefined]);
});

test('a date to come is rejected, and the rest of the row kept', async (t) => {
  const engine = await landed(t, {
    'posts.csv': `${posts}Ada Lovelace,OpenAI,,2099-01,,,,P,u,2025,reported,no,\n`,
  });
  assert.deepEqual(column(await rowsOf(engine, post), 'valid_from'), [undefined]);
  const rejected = (await rowsOf(engine, rejection)).map((row) => [
    row['record'],
    row['field'],
    row['reason'],
    row['detail'],
  ]);
  assert.deepEqual(rejected, [['row:0', 'start', 'date-in-future', '2099-01']]);
});

test('a status that is none is kept as reported', async (t) => {
  const engine = await landed(t, { 'posts.csv': `${posts}Ada Lovelace,OpenAI,,,,,,P,u,2025,certain,yes,\n` });
  assert.deepEqual(column(await rowsOf(engine, post), 'status'), ['reported']);
  assert.deepEqual(column(await rowsOf(engine, rejection), 'reason'), ['unknown-value']);
});

test('a post without a person or organisation is rejected', async (t) => {
  const engine = await landed(t, { 'posts.csv': `${posts},OpenAI,,,,,,P,u,2025,reported,no,\n` });
  assert.deepEqual(await rowsOf(engine, post), []);
  assert.deepEqual(column(await rowsOf(engine, rejection), 'field'), ['person']);
});

test('contradictory claims on one deal stand side by side', async (t) => {
  const header = `deal_id,announced,kind,party,target,stake_pct,amount_usd,valuation_usd,people_moved,named_people,claim,${evidence}\n`;
  const engine = await landed(t, {
    'deals.csv': `${header}d1,2025-06,minority-investment,Meta,Scale AI,49,14300000000,,,Alexandr Wang,49% stake,P,,2025-07,reported,yes,\nd1,2025-06,minority-investment,Meta,Scale AI,49,14800000000,29000000000,,,more,Q,,2025-06,disputed,no,\n`,
  });
  const claims = await rowsOf(engine, claim);
  assert.equal(new Set(column(claims, 'claim')).size, 2);
  const [first] = claims.filter((row) => row['publisher'] === 'P');
  assert.deepEqual(
    [
      first?.['kind'],
      first?.['topic'],
      first?.['subject'],
      first?.['object'],
      first?.['predicate'],
      first?.['value_low'],
      first?.['unit'],
      first?.['valid_from'],
      first?.['known_on'],
    ],
    ['deal', 'd1', 'Scale AI', 'Meta', 'minority-investment', 14300000000, 'USD', '2025-06-01', '2025-07-31'],
  );
  assert.deepEqual(JSON.parse(String(first?.['details'])), {
    deal_id: 'd1',
    stake_pct: '49',
    amount_usd: '14300000000',
    named_people: 'Alexandr Wang',
  });
});

test('a team move is a claim, and a post for its leader and each member', async (t) => {
  const header = `migration_id,from,to,window_start,window_end,leader,members,size_reported,${evidence}\n`;
  const engine = await landed(t, {
    'migrations.csv': `${header}m1,OpenAI,Covariant,2017-09,2017-11,Ada Lovelace,Grace Hopper; ; Zoë Quick,4,P,u,2024-08,reported,yes,\nm2,OpenAI,Covariant,2018-09,2018-11,,Ada Lovelace,,P,u,2024-08,reported,yes,\n`,
  });
  const [row] = await rowsOf(engine, claim, "topic = 'm1'");
  assert.deepEqual(
    [row?.['subject'], row?.['object'], row?.['value_low'], row?.['unit']],
    ['OpenAI', 'Covariant', 4, 'people'],
  );
  const members = (await rowsOf(engine, post)).map((found) => [
    found['record'],
    found['position'],
    found['raw_name'],
    found['role'],
  ]);
  assert.deepEqual(members, [
    ['row:0', 0, 'Ada Lovelace', 'leader'],
    ['row:0', 1, 'Grace Hopper', 'member'],
    ['row:0', 3, 'Zoë Quick', 'member'],
    ['row:1', 1, 'Ada Lovelace', 'member'],
  ]);
  const [first] = await rowsOf(engine, post);
  assert.deepEqual(
    [first?.['previous_organisation'], first?.['raw_organisation'], first?.['kind']],
    ['OpenAI', 'Covariant', 'migration'],
  );
});

test('a share of revenue stands where no amount is known', async (t) => {
  const header = `supplier,customer,service,revenue_share_low,revenue_share_high,amount_usd,from,to,event,${evidence}\n`;
  const engine = await landed(t, {
    'supply.csv': `${header}Scale AI,Google,labelling,0.1,0.2,,2024,2025,customer,P,u,2025,reported,yes,\n`,
  });
  const [row] = await rowsOf(engine, claim);
  assert.deepEqual(
    [row?.['value_low'], row?.['value_high'], row?.['unit'], row?.['from_precision']],
    [0.1, 0.2, 'share', 'year'],
  );
});
