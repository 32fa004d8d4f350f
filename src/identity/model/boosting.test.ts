import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Boosted, boost, Scorer } from './boosting.ts';

const width = 11;
const levels = 16;

/** A model of the real learner on made-up rows, with the rows. */
const learned = fc
  .record({
    rows: fc.array(fc.array(fc.nat(levels - 1), { minLength: width, maxLength: width }), {
      minLength: 30,
      maxLength: 60,
    }),
    depth: fc.integer({ min: 1, max: 5 }),
    trees: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ rows, depth, trees }) => {
    const examples = {
      levels: Uint8Array.from(rows.flat()),
      width,
      same: Uint8Array.from(rows, (row) => (row[0]! + row[3]! * row[7]! > 60 ? 1 : 0)),
      weight: new Float32Array(rows.length).fill(1),
    };
    examples.same[0] = 1;
    examples.same[1] = 0;
    return { rows, model: boost(examples, { trees, depth, rate: 0.3, leaf: 0.01, ridge: 1 }) };
  });

/** Walks every tree from its root. */
function walk({ bias, trees }: Boosted, row: readonly number[]): number {
  return trees.reduce((sum, { feature, level, left, value }) => {
    let at = 0;
    while (feature[at]! >= 0) at = left[at]! + (row[feature[at]!]! <= level[at]! ? 0 : 1);
    return sum + value[at]!;
  }, bias);
}

test('scores by tables are those of walking the trees, to the bit', () => {
  fc.assert(
    fc.property(learned, ({ rows, model }) => {
      const scorer = new Scorer(model);
      for (const row of rows) assert.equal(scorer.score(Uint8Array.from(row)), walk(model, row));
    }),
    { numRuns: 60 },
  );
});

test('what each kind of evidence adds, and the bias, add up to the score', () => {
  fc.assert(
    fc.property(learned, ({ rows, model }) => {
      const scorer = new Scorer(model);
      const row = Uint8Array.from(rows[0]!);
      const { bias, byFeature } = scorer.contributions(row, width);
      const sum = byFeature.reduce((total, part) => total + part, bias);
      assert.ok(Math.abs(sum - scorer.score(row)) < 1e-9);
    }),
    { numRuns: 30 },
  );
});

test('a rule of one level is learned from rows that keep it', () => {
  const rows = Array.from({ length: 200 }, (_, i) => [i % 7, (i * 5) % 13]);
  const examples = {
    levels: Uint8Array.from(rows.flat()),
    width: 2,
    same: Uint8Array.from(rows, ([first]) => (first! > 3 ? 1 : 0)),
    weight: new Float32Array(rows.length).fill(1),
  };
  const scorer = new Scorer(boost(examples, { trees: 10, depth: 2, rate: 0.5, leaf: 1, ridge: 1 }));
  for (const row of rows) assert.equal(scorer.score(Uint8Array.from(row)) > 0, row[0]! > 3);
});
