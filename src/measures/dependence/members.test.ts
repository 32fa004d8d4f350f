import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DuckDBEngine, openDuckDB } from '../../engine/duckdb/duckdb.ts';
import { createTable } from '../../engine/schema.ts';
import { tables } from '../../tables/index.ts';
import { organisationMembers } from './steps.ts';

/** A line of a work: who prints which organisations on it, and in which year. */
type Line = readonly [person: string, year: number, ...organisations: string[]];

const lines: readonly Line[] = [
  // A professor who now and then prints the laboratory they visit.
  ...Array.from({ length: 15 }, (): Line => ['guest', 2025, 'university']),
  ['guest', 2025, 'laboratory'],
  // Two homes, taken in turn.
  ['both', 2025, 'university'],
  ['both', 2025, 'laboratory'],
  // Two homes, both on every line.
  ['joint', 2025, 'university', 'laboratory'],
  ['joint', 2024, 'university', 'laboratory'],
  // Last at the university, years ago.
  ['mover', 2022, 'university'],
  ['mover', 2025, 'laboratory'],
  // Still prints the laboratory's name of before.
  ['old', 2025, 'before'],
  ['old', 2025, 'laboratory'],
  // Stated to be at the laboratory; papers of before name the university.
  ['stated', 2025, 'university'],
  // Of an institute whose people are a college's, and prints the college nine times of ten.
  ...Array.from({ length: 9 }, (): Line => ['printer', 2025, 'college']),
  ['printer', 2025, 'institute'],
];

/** So many are of the college and of its institute, and so many of the university alone. */
const [ofBoth, ofOne] = [29, 39];
const range = (length: number, name: string): string[] => Array.from({ length }, (_, at) => `${name}${at}`);
const stays: readonly (readonly [person: string, organisation: string, strength: string])[] = [
  ...['guest', 'both', 'joint', 'mover', 'old'].map((person) => [person, 'laboratory', 'likely'] as const),
  ['guest', 'university', 'likely'],
  ['stated', 'laboratory', 'documented'],
  ...range(ofOne, 'professor').map((person) => [person, 'university', 'likely'] as const),
  ...[...range(ofBoth, 'member'), 'printer'].flatMap((person) =>
    ['college', 'institute'].map((place) => [person, place, 'likely'] as const),
  ),
];

async function membersOf(reversed: boolean): Promise<Map<string, number>> {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of tables) await createTable(engine, table);
  await fill(engine, reversed);
  await engine.run(`insert into organisation_member ${organisationMembers.select}`);
  const rows = await engine.rows('select organisation, person, presence from organisation_member');
  engine.closeDatabase();
  return new Map(rows.map((row) => [`${row['person']} ${row['organisation']}`, Number(row['presence'])]));
}

async function fill(engine: DuckDBEngine, reversed: boolean): Promise<void> {
  const rows = lines.flatMap(([person, year, ...organisations], record) =>
    organisations.map(
      (organisation) =>
        `('${person}', '${organisation}', 'work', 's', 'f', '${record}', 0, date '${year}-06-01', .97)`,
    ),
  );
  await engine.run(
    `insert into stint_evidence (person, organisation, kind, source, file, record, position, valid_from, weight)
     values ${(reversed ? rows.toReversed() : rows).join(', ')}`,
  );
  const places = stays.map(
    ([person, organisation, strength]) =>
      `('${person}', '${organisation}', 0, date '2025-06-01', date '2025-06-01', '${strength}', '${organisation}', 'main', 1)`,
  );
  await engine.run(
    `insert into stint (person, organisation, slot, start_before, end_after, strength, employer, part, probability)
     values ${places.join(', ')}`,
  );
  await engine.run(
    "insert into organisation_edge (child, parent, kind, valid_from) values ('before', 'laboratory', 'successor', '2023-04-20')",
  );
  await engine.run("insert into work (work, known_on) values ('w_1', date '2025-12-01')");
}

const members = await membersOf(false);

test('a guest is no member of the place they visit, and is of their own', () => {
  assert.equal(members.get('guest laboratory'), undefined);
  // Of the six people of the laboratory one stays at the university.
  assert.ok(Math.abs(members.get('guest university')! - (15 + 1 / 16) / 16) < 1e-6);
});

test('who takes two homes in turn is half in each, and who prints both wholly in both', () => {
  assert.equal(members.get('both laboratory'), 0.5);
  assert.equal(members.get('joint laboratory'), 1);
});

test('a line of three years ago counts an eighth of one of today', () => {
  assert.ok(Math.abs(members.get('mover laboratory')! - 8 / 9) < 1e-12);
});

test('what became the laboratory counts as it, and a stated post as the whole of a person', () => {
  assert.equal(members.get('old laboratory'), 1);
  assert.equal(members.get('stated laboratory'), 1);
});

test('a line that names the college counts for its institute by the share of the college who are there', () => {
  const share = (ofBoth + 1) / (ofBoth + 1 + 10);
  assert.ok(Math.abs(members.get('printer institute')! - (1 + 9 * share) / 10) < 1e-6);
  assert.ok(Math.abs(members.get('printer college')! - (9 + share) / 10) < 1e-6);
});

test('the order of the rows changes nothing', async () => {
  assert.deepEqual(
    [...(await membersOf(true))].sort(([a], [b]) => (a < b ? -1 : 1)),
    [...members].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
});
