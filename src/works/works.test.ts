import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuckDB } from '../engine/duckdb/duckdb.ts';
import { createTable } from '../engine/schema.ts';
import { authorLine, workRecord } from '../tables/facts.ts';
import { mention, mentionLine, work, workSource } from '../tables/works.ts';
import { worksSteps } from './steps.ts';

interface Paper {
  readonly file: string;
  readonly record: string;
  readonly title: string;
  readonly year: number;
  readonly authors: readonly string[];
  readonly affiliations?: readonly string[];
  readonly doi?: string;
}

async function build(papers: readonly Paper[]) {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of [workRecord, authorLine, workSource, mentionLine, mention, work])
    await createTable(engine, table);
  const rows = papers.length;
  await engine.append(workRecord, [
    {
      rows,
      columns: {
        source: papers.map(() => 'paperlists'),
        file: papers.map((p) => p.file),
        record: papers.map((p) => p.record),
        record_key: papers.map((p) => `${p.file}#${p.record}`),
        title: papers.map((p) => p.title),
        year: papers.map((p) => p.year),
        kind: papers.map(() => 'conference-paper'),
        doi: papers.map((p) => p.doi ?? null),
      },
    },
  ]);
  const lines = papers.flatMap((p) => p.authors.map((name, position) => ({ p, name, position })));
  await engine.append(authorLine, [
    {
      rows: lines.length,
      columns: {
        source: lines.map(() => 'paperlists'),
        file: lines.map(({ p }) => p.file),
        record: lines.map(({ p }) => p.record),
        position: lines.map(({ position }) => position),
        raw_name: lines.map(({ name }) => name),
        raw_affiliation: lines.map(({ p, position }) => p.affiliations?.[position] ?? null),
      },
    },
  ]);
  for (const step of worksSteps) {
    if (step.kind === 'compute')
      await step.compute({ engine, run: {}, threads: 1, files: '', progress: () => undefined });
    if (step.kind === 'sql') await engine.run(`insert into ${step.output.name} ${step.select}`);
  }
  return engine;
}

const anthology: Paper = {
  file: 'acl/acl2023.json.gz',
  record: '2023.acl-long.1',
  title: 'A Study of Ponds, and the Fish Kept in Them',
  year: 2023,
  authors: ['Zélie Étang', 'Ada B. Carpe'],
  affiliations: ['University of Ponds', 'Institute of Carp'],
};
const site: Paper = {
  file: 'acl/acl2023site.json.gz',
  record: 'row:7',
  title: 'A study of ponds and the fish kept in them',
  year: 2023,
  authors: ['Ada Carpe', 'Zelie Etang', 'Otto Brochet'],
};

test('two records of one work become one work; their lines become one mention an author', async () => {
  const engine = await build([anthology, site]);
  const works = await engine.rows('select authors, records from work');
  assert.deepEqual(works, [{ authors: 3, records: 2 }]);
  const lines = await engine.rows(
    'select mention, count(*) as n from mention_line group by mention order by n desc',
  );
  assert.deepEqual(
    lines.map((row) => row['n']),
    [2n, 2n, 1n],
  );
  const [carpe] = await engine.rows(
    "select raw_name, raw_affiliation from mention where raw_name like 'Ada%'",
  );
  assert.deepEqual(carpe, { raw_name: 'Ada B. Carpe', raw_affiliation: 'Institute of Carp' });
  engine.closeDatabase();
});

test('the same title by other authors, or years apart, is another work', async () => {
  const others = { ...site, authors: ['Maud Gardon', 'Jean Tanche'] };
  const later = { ...anthology, record: 'x', year: 2026 };
  const engine = await build([anthology, others, later]);
  assert.equal((await engine.rows('select count(*) as n from work'))[0]!['n'], 3n);
  engine.closeDatabase();
});

test('a name printed twice on one paper is two mentions', async () => {
  const engine = await build([{ ...anthology, authors: ['Li Wei', 'Li Wei'], affiliations: [] }]);
  assert.equal((await engine.rows('select count(distinct mention) as n from mention'))[0]!['n'], 2n);
  engine.closeDatabase();
});

test('ids and mentions do not depend on the order in which records arrive', async () => {
  const third: Paper = {
    ...site,
    file: 'x.json',
    record: '9',
    title: 'Another paper about ponds altogether',
  };
  const answers = [];
  for (const papers of [
    [anthology, site, third],
    [third, site, anthology],
  ]) {
    const engine = await build(papers);
    answers.push(
      await engine.rows('select * from mention order by mention'),
      await engine.rows('select * from work order by work'),
    );
    engine.closeDatabase();
  }
  assert.deepEqual(answers.slice(0, 2), answers.slice(2));
});
