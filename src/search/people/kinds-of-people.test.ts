import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isOfStage, kindsOf, stages, stagesAt } from './kinds-of-people.ts';
import type { Filtered } from './profiles.ts';

const years = fc.constantFrom(0, 1987, 2015, 2016, 2021, 2022, 2026);
const people = fc.array(fc.record({ first: years, last: years, high: fc.nat(63) }), { maxLength: 60 });

test('a kind says the stage, the last year and the facets of each of its people, and no two kinds say the same', () => {
  fc.assert(
    fc.property(people, fc.boolean(), (all, facetsKnown) => {
      const years: Pick<Filtered, 'first' | 'last'> = {
        first: Uint16Array.from(all, ({ first }) => first),
        last: Uint16Array.from(all, ({ last }) => last),
      };
      const high = Uint8Array.from(all, (one) => one.high);
      const kinds = kindsOf(
        years,
        facetsKnown ? { levels: new Uint8Array(6 * all.length), high } : undefined,
      );
      const said = Array.from(kinds.last, (last, kind) => ({
        stage: kinds.stages[kinds.stage[kind]!],
        last,
        high: kinds.high[kind],
      }));
      assert.deepEqual(
        Array.from(kinds.of, (kind) => said[kind]),
        all.map((one) => ({
          stage: stages.find((stage) => isOfStage(one.first, stage)),
          last: one.last,
          high: facetsKnown ? one.high : 0,
        })),
      );
      assert.equal(new Set(said.map((one) => JSON.stringify(one))).size, said.length);
    }),
  );
});

test('every first year is of one stage of every year, which are those of today for 2025', () => {
  assert.deepEqual(stages, ['since-2022', '2016-2021', 'before-2016', 'no-work']);
  fc.assert(
    fc.property(fc.integer({ min: 1960, max: 2030 }), fc.integer({ min: 1, max: 70 }), (year, age) => {
      const first = year - age;
      const [since, between, before, none] = stagesAt(year);
      const told = age <= 3 ? since : age <= 9 ? between : before;
      assert.deepEqual(
        stagesAt(year).filter((stage) => isOfStage(first, stage)),
        [told],
      );
      assert.deepEqual(
        stagesAt(year).filter((stage) => isOfStage(0, stage)),
        [none],
      );
    }),
  );
});
