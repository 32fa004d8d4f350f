import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { dealsSteps } from '../../deals/steps.ts';
import { type Desk, openDesk } from '../../desk/desk.ts';
import { claimDesk } from '../../desk/ownership.ts';
import { type DuckDBEngine, openDuckDB } from '../../engine/duckdb/duckdb.ts';
import { createTable } from '../../engine/schema.ts';
import { lintSharedSql } from '../../engine/shared-sql.ts';
import { land } from '../../sources/land.ts';
import { market } from '../../sources/market/market.ts';
import { VivierError } from '../../tables/error.ts';
import { tables } from '../../tables/index.ts';
import { undo } from '../decisions/undo.ts';
import { nobodyHidden } from '../hidden.ts';
import { ask, type Context } from '../operation.ts';
import { addClaim, withdrawClaim } from './claims.ts';
import { findDeals } from './find-deals.ts';
import { importClaims, previewClaims } from './import-claims.ts';
import { showDeal } from './show-deal.ts';
import { showShock } from './show-shock.ts';

const evidence = 'source_publisher,source_title_or_url,source_date,status,verified,note';
const header = `deal_id,announced,kind,party,target,stake_pct,amount_usd,valuation_usd,people_moved,named_people,claim,${evidence}`;
/** A deal between firms that plainly don't exist, with an account that others deny, its people and its customers. */
const files = {
  'deals.csv': [
    header,
    'm-l-2024,2024-06,minority-investment,Moon,Lamp,50,100,,,Ada Byron,half to investors,One,,2024-06-10,confirmed,yes,',
    'm-l-2024,2024-06,minority-investment,Moon,Lamp,50,120,250,,,,Two,,2024-06-11,reported,no,',
    'm-l-2024,2024-07,minority-investment,Moon,Lamp,40,,,,,another stake,Three,,2024-07-01,disputed,yes,',
    'm-l-2024,2024-07,minority-investment,Moon,Lamp,149,-3,,,,cannot be,Four,,2024-07-01,reported,yes,',
    'l-revenue,2024-05,revenue,,Lamp,,400,,,,last year,One,,2024-05,reported,yes,',
  ].join('\n'),
  'posts.csv': [
    `person,organisation,role,start,end,previous_organisation,next_organisation,${evidence}`,
    'Ada Byron,Lamp,co-founder,2020,2024-06,,Moon Lab,One,,2024-06,confirmed,yes,',
    'Ada Byron,Moon Lab,head,2024-06,,Lamp,,One,,2024-06,confirmed,yes,',
    'Max Perutz,Moon Lab,researcher,2024-07,2024-12,Lamp,,Two,,2025-01,reported,yes,',
    'Emmy Noether,Moon Lab,researcher,2022-07,,Lamp,,Two,,2022,reported,yes,',
  ].join('\n'),
  'supply.csv': [
    `supplier,customer,service,revenue_share_low,revenue_share_high,amount_usd,from,to,event,${evidence}`,
    'Lamp,Sun,light,,,80,2023-01,2023-12,largest customer,One,,2024-06,reported,yes,',
    'Lamp,Sun,light,,,,,2024-06,customer exit,One,,2024-06,reported,yes,',
    'Torch,Sun,light,,,,2022,,customer,One,,2024-06,reported,yes,',
    'Torch,Moon,light,,,,2022,,customer,One,,2024-06,reported,yes,',
  ].join('\n'),
};
const ids: Readonly<Record<string, string>> = {
  Moon: 'moon',
  'Moon Lab': 'moon-lab',
  Lamp: 'lamp',
  Sun: 'sun',
  Torch: 'torch',
};
const sign = { who: 'Emil', why: 'a test' };

const folder = mkdtempSync(join(tmpdir(), 'vivier-deals-'));
let engine: DuckDBEngine;
let desk: Desk;
let context: Context;

