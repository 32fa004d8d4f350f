import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seeded } from '../../statistics/random.ts';
import { facetNames } from '../../tables/facet-names.ts';
import { blendProfiles, paretoLayers } from './blend.ts';
import { metrics } from './metrics.ts';
import type { Piece, TopicFacts } from './piece.ts';
import { placeInCohort } from './shrink.ts';

const topics: TopicFacts = {
  kind: ['area', 'topic', 'topic', 'area', 'topic', 'discipline'],
  area: [0, 0, 0, 3, 3, 5],
  responsible: [false, false, false, true, true, false],
  engineering: [false, true, false, false, false, false],
};
const piece: fc.Arbitrary<Piece> = fc
  .record({
    topic: fc.constantFrom(1, 2, 4, 5),
    age: fc.integer({ min: 0, max: 20 }),
    authors: fc.integer({ min: 1, max: 30 }),
    place: fc.nat(),
    code: fc.boolean(),
    firms: fc.boolean(),
    first: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ topic, age, authors, place, code, firms, first }) => ({
    ...{ kind: 'work', work: 0, age, authors, position: place % authors, standing: 1, code, firms, first },
    ...{
      tier: 1,
      topics: [topic],
      weights: [1],
      universities: !firms,
      printed: true,
      firstJunior: true,
      firstLedLater: false,
    },
  }));

test('a metric without a piece is the metric of the others', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 3, maxLength: 12 }), fc.nat(), (pieces, at) => {
      const left = at % pieces.length;
      for (const name of facetNames) {
        const others = metrics[name](pieces.toSpliced(left, 1), topics).value;
        assert.ok(Math.abs(metrics[name](pieces, topics).without(left) - others) < 1e-9, name);
      }
    }),
  );
});

test('an estimate lies between the value and the cohort, its percentile between the bounds', () => {
  const sampled = fc.record({
    value: fc.double({ min: 0, max: 4, noNaN: true }),
    variance: fc.double({ min: 0, max: 1, noNaN: true }),
    pieces: fc.integer({ min: 3, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(sampled, { minLength: 2, maxLength: 60 }), (cohort) => {
      const mean = cohort.reduce((sum, { value }) => sum + value, 0) / cohort.length;
      const placed = placeInCohort({
        value: Float64Array.from(cohort, ({ value }) => value),
        variance: Float64Array.from(cohort, ({ variance }) => variance),
        pieces: Int32Array.from(cohort, ({ pieces }) => pieces),
      });
      for (const [at, { value }] of cohort.entries()) {
        const [estimate, percentile] = [placed.estimate[at]!, placed.percentile[at]!];
        const [low, high] = [placed.low[at]!, placed.high[at]!];
        assert.ok(estimate >= Math.min(value, mean) - 1e-9 && estimate <= Math.max(value, mean) + 1e-9);
        assert.ok(low <= percentile && percentile <= high && low >= 0 && high <= 100);
      }
    }),
  );
});

test('percentiles are mid-ranks: their mean is 50, whoever has nothing is level with whoever else has nothing, and below the others', () => {
  const sampled = fc.record({
    value: fc.constantFrom(0, 0, 0, 0.5, 1, 2),
    variance: fc.double({ min: 0, max: 1, noNaN: true }),
    pieces: fc.integer({ min: 3, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(sampled, { minLength: 2, maxLength: 60 }), (cohort) => {
      const { percentile, low } = placeInCohort({
        value: Float64Array.from(cohort, ({ value }) => value),
        variance: Float64Array.from(cohort, ({ variance }) => variance),
        pieces: Int32Array.from(cohort, ({ pieces }) => pieces),
      });
      const mean = percentile.reduce((sum, one) => sum + one, 0) / cohort.length;
      assert.ok(Math.abs(mean - 50) < 1e-9);
      const none = cohort.filter(({ value }) => value === 0).length;
      for (const [at, { value }] of cohort.entries()) {
        const middle = (50 * none) / cohort.length;
        if (value === 0) assert.ok(percentile[at] === middle && low[at] === middle);
        else assert.ok(percentile[at]! > 2 * middle);
      }
    }),
  );
});

test('nine of ten people truly stand inside their interval, however little is known of them', () => {
  const random = seeded(5);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  for (const within of [0.1, 1, 3]) {
    const truth = Float64Array.from({ length: 2000 }, () => 9 + normal());
    const variance = truth.map(() => within * (0.5 + random()));
    const value = truth.map((one, at) => one + Math.sqrt(variance[at]!) * normal());
    const { low, high } = placeInCohort({ value, variance, pieces: new Int32Array(truth.length).fill(30) });
    const inside = truth.filter((one, at) => {
      const place = (100 * truth.filter((other) => other < one).length) / truth.length;
      return low[at]! <= place && place <= high[at]!;
    });
    assert.ok(Math.abs(inside.length / truth.length - 0.9) < 0.025, `${within}: ${inside.length}`);
  }
});

const at = (percentile: number) => ({ percentile, low: percentile - 1, high: percentile + 1 });

test('who is ahead in all that counts stands in an earlier layer; who is not known in none', () => {
  const people = [
    [at(90), at(20)],
    [at(80), at(10)],
    [at(10), at(95)],
    [null, at(50)],
  ];
  assert.deepEqual(paretoLayers(people, [true, true]), [0, 1, 0, -1]);
  assert.deepEqual(paretoLayers(people, [false, true]), [2, 3, 0, 1]);
});

test('a blend is the mean by the weights, and chances to be first add up to one', () => {
  const blended = blendProfiles(
    [
      [at(90), at(30)],
      [at(60), at(60)],
    ],
    [2, 1],
  );
  assert.deepEqual(
    blended.map(({ score }) => score),
    [70, 60],
  );
  assert.ok(Math.abs(blended.reduce((sum, { among }) => sum + among[0]!, 0) - 1) < 1e-9);
  assert.ok(blended.every(({ among }) => Math.abs(among[1]! - 1) < 1e-9));
});

test('people who are level share the places that they take, whoever is named first', () => {
  const certain = { percentile: 40, low: 40, high: 40 };
  const blended = blendProfiles([[certain], [certain], [{ percentile: 20, low: 20, high: 20 }]], [1]);
  const rounded = blended.map(({ among }) => among.map((chance) => Math.round(chance * 100) / 100));
  assert.deepEqual(rounded, [
    [0.5, 1, 1],
    [0.5, 1, 1],
    [0, 0, 1],
  ]);
});
