import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type Desk, openDesk } from '../../desk/desk.ts';
import { claimDesk } from '../../desk/ownership.ts';
import { type DuckDBEngine, openDuckDB } from '../../engine/duckdb/duckdb.ts';
import { createTable } from '../../engine/schema.ts';
import { openExplanation } from '../../identity/explanation/explanation.ts';
import { modelFile, readModel } from '../../identity/model/model.ts';
import { identitySteps } from '../../identity/steps.ts';
import { takeDesk } from '../../pipeline/desk-tables.ts';
import { type RunReport, runSteps } from '../../pipeline/run.ts';
import { servingSteps } from '../../serving/steps.ts';
import { tables } from '../../tables/index.ts';
import { nobodyHidden } from '../hidden.ts';
import { ask, type Context, type Observatory } from '../operation.ts';
import { decide } from './decide.ts';
import { decisions } from './decisions.ts';
import { explainPerson } from './explain-person.ts';
import { judge, withdraw } from './judge.ts';
import { agreementOf, review } from './review.ts';
import { undo } from './undo.ts';

/**
 * Two people called Wei Wang, who plainly don't exist: one writes on rivers with Ada Byron, one on proteins with Max Perutz; and
 * their co-authors. Mention keys tell the work and the place.
 */
const works = Array.from({ length: 8 }, (_, i) => ({
  id: `w_aaaaaa${'abcdefgh'[i]}b`,
  title: i % 2 === 0 ? `Flow of rivers and sediment ${i}` : `Folding of proteins by dynamics ${i}`,
  year: 2015 + i,
  authors:
    i % 2 === 0 ? ['Wei Wang', 'Ada Byron', 'Emmy Noether'] : ['Wei Wang', 'Max Perutz', 'Rosalind Franklin'],
}));
const rivers = works.flatMap((_, i) => (i % 2 === 0 ? [BigInt(i * 10 + 100)] : []));
const proteins = works.flatMap((_, i) => (i % 2 === 1 ? [BigInt(i * 10 + 100)] : []));
/** Ada Byron's ORCID iD, which on the last work on rivers slipped to the next line, Emmy Noether's. */
const orcid = '0000-0002-1825-0097';
const ada = rivers.slice(0, -1).map((key) => key + 1n);
const emmy = rivers.at(-1)! + 2n;
const sign = { who: 'Emil', why: 'a test' };

const folder = mkdtempSync(join(tmpdir(), 'vivier-decisions-'));
let engine: DuckDBEngine;
let desk: Desk;
let report: RunReport;
let observatory: Observatory;

const unasked = async (): Promise<never> => assert.fail('no test asks for it');
const unsearched = (): never => assert.fail('no test searches');
const context: Context = {
  observatory: () => observatory,
  desk: async () => desk,
  hide: async () => undefined,
  builder: {
    state: () => 'idle',
    startBuild: unasked,
    explain: unasked,
    importFiles: unasked,
    previewImport: unasked,
  },
};

/** Replays the desk, builds, and takes the ids given, as the builder and its owner do. */
async function build(): Promise<void> {
  const snapshot = join(folder, 'snapshot');
  await desk.snapshot(snapshot);
  await takeDesk(engine, snapshot);
  const steps = [...identitySteps, ...servingSteps];
  report = await runSteps(engine, steps, { threads: 1, files: folder, onProgress: () => undefined });
  const ids = await engine.read(
    'select key, person from identity_cluster join identity_id using (cluster) order by person, key',
    {
      key: 'bigint',
      person: 'text',
    },
  );
  await desk.takeAnchors({ build: 'one', keys: ids.key, persons: ids.person, forwards: [] });
  const explanation = openExplanation(report.folders.get('explanation') ?? '', readModel(modelFile));
  observatory = {
    build: 'one',
    builtAt: '2026-01-01T00:00:00Z',
    dataTo: null,
    database: '',
    // Another reader for every build: what is known of one is kept by its reader.
    reader: { rows: (...asked) => engine.rows(...asked), read: (...asked) => engine.read(...asked) },
    search: {
      names: unsearched,
      suggest: unsearched,
      topic: unsearched,
      works: unsearched,
      people: unsearched,
      named: unsearched,
      like: unsearched,
      brief: unsearched,
      affinity: unsearched,
      peopleThen: unsearched,
    },
    explanation: () => explanation,
    hidden: nobodyHidden,
  };
}

/** What the desk hands over: it remembers. */
const handed = ['decision', 'anchor', 'first_anchor', 'person_forward'];

/** Content of every table that follows from the facts and the desk. */
function contents(): Record<string, string> {
  return Object.fromEntries([...report.contents].filter(([name]) => !handed.includes(name)));
}

async function personOf(key: bigint | undefined): Promise<string> {
  const [row] = await engine.rows(`select person from person_work where mention = ${key}`);
  return String(row?.['person']);
}