before(async () => {
  engine = await openDuckDB({ path: ':memory:', threads: 1 });
  for (const table of tables) await createTable(engine, table);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), `${content}\n`);
  await land(engine, market, folder, { today: '2026-01-01' });
  for (const [raw, id] of Object.entries(ids))
    await engine.run(
      `insert into organisation_string values ('market', '${raw}', '${id}', 'alias', 1, null, null)`,
    );
  await engine.run("insert into organisation_edge values ('moon-lab', 'moon', 'parent', null, null)");
  await engine.run('insert into shown_post select * from post; insert into shown_claim select * from claim');
  for (const step of dealsSteps)
    if (step.kind === 'sql') await engine.run(`insert into ${step.output.name} ${step.select}`);
  desk = await openDesk({ ownership: claimDesk(join(folder, 'lock')), place: join(folder, 'desk') });
  const unasked = async (): Promise<never> => assert.fail('no test asks for it');
  const unsearched = (): never => assert.fail('no test searches');
  const search = {
    affinity: unsearched,
    peopleThen: unsearched,
    brief: unsearched,
    like: unsearched,
    named: unsearched,
    names: unsearched,
    people: unsearched,
    suggest: unsearched,
    topic: unsearched,
    works: unsearched,
  };
  context = {
    observatory: () => ({
      build: 'one',
      builtAt: '2026-01-01T00:00:00Z',
      dataTo: '2026-01-01',
      database: '',
      reader: engine,
      search,
      explanation: unasked,
      hidden: nobodyHidden,
    }),
    hide: unasked,
    desk: async () => desk,
    builder: {
      state: () => 'idle',
      startBuild: unasked,
      explain: unasked,
      importFiles: unasked,
      previewImport: unasked,
    },
  };
});
after(async () => {
  await desk.close();
  engine.closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

const show = (more: object = {}) => ask(showDeal, context, { id: 'm-l-2024', ...more });
const refused = (code: string, field: string) => (error: unknown) =>
  error instanceof VivierError && error.code === code && (error.complaint.where ?? '').includes(field);

test('the steps are written for both engines, and what they make keeps its key and its expectations', async () => {
  for (const step of dealsSteps) {
    if (step.kind !== 'sql') continue;
    assert.deepEqual(lintSharedSql(step.select), [], step.output.name);
    for (const { name, sql } of step.output.expectations ?? [])
      assert.deepEqual(await engine.rows(sql), [], name);
    const key = step.output.key.join(', ');
    assert.deepEqual(
      await engine.rows(`select ${key} from ${step.output.name} group by ${key} having count(*) > 1`),
      [],
    );
  }
});

test('a stake of 149 percent and a negative price are rejected by field, and never clamped', async () => {
  const rejected = await engine.rows(
    "select record, field, reason from rejection where file = 'deals.csv' order by field",
  );
  assert.deepEqual(
    rejected.map((row) => [row['record'], row['field'], row['reason']]),
    [
      ['row:3', 'amount_usd', 'out-of-range'],
      ['row:3', 'stake_pct', 'out-of-range'],
    ],
  );
});

test('claims stand side by side; the disputed one is kept, and not reckoned with unless the reader says so', async () => {
  const page = await show();
  assert.deepEqual(
    page.claims.map(({ claim, stake, amount, implied, used }) => [
      claim.evidence.publisher,
      stake,
      amount,
      implied,
      used,
    ]),
    [
      ['One', 0.5, 100, 200, true],
      ['Two', 0.5, 120, 240, true],
      ['Four', null, null, null, true],
      ['Three', 0.4, null, null, false],
    ].sort(
      (a, b) =>
        page.claims.findIndex(({ claim }) => claim.evidence.publisher === a[0]) -
        page.claims.findIndex(({ claim }) => claim.evidence.publisher === b[0]),
    ),
  );
  assert.deepEqual(page.implied, { low: 200, middle: 220, high: 240, claims: 2 });
  const three = page.claims.find(({ claim }) => claim.evidence.publisher === 'Three');
  const chosen = await show({ use: [three?.claim.id ?? ''] });
  assert.deepEqual([chosen.chosen, chosen.stake?.middle, chosen.price], [true, 0.4, null]);
});

test('who went to a laboratory of the buyer around the deal went over; who went years before did not', async () => {
  const page = await show();
  assert.deepEqual(
    page.people.map(({ person, mover, founder, left }) => [person.name, mover, founder, left]),
    [
      ['Ada Byron', true, true, null],
      ['Max Perutz', true, false, '2024-12-01'],
    ],
  );
  assert.deepEqual(page.kept[0], {
    years: 1,
    seen: 0,
    left: 1,
    silent: 1,
    ahead: 0,
    each: { low: 110, high: null },
  });
  assert.equal(page.heads.find(({ role }) => role === 'staff')?.count, null);
  assert.deepEqual(
    page.parts.map(({ channel, amount }) => [channel, amount]),
    [['investors', 50]],
  );
});

test('a shock names who has a conflict, what leaves and who gains, and a replay without the exit', async () => {
  const { shock, replay } = await ask(showShock, context, { id: 'm-l-2024', leave: ['sun:0.5'] });
  assert.deepEqual(
    shock.customers.map(({ key, conflict, stated, leave }) => [key, conflict, stated, leave]),
    [['sun', true, 'leaves', 0.5]],
  );
  assert.deepEqual(
    [shock.loss, shock.share],
    [
      { low: 40, high: 40 },
      { low: 0.1, high: 0.1 },
    ],
  );
  assert.deepEqual(
    shock.gainers.map(({ key, gain }) => [key, gain.high]),
    [['torch', 28]],
  );
  assert.deepEqual(replay?.customers.both, ['Sun']);
  await assert.rejects(
    ask(showShock, context, { id: 'm-l-2024', leave: ['nobody:0.5'] }),
    refused('customer-unknown', 'leave'),
  );
});

const row = {
  deal_id: 'm-l-2024',
  announced: '2024-06',
  kind: 'minority-investment',
  party: 'Moon',
  target: 'Lamp',
  source_publisher: 'Five',
  source_date: '2024-08',
  status: 'reported',
  verified: 'no',
};

test('a claim entered here counts at once, and is gone without a trace when it is undone', async () => {
  const unedited = await show();
  const { decision } = await ask(addClaim, context, {
    table: 'deals',
    fields: { ...row, amount_usd: '500' },
    ...sign,
  });
  const page = await show();
  assert.equal(page.price?.high, 500);
  assert.equal(page.claims.find(({ entry }) => entry !== null)?.entry?.who, 'Emil');
  assert.equal(decision.state, 'applied');
  await assert.rejects(
    ask(addClaim, context, { table: 'deals', fields: { ...row, amount_usd: '500' }, ...sign }),
    refused('claim-known', 'c_'),
  );
  await ask(undo, context, { id: decision.id, ...sign });
  assert.deepEqual(await show(), unedited);
});

test('a claim taken out is not shown, says who took it out, and comes back', async () => {
  const unedited = await show();
  const claim = unedited.claims[0]?.claim.id ?? '';
  const { decision } = await ask(withdrawClaim, context, { claim, ...sign });
  const page = await show();
  assert.equal(
    page.claims.some((one) => one.claim.id === claim),
    false,
  );
  assert.deepEqual(
    page.withdrawn.map((one) => [one.claim, one.who]),
    [[claim, 'Emil']],
  );
  await ask(undo, context, { id: decision.id, ...sign });
  assert.deepEqual(await show(), unedited);
});

test('a claim that cannot be names every field at fault and enters nothing', async () => {
  const fields = { ...row, stake_pct: '149', amount_usd: '-1', source_publisher: '' };
  for (const field of ['stake_pct', 'amount_usd', 'source_publisher'])
    await assert.rejects(
      ask(addClaim, context, { table: 'deals', fields, ...sign }),
      refused('claim-refused', field),
    );
  assert.equal((await desk.claimEdits.standing()).length, 0);
});

test('a file of claims says by line what it refuses, and enters nothing when it is only tried', async () => {
  const path = join(folder, 'mine.csv');
  writeFileSync(
    path,
    `${header}\nm-l-2024,2024-06,minority-investment,Moon,Lamp,50,"130",,,,"over\ntwo lines",Six,,2024-08,reported,no,\nm-l-2024,2024-06,minority-investment,Moon,Lamp,149,,,,,x,Six,,2024-08,reported,no,\n${files['deals.csv'].split('\n')[1]}\n`,
  );
  const tried = await ask(importClaims, context, { path, dryRun: true, ...sign });
  assert.deepEqual(
    [tried.table, tried.claims.length, tried.known, tried.rejections.map(({ line, field }) => [line, field])],
    ['deals', 1, 1, [[4, 'stake_pct']]],
  );
  assert.equal((await desk.claimEdits.standing()).length, 0);
  const entered = await ask(importClaims, context, { path, ...sign });
  assert.equal(entered.decisions.length, 1);
  assert.equal((await show()).price?.high, 130);
});

test('a file is sent in the stead of a path, its cells between semicolons; what it entered is undone at once', async () => {
  const row =
    'm-l-2024;2024-06;minority-investment;Moon;Lamp;50;140;;;A, B;a sum;Seven;;2024-09;reported;no;';
  const text = `\uFEFF${header.replaceAll(',', ';')}\r\n${row}\r\n${row.replace('140', '150')}\r\n`;
  const preview = await ask(previewClaims, context, { text });
  assert.deepEqual(
    [preview.claims.length, preview.rejections, preview.sample.map(({ publisher }) => publisher)],
    [2, [], ['Seven', 'Seven']],
  );
  const before = await show();
  const { decisions } = await ask(importClaims, context, { text, ...sign });
  assert.equal((await show()).claims.length, before.claims.length + 2);
  const [id, ...also] = decisions;
  await assert.rejects(
    ask(undo, context, { id, also: [...also, 9999], ...sign }),
    refused('decision-unknown', ''),
  );
  assert.equal((await show()).claims.length, before.claims.length + 2);
  await ask(undo, context, { id, also, ...sign });
  assert.deepEqual(await show(), before);
});

test('a column that claims do not have is named, and loses nothing', async () => {
  const row = 'm-l-2024,2024-06,minority-investment,Moon,Lamp,50,145,,,,a sum,Six,,2024-08,reported,no,';
  const text = `${header},amount,colour,note,,\n${row},1,red,again,,\n`;
  const { claims, rejections, columns, unread } = await ask(previewClaims, context, { text });
  assert.deepEqual([claims.length, rejections], [1, []]);
  assert.deepEqual(unread, [
    { column: 'amount', position: 18, nearest: null },
    { column: 'colour', position: 19, nearest: null },
    { column: 'note', position: 20, nearest: 'note' },
  ]);
  assert.deepEqual(columns.toSorted(), header.split(',').toSorted());
  const plain = await ask(previewClaims, context, { text: `${header}\n${row}\n` });
  assert.deepEqual([plain.claims, plain.unread], [claims, []]);
  const unnamed = await ask(importClaims, context, {
    text: `${header},\n${row},x\n`,
    dryRun: true,
    ...sign,
  });
  assert.deepEqual(unnamed.unread, [{ column: '', position: 18, nearest: null }]);
});

test('a column whose like stands empty, or is not there, is asked after by name', async () => {
  const at = header.split(',').indexOf('amount_usd');
  const cells =
    'm-l-2024,2024-06,minority-investment,Moon,Lamp,50,145,,,,a sum,Six,,2024-08,reported,no,'.split(',');
  const without = cells.with(at, '').join(',');
  const empty = await ask(previewClaims, context, { text: `${header},amount\n${without},145\n` });
  assert.deepEqual(empty.unread, [{ column: 'amount', position: 18, nearest: 'amount_usd' }]);
  const renamed = header.replace('amount_usd', 'amount_us');
  await assert.rejects(
    ask(previewClaims, context, { text: `${renamed}\n${cells.join(',')}\n` }),
    (error: VivierError) => {
      assert.equal(error.code, 'wrong-header');
      assert.match(error.complaint.why ?? '', /Nearest is deals; it lacks amount_usd \(is it amount_us\?\)/);
      return true;
    },
  );
});

test('a file that is not UTF-8, or neither sent nor named, is refused', async () => {
  const text = `${header}\nm-l-2024,2024-06,minority-investment,Moon,Soci\uFFFDt\uFFFD`;
  await assert.rejects(ask(previewClaims, context, { text }), refused('not-utf-8', 'text'));
  await assert.rejects(ask(previewClaims, context, {}), refused('file-unnamed', ''));
  await assert.rejects(ask(previewClaims, context, { text, path: 'x' }), refused('file-unnamed', ''));
});

test('deals are listed with what their claims come to; revenues and exits are not among them', async () => {
  const { deals, kinds } = await ask(findDeals, context, { q: 'lamp' });
  assert.deepEqual(
    deals.map(({ id, disputed }) => [id, disputed]),
    [['m-l-2024', 1]],
  );
  assert.deepEqual(kinds, [{ kind: 'minority-investment', deals: 1 }]);
});
