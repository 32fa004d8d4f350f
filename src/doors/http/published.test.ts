import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { openDuckDB } from '../../engine/duckdb/duckdb.ts';
import { readHidden } from '../../pipeline/hidden.ts';
import { openHome } from '../../pipeline/home.ts';
import type { Current } from '../../pipeline/publish.ts';
import { servedFormat } from '../../tables/served-format.ts';
import { Published } from './published.ts';
import { hiding } from './serve.ts';

const scratch = mkdtempSync(join(tmpdir(), 'vivier-published-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
const home = openHome(scratch);

const unreachable = (): never => {
  throw new Error('not asked here');
};
const search = {
  names: () => [],
  suggest: () => [],
  topic: unreachable,
  works: unreachable,
  people: unreachable,
  named: unreachable,
  like: unreachable,
  brief: unreachable,
  affinity: unreachable,
  peopleThen: unreachable,
};

/** Publishes a build that knows its own name. */
async function publish(build: string): Promise<void> {
  const database = `served-${build}.duckdb`;
  const engine = await openDuckDB({ path: join(home.observatory, database) });
  await engine.run(`create table build as select '${build}' as name, i from range(1000) as r(i)`);
  engine.closeDatabase();
  const builtAt = '2026-01-01T00:00:00Z';
  const current: Current = {
    build,
    format: servedFormat,
    database,
    search: '',
    facets: '',
    explanation: '',
    builtAt,
    dataTo: null,
  };
  writeFileSync(home.current, JSON.stringify(current));
}

describe('people who are hidden', () => {
  it('are all of those whom several acts hide at once', async () => {
    const hide = hiding(home, new Published(home, () => search));
    const people = ['p_a', 'p_b', 'p_c'].map((person, decision) => ({ decision, person, holds: true }));
    await Promise.all(people.map((one) => hide((hidden) => [...hidden, one])));
    assert.deepEqual(await readHidden(home), people);
    await hide(() => []);
  });
});

describe('published builds', () => {
  it('are none before the first', async () => {
    const published = new Published(home, () => search);
    assert.equal(await published.refresh(), false);
    assert.throws(() => published.borrow(), { code: 'nothing-published' });
  });

  it('of another version are not served, and it is said so', async () => {
    const published = new Published(home, () => search);
    writeFileSync(home.current, JSON.stringify({ build: 'old', format: 'of long ago' }));
    assert.equal(await published.refresh(), false);
    assert.throws(() => published.borrow(), { code: 'nothing-published', message: /another version/ });
  });

  it('are swapped without disturbing who reads the old one, which closes after its last reader', async () => {
    const published = new Published(home, () => search);
    await publish('one');
    assert.equal(await published.refresh(), true);
    assert.equal(await published.refresh(), false);
    const old = published.borrow();
    const name = async ({ observatory }: typeof old) =>
      (await observatory.reader.rows('select name from build limit 1'))[0]?.['name'];
    const running = old.observatory.reader.rows(
      'select count(*)::int as n from build a, build b where a.i + b.i > 0',
    );
    await publish('two');
    assert.equal(await published.refresh(), true);
    assert.equal(published.build(), 'two');
    assert.equal(await name(old), 'one');
    assert.equal((await running).length, 1);
    old.giveBack();
    await assert.rejects(old.observatory.reader.rows('select 1'));
    const fresh = published.borrow();
    assert.equal(await name(fresh), 'two');
    fresh.giveBack();
    published.close();
  });

  it('answer more questions at once than they have connections', async () => {
    const published = new Published(home, () => search);
    await published.refresh();
    const { observatory, giveBack } = published.borrow();
    const asked = Array.from({ length: 40 }, (_, i) => observatory.reader.rows(`select ${i} as n`));
    const answers = (await Promise.all(asked)).map(([row]) => row?.['n']);
    assert.deepEqual(
      answers,
      Array.from({ length: 40 }, (_, i) => i),
    );
    giveBack();
    published.close();
  });
});