before(async () => {
  engine = await openDuckDB({ path: join(folder, 'workshop.duckdb') });
  for (const table of tables) await createTable(engine, table);
  for (const [i, { id, title, year, authors }] of works.entries()) {
    await engine.run(`insert into work (work, title, year, kind, authors, records)
      values ('${id}', '${title}', ${year}, 'conference-paper', ${authors.length}, 1)`);
    for (const [position, name] of authors.entries())
      await engine.run(`insert into mention (mention, work, position, authors, raw_name, year)
        values (${i * 10 + 100 + position}, '${id}', ${position}, ${authors.length}, '${name}', ${year})`);
  }
  await engine.run(`update mention set orcid = '${orcid}' where mention in (${[...ada, emmy].join(', ')})`);
  desk = await openDesk({ ownership: claimDesk(join(folder, 'lock')), place: join(folder, 'desk') });
  await build();
});

after(async () => {
  await desk.close();
  engine.closeDatabase();
  rmSync(folder, { recursive: true });
});

test('an id that slipped to a co-author ties nobody to them, and the explanation tells of it', async () => {
  const [person, owner] = [await personOf(emmy), await personOf(ada[0])];
  assert.notEqual(person, owner);
  const { misplaced } = await ask(explainPerson, context, { id: person });
  assert.deepEqual(
    misplaced.map(({ line, register, id, owner: whose }) => [line.mention, register, id, whose.id]),
    [[String(emmy), 'orcid', orcid, owner]],
  );
  assert.deepEqual((await ask(explainPerson, context, { id: owner })).misplaced, []);
  const [kept] = await engine.rows(`select orcid from mention where mention = ${emmy}`);
  assert.equal(kept?.['orcid'], orcid);
});

test('a person is explained by weights that add up, their weakest links, and the nearest other of the name', async () => {
  const [one, other] = [await personOf(rivers[0]), await personOf(proteins[0])];
  assert.notEqual(one, other);
  const why = await ask(explainPerson, context, { id: one });
  assert.equal(why.lines, rivers.length);
  assert.equal(why.nearest?.person.id, other);
  assert.equal(why.weakest.length, rivers.length);
  for (const pair of [why.pair, (await ask(explainPerson, context, { id: one, other })).pair]) {
    assert.ok(pair);
    const sum = pair.parts.reduce((total, { weight }) => total + weight, pair.bias);
    assert.ok(Math.abs(sum - pair.score) < 1e-6, `${sum} is not ${pair.score}`);
  }
  const asked = await ask(explainPerson, context, { id: one, a: String(rivers[0]), b: String(rivers[3]) });
  assert.deepEqual([asked.pair?.a.mention, asked.pair?.b.mention], [String(rivers[0]), String(rivers[3])]);
  await assert.rejects(ask(explainPerson, context, { id: one, a: '7', b: '8' }), { code: 'line-unknown' });
});

test('a split waits for the build, then holds; its undo waits, then leaves no trace in any table', async () => {
  const untouched = contents();
  const person = await personOf(rivers[0]);
  const lines = [String(rivers[0]), works[2]?.id ?? ''];
  const made = await ask(decide, context, { kind: 'split', person, lines, ...sign });
  assert.deepEqual([made.state, made.lines, made.others], ['waiting', 2, 2]);
  const stateOf = async (id: number) => {
    const found = await ask(decisions, context, { person: await personOf(rivers[1]) });
    return found.decisions.find((decision) => decision.id === id)?.state;
  };
  assert.equal(await stateOf(made.id), 'waiting');
  await build();
  assert.equal(await stateOf(made.id), 'applied');
  assert.equal(await personOf(rivers[0]), await personOf(rivers[1]));
  assert.notEqual(await personOf(rivers[0]), await personOf(rivers[2]));
  const undone = await ask(undo, context, { id: made.id, ...sign });
  assert.equal(undone.state, 'waiting');
  assert.equal(await stateOf(made.id), 'undone');
  await build();
  assert.equal(await stateOf(undone.id), 'applied');
  assert.deepEqual(contents(), untouched);
  await assert.rejects(ask(undo, context, { id: made.id, ...sign }), { code: 'decision-undone' });
});

test('two people become one by a merge, and their ids lead to it', async () => {
  const [one, other] = [await personOf(rivers[0]), await personOf(proteins[0])];
  const { id } = await ask(decide, context, { kind: 'merge', person: one, other, ...sign });
  await build();
  for (const key of [...rivers, ...proteins]) assert.equal(await personOf(key), await personOf(rivers[0]));
  await ask(undo, context, { id, ...sign });
  await build();
  assert.deepEqual([await personOf(rivers[0]), await personOf(proteins[0])], [one, other]);
});

