import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openDuckDB } from '../engine/duckdb/duckdb.ts';
import { createTable } from '../engine/schema.ts';
import { personMention } from '../tables/identity.ts';
import { organisation, organisationString } from '../tables/organisations.ts';
import { mention } from '../tables/works.ts';
import { printedPlaces } from './printed-places.ts';

const houses = [
  { id: 'firm', kind: 'company', country: 'US', city: 'Menlo Park' },
  { id: 'lab', kind: 'company', country: 'GB', city: 'London' },
  { id: 'college', kind: 'education', country: 'FR', city: 'Paris' },
];
/** Strings as they are printed, and what is read from each of whichever house. */
const strings = [
  { raw: 'plain', country: null, city: null, method: 'alias' },
  { raw: 'at home', country: 'US', city: null, method: 'alias' },
  { raw: 'in Paris', country: 'FR', city: 'Paris', method: 'alias' },
  { raw: 'in France', country: 'FR', city: null, method: 'alias' },
  { raw: 'ada@firm.jp', country: 'JP', city: 'Tokyo', method: 'domain' },
];
/** One line of one person's, of a year; so many lines print the same. */
const line = fc.record({
  person: fc.constantFrom('p_a', 'p_b'),
  house: fc.constantFrom(...houses),
  string: fc.constantFrom(...strings),
  year: fc.option(fc.integer({ min: 2015, max: 2019 }), { freq: 10 }),
});

test('where lines print a firm last is where its people are, by the latest year and what most of its lines say', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of [organisation, organisationString, mention, personMention])
    await createTable(engine, table);
  const text = (value: string | null): string => (value === null ? 'null' : `'${value}'`);
  for (const { id, kind, country, city } of houses)
    await engine.run(
      `insert into organisation (organisation, name, kind, country, city, source) values ('${id}', '${id}', '${kind}', '${country}', '${city}', 'vivier')`,
    );
  for (const { raw, country, city, method } of strings)
    for (const { id } of houses)
      await engine.run(
        `insert into organisation_string values ('work', '${raw} ${id}', '${id}', '${method}', 1, ${text(country)}, ${text(city)})`,
      );
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 12 }),
      fc.option(fc.constantFrom(2016, 2018), { nil: undefined }),
      async (lines, until) => {
        await engine.run('delete from mention; delete from person_mention');
        for (const [at, { person, house, string, year }] of lines.entries()) {
          await engine.run(
            `insert into mention (mention, work, position, authors, raw_name, raw_affiliation, year)
               values (${at}, 'w_${at}', 0, 1, 'Ada', '${string.raw} ${house.id}', ${year ?? 'null'});
             insert into person_mention (mention, person, weight) values (${at}, '${person}', 1)`,
          );
        }
        const told = await engine.rows(printedPlaces(until));
        const expected = [...Map.groupBy(lines, ({ person, house }) => `${person} ${house.id}`)].flatMap(
          ([key, own]) => {
            const printing = own.filter(
              ({ house, string, year }) =>
                house.kind === 'company' &&
                string.country !== null &&
                string.method !== 'domain' &&
                year !== null &&
                year <= (until ?? 9999),
            );
            const printed = Math.max(...printing.map(({ year }) => year!));
            const latest = printing.filter(({ year }) => year === printed);
            const most = Math.max(
              ...strings.map((one) => latest.filter(({ string }) => string === one).length),
            );
            // Of as many lines one with a city goes first, then by name.
            const [best] = strings
              .filter((one) => most > 0 && latest.filter(({ string }) => string === one).length === most)
              .toSorted(
                (a, b) =>
                  Number(a.city === null) - Number(b.city === null) || (a.country! < b.country! ? -1 : 1),
              );
            if (best === undefined) return [];
            const house = own[0]!.house;
            const city = best.city ?? (best.country === house.country ? house.city : null);
            return [`${key} ${best.country} ${city} ${printed}`];
          },
        );
        const said = told.map((row) =>
          ['person', 'organisation', 'country', 'city', 'printed'].map((name) => row[name]).join(' '),
        );
        assert.deepEqual(said.map((one) => one.replace('  ', ' null ')).toSorted(), expected.toSorted());
      },
    ),
    { numRuns: 40 },
  );
  engine.closeDatabase();
});
