import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import { readAnchors, readFirstAnchors, takeAnchors } from './anchors.ts';
import { type Desk, openDesk } from './desk.ts';
import { Journal } from './journal.ts';
import { Labels } from './labels.ts';
import { migrate } from './migrate.ts';
import { claimDesk } from './ownership.ts';
import { openPGlite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Store } from './store.ts';
import { Suppressions } from './suppressions.ts';

const scratch = mkdtempSync(join(tmpdir(), 'vivier-desk-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

// The first start of an embedded desk takes seconds: made once, copied for each.
const fresh = join(scratch, 'fresh');
before(async () => (await openPGlite(fresh)).close());
const copyOfFresh = (name: string): string => {
  cpSync(fresh, join(scratch, name), { recursive: true });
  return join(scratch, name);
};

const noon = new Date('2026-01-02T12:00:00Z');
const merge = {
  kind: 'merge',
  keys: [1n, 2n ** 60n - 1n],
  others: [],
  who: 'Ada',
  why: 'one ORCID',
} as const;

/** The same facts hold on the embedded desk and on a PostgreSQL server, where one is named. */
const servers = [
  { name: 'in a folder', open: () => openPGlite(copyOfFresh('suite')), skip: false as const },
  {
    name: 'on PostgreSQL',
    open: () => openPostgres(process.env['VIVIER_TEST_POSTGRES'] ?? ''),
    skip: process.env['VIVIER_TEST_POSTGRES'] ? (false as const) : 'VIVIER_TEST_POSTGRES names no server',
  },
];

for (const { name, open, skip } of servers) {
  describe(`a desk ${name}`, { skip }, () => {
    let store: Store;
    let journal: Journal;
    before(async () => {
      store = await open();
      await store.script('drop schema public cascade; create schema public');
      await migrate(store);
      journal = new Journal(store, () => noon);
    });
    after(() => store.close());

    it('is migrated once', async () => {
      await migrate(store);
      const files = readdirSync(join(import.meta.dirname, 'migrations')).sort();
      const applied = (await store.query('select name from migration order by name')).map(
        (row) => row['name'],
      );
      assert.deepEqual(applied, files);
    });

    it('gives back a decision as it was made', async () => {
      const made = await journal.decide(merge);
      const kept = (await journal.all()).at(-1);
      assert.deepEqual(kept, { ...merge, id: made.id, madeAt: noon, reverses: null });
    });

    it('keeps of a suppression who, when and why, and neither key nor name; undone, a build is handed none', async () => {
      const suppressions = new Suppressions(store, () => noon);
      const person = { keys: [424242424242n, 7n], names: ['Ada Byron', 'A. Byron'] };
      const made = await suppressions.enter(person, 'Ada Byron', 'Ada BYRON asked.');
      assert.deepEqual([made.keys, made.who, made.why], [[], '[…]', '[…] asked.']);
      const held = [...(await store.query('select hash from suppression'))].map(({ hash }) => String(hash));
      assert.equal(held.length, 3);
      for (const hash of held) assert.match(hash, /^[0-9a-f]{64}$/);
      const handed = await suppressions.standing();
      const oracle = ['424242424242', '7', 'ada byron'].map((text) =>
        createHmac('sha256', Buffer.from(handed[0]?.salt ?? '', 'hex'))
          .update(text)
          .digest('hex'),
      );
      assert.deepEqual(new Set(handed.map(({ hash }) => hash)), new Set(oracle));
      const withhold = await suppressions.withholding();
      assert.equal(withhold('Said by ada  byron, and Ada Byronson'), 'Said by […], and Ada Byronson');
      const { id } = await journal.undo(made.id, 'Ada', 'a slip');
      assert.deepEqual(
        [await suppressions.standing(), (await suppressions.withholding())('Ada Byron')],
        [[], 'Ada Byron'],
      );
      await journal.undo(id, 'Ada', 'and again');
      assert.deepEqual(await suppressions.standing(), handed);
      await journal.undo((await journal.all()).at(-1)?.id ?? 0, 'Ada', 'done');
      await assert.rejects(store.query('delete from suppression'));
    });

    it('forgets nothing: an undo adds to the journal, and the decision no longer holds', async () => {
      const { id } = await journal.decide({ ...merge, kind: 'not-same', keys: [3n], others: [4n] });
      const before = await journal.effective();
      const undo = await journal.undo(id, 'Ada', 'a slip');
      assert.equal(undo.reverses, id);
      const remaining = before.filter((decision) => decision.id !== id);
      assert.deepEqual(await journal.effective(), remaining);
      await assert.rejects(journal.undo(id, 'Ada', 'again'), { code: 'decision-undone' });
      await journal.undo(undo.id, 'Ada', 'it was right');
      assert.deepEqual(await journal.effective(), before);
    });

    it('refuses a decision that decides nothing, and an undo of what is not there', async () => {
      await assert.rejects(journal.decide({ ...merge, keys: [1n, 1n] }), { code: 'decision-empty' });
      await assert.rejects(journal.decide({ ...merge, kind: 'split' }), { code: 'decision-empty' });
      await assert.rejects(journal.undo(9999, 'Ada', 'why'), { code: 'decision-unknown' });
    });

    it('lets nobody rewrite the journal', async () => {
      await assert.rejects(store.script("update decision set who = 'Eve'"), /only added to/);
      await assert.rejects(store.script('delete from decision'), /only added to/);
    });

    it('keeps of each labeller and pair the last judgement, and nothing of one that was withdrawn', async () => {
      const labels = new Labels(store, () => noon);
      const judge = (who: string, verdict: 'same' | 'different' | 'withdrawn') =>
        labels.add({ a: 2n ** 60n - 1n, b: 7n, verdict, who, probability: 0.5, decision: null });
      await judge('Ada', 'same');
      await judge('Ben', 'same');
      await judge('Ada', 'different');
      await judge('Ben', 'withdrawn');
      const held = await labels.standing();
      assert.deepEqual(
        held.map(({ who, verdict, a, b }) => [who, verdict, a, b]),
        [['Ada', 'different', 7n, 2n ** 60n - 1n]],
      );
    });

    it('leaves nothing of a transaction that fails', async () => {
      const lines = async () => (await store.query('select id from audit')).length;
      const before = await lines();
      const work = store.transaction(async (desk) => {
        await desk.script("insert into audit (at, who, act, about, outcome) values (now(), '', '', '', '')");
        throw new Error('half-way');
      });
      await assert.rejects(work, /half-way/);
      assert.equal(await lines(), before);
    });

    it('keeps the ids of a build; a key that is gone stays with its person, a moved one moves', async () => {
      const anchors = (build: string, pairs: readonly (readonly [bigint, string])[]) => ({
        build,
        keys: BigInt64Array.from(pairs, ([key]) => key),
        persons: pairs.map(([, person]) => person),
        forwards: [],
      });
      const kept = async () => {
        const rows = await store.query('select mention::text, person from anchor order by 1, 2');
        return rows.map((row) => `${row['mention']} ${row['person']}`);
      };
      await takeAnchors(
        store,
        anchors('one', [
          [1n, 'p_a'],
          [2n, 'p_a'],
          [3n, 'p_b'],
          [4n, 'p_c'],
        ]),
        noon,
      );
      assert.deepEqual(await kept(), ['1 p_a', '2 p_a', '3 p_b', '4 p_c']);
      // 2 moves to p_b, 3 is not in the data any more, p_c is lost to p_a.
      await takeAnchors(
        store,
        {
          ...anchors('two', [
            [1n, 'p_a'],
            [4n, 'p_a'],
            [2n, 'p_b'],
          ]),
          forwards: [['p_c', 'p_a']],
        },
        noon,
      );
      assert.deepEqual(await kept(), ['1 p_a', '2 p_b', '3 p_b', '4 p_a']);
      assert.deepEqual(
        (await readFirstAnchors(store)).map(({ mention, person }) => `${mention} ${person}`),
        ['2 p_a', '4 p_c'],
      );
      const forwards = await store.query('select old, new from forward');
      assert.deepEqual(
        forwards.map((row) => ({ ...row })),
        [{ old: 'p_c', new: 'p_a' }],
      );
    });

    it('reads anchors back in the order of persons, over several batches', async () => {
      const count = 12_000;
      const keys = BigInt64Array.from({ length: count }, (_, i) => BigInt(i + 10));
      const persons = Array.from({ length: count }, (_, i) => `p_${String(i).padStart(6, '0')}`);
      await takeAnchors(store, { build: 'many', keys, persons, forwards: [] }, noon);
      const read: string[] = [];
      for await (const { person } of readAnchors(store)) read.push(person);
      const many = read.filter((person) => persons.includes(person));
      assert.deepEqual(many, persons);
    });
  });
}

describe('a desk', () => {
  const place = join(scratch, 'desk');
  const lock = join(scratch, 'desk.lock');
  before(() => void copyOfFresh('desk'));
  const open = (): Promise<Desk> => openDesk({ ownership: claimDesk(lock), place, now: () => noon });

  it('hands a build only what holds: no trace of what was undone, no names, no reasons', async () => {
    const desk = await open();
    const first = await desk.journal.decide({ ...merge, kind: 'split', keys: [5n], others: [6n, 7n] });
    await desk.journal.decide(merge);
    await desk.journal.undo(first.id, 'Ada', 'a slip');
    await desk.takeAnchors({
      build: 'b',
      keys: BigInt64Array.of(8n, 9n),
      persons: ['p_a', 'p_a'],
      forwards: [],
    });
    const folder = join(scratch, 'snapshot');
    await desk.snapshot(folder);
    await desk.close();
    assert.equal(readFileSync(join(folder, 'anchors.csv'), 'utf8'), 'mention,person\n8,p_a\n9,p_a\n');
    assert.equal(
      readFileSync(join(folder, 'decisions.csv'), 'utf8'),
      `decision,kind,side,mention\n1,merge,0,1\n1,merge,0,${2n ** 60n - 1n}\n`,
    );
  });

  it('keeps what was acknowledged when it is closed and opened again', async () => {
    const desk = await open();
    await desk.record({ who: 'Ada', act: 'decide', about: '1', outcome: 'done' });
    await desk.close();
    const again = await open();
    assert.deepEqual(await again.audit(1), [
      { at: noon, who: 'Ada', act: 'decide', about: '1', outcome: 'done' },
    ]);
    assert.equal(await again.anchoredBuild(), 'b');
    await again.close();
  });

  it('refuses to be opened by an older version than the one that wrote it', async () => {
    const ownership = claimDesk(lock);
    const store = await openPGlite(place);
    await store.query("insert into migration values ('999-later.sql', now())");
    await store.close();
    ownership.release();
    await assert.rejects(open(), { code: 'desk-newer' });
    // What was refused gives the desk up.
    claimDesk(lock).release();
  });

  it('is had although another touched it in the same moment', async () => {
    const touch = `
      const { workerData: { file, go }, parentPort } = require('node:worker_threads');
      const lock = new (require('node:sqlite').DatabaseSync)(file);
      lock.exec('begin; select count(*) from sqlite_master');
      parentPort.postMessage('touched');
      Atomics.wait(go, 0, 0);
      lock.close();`;
    const go = new Int32Array(new SharedArrayBuffer(4));
    const other = new Worker(touch, { eval: true, workerData: { file: lock, go } });
    await once(other, 'message');
    Atomics.store(go, 0, 1);
    Atomics.notify(go, 0);
    claimDesk(lock).release();
    await once(other, 'exit');
  });

  it('whose lock is damaged says so, and not that somebody has it', () => {
    const damaged = join(scratch, 'damaged.lock');
    writeFileSync(damaged, 'x'.repeat(5000));
    assert.throws(() => claimDesk(damaged), { code: 'desk-unlockable' });
  });

  it('says who holds it, and where that process answers', () => {
    const ownership = claimDesk(lock);
    assert.throws(() => claimDesk(lock), {
      code: 'desk-in-use',
      message: new RegExp(`Process ${process.pid}`),
    });
    ownership.announce('http://127.0.0.1:4180');
    assert.throws(() => claimDesk(lock), /Ask the server at http:\/\/127\.0\.0\.1:4180/);
    ownership.release();
    claimDesk(lock).release();
  });
});