test('two lines of one work that a merge ties are two lines of one person and one work of theirs, and part again', async () => {
  const untouched = contents();
  const [first, second] = [rivers[0]!, rivers[0]! + 1n];
  const order = { kind: 'merge', lines: [String(first)], others: [String(second)], ...sign };
  const { id } = await ask(decide, context, order);
  await build();
  const person = await personOf(first);
  assert.equal(await personOf(second), person);
  const [counted] = await engine.rows(
    'select p.mentions, count(*) as "lines", count(w.repeats) as "repeats" from person p join person_work w on w.person = p.person where p.person = $1 group by p.mentions',
    [person],
  );
  const works = Number(counted?.['lines']) - Number(counted?.['repeats']);
  assert.deepEqual([works, Number(counted?.['mentions'])], [rivers.length, rivers.length]);
  assert.ok(Number(counted?.['repeats']) > 0);
  const why = await ask(explainPerson, context, { id: person, a: String(first), b: String(second) });
  assert.equal(why.lines, Number(counted?.['lines']));
  assert.deepEqual([why.pair?.a.mention, why.pair?.b.mention], [String(first), String(second)]);
  const parted = await ask(decide, context, { kind: 'split', person, lines: [String(second)], ...sign });
  await build();
  assert.notEqual(await personOf(second), await personOf(first));
  await ask(undo, context, { id: parted.id, ...sign });
  await ask(undo, context, { id, ...sign });
  await build();
  assert.deepEqual(contents(), untouched);
});

test('what decides nothing, or names nobody, is refused and leaves nothing', async () => {
  const person = await personOf(rivers[0]);
  const total = async () => (await ask(decisions, context, {})).total;
  const before = await total();
  const refused = (order: object) => ask(decide, context, { ...order, ...sign });
  await assert.rejects(refused({ kind: 'split', person, lines: rivers.map(String) }), {
    code: 'decision-empty',
  });
  await assert.rejects(refused({ kind: 'split', person, lines: [String(proteins[0])] }), {
    code: 'line-unknown',
  });
  await assert.rejects(refused({ kind: 'merge', person, other: person }), { code: 'decision-empty' });
  await assert.rejects(refused({ kind: 'merge', person }), { code: 'decision-unclear' });
  await assert.rejects(refused({ kind: 'mine', person, lines: ['12345'] }), { code: 'line-unknown' });
  await assert.rejects(ask(decide, context, { kind: 'merge', person, other: person, who: '', why: '' }), {
    code: 'input-refused',
  });
  assert.equal(await total(), before);
});

test('any sequence of decisions and undos with builds between, all undone in any order, leaves every table as it was', async () => {
  const untouched = contents();
  const key = fc.constantFrom(...rivers, ...proteins);
  const ruling = fc.record({ kind: fc.constantFrom('merge', 'not-same'), a: key, b: key, undoes: fc.nat() });
  await fc.assert(
    fc.asyncProperty(fc.array(ruling, { minLength: 1, maxLength: 4 }), async (session) => {
      const held: number[] = [];
      for (const { kind, a, b, undoes } of session) {
        if (a === b) continue;
        const { id } = await ask(decide, context, { kind, lines: [String(a)], others: [String(b)], ...sign });
        held.splice(undoes % (held.length + 1), 0, id);
        if (undoes % 2 === 0) await build();
      }
      for (const id of held) {
        await ask(undo, context, { id, ...sign });
        if (id % 2 === 0) await build();
      }
      await build();
      assert.deepEqual(contents(), untouched);
    }),
    { numRuns: 6, seed: 7 },
  );
});

test('the review queue is asked once of each labeller; a judgement is a label and a decision, and can be taken back', async () => {
  const [row] = await engine.rows('select count(*) as "pairs" from review_pair');
  if (row?.['pairs'] === 0n)
    await engine.run(`insert into review_pair values (1, ${rivers[0]}, ${proteins[0]}, false, 0.4, 4, 2)`);
  const queue = await ask(review, context, { who: 'Ada' });
  const [pair] = queue.pairs;
  assert.ok(pair);
  const named = { a: pair.a.mention, b: pair.b.mention };
  const { decision } = await ask(judge, context, { ...named, who: 'Ada', verdict: 'different' });
  assert.equal(decision?.kind, 'not-same');
  assert.equal((await ask(review, context, { who: 'Ada' })).left, queue.left - 1);
  const other = await ask(review, context, { who: 'Ben' });
  assert.equal(other.left, queue.left);
  assert.equal((await ask(judge, context, { ...named, who: 'Ben', verdict: 'unsure' })).decision, null);
  assert.deepEqual((await ask(review, context, { who: 'Ben' })).agreement, { pairs: 1, agreed: 0 });
  assert.deepEqual(await ask(withdraw, context, { ...named, who: 'Ada' }), { withdrawn: true });
  assert.deepEqual(await ask(withdraw, context, { ...named, who: 'Ada' }), { withdrawn: false });
  assert.equal((await ask(review, context, { who: 'Ada' })).left, queue.left);
  assert.equal((await desk.journal.effective()).length, 0);
});

test('agreement counts pairs that two or more judged, and those on which all say the same', () => {
  const said = (a: bigint, verdict: 'same' | 'different') => ({ a, b: 99n, verdict });
  assert.deepEqual(
    agreementOf([
      said(1n, 'same'),
      said(1n, 'same'),
      said(2n, 'same'),
      said(2n, 'different'),
      said(3n, 'same'),
    ]),
    { pairs: 2, agreed: 1 },
  );
});
