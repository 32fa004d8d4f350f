import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decode } from './decode.ts';
import { lag, logLeave, logStay, model } from './model.ts';
import type { Sighting, Trail } from './sighting.ts';

/** Every course of single employers, one per month, with its log-likelihood straight from the definition. */
function everyCourse(trail: Trail): { course: number[]; log: number }[] {
  const { employers: K, years: t, sightings } = trail;
  const n = t.length;
  const courses: { course: number[]; log: number }[] = [];
  const change = Math.log((1 - model.parallel) * model.destination);
  const visit = (course: number[]): void => {
    if (course.length < n) for (let k = 0; k < K; k++) visit([...course, k]);
    else
      for (let before = -1; before < K; before++)
        if (before !== course[0]) courses.push({ course, log: logOf(course, before) });
  };
  const logOf = (course: number[], unseen: number): number => {
    let log =
      -Math.log(K) + (unseen < 0 ? Math.log(1 - model.leftUnseen) : Math.log(model.leftUnseen) + change);
    let [first, before] = [0, unseen];
    for (let bin = 0; bin < n; bin++) {
      if (bin > 0 && course[bin] !== course[bin - 1]) {
        log += logLeave(t[bin - 1]! - t[first]!, t[bin]! - t[bin - 1]!) + change;
        [before, first] = [course[bin - 1]!, bin];
      }
      const late = before < 0 ? 0 : lag(t[bin]! - t[first]!);
      for (const one of sightings) {
        if (one.bin !== bin) continue;
        const own =
          one.employer === course[bin]
            ? 1 - model.noise - late
            : one.employer === before
              ? Math.max(model.noise, late)
              : model.noise;
        log += Math.log(one.weight * own + (1 - one.weight) * 0.3);
      }
    }
    return log + logStay(t[n - 1]! - t[first]!);
  };
  visit([]);
  return courses;
}

const trails = fc
  .record({
    gaps: fc.array(fc.double({ min: 0.1, max: 2.5, noNaN: true }), { minLength: 1, maxLength: 4 }),
    employers: fc.integer({ min: 2, max: 3 }),
    seen: fc.array(fc.tuple(fc.nat(4), fc.nat(2), fc.double({ min: 0.3, max: 0.99, noNaN: true })), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  .map(({ gaps, employers, seen }): Trail => {
    const years = [40];
    for (const gap of gaps) years.push(years.at(-1)! + gap);
    const sightings = seen.map(
      ([bin, employer, weight]): Sighting => ({
        bin: bin % years.length,
        employer: employer % employers,
        weight,
        kind: 'printed',
        times: 1,
      }),
    );
    return { years, employers, pairs: [], sightings, related: () => false };
  });

test('the likeliest course and the posteriors are those of a count of every course there is', () => {
  fc.assert(
    fc.property(trails, (trail) => {
      const all = everyCourse(trail);
      const best = Math.max(...all.map(({ log }) => log));
      const mass = all.reduce((sum, { log }) => sum + Math.exp(log - best), 0);
      const found = decode(trail);
      const course = found.segments.flatMap(({ first, last, state }) =>
        Array.from({ length: last - first + 1 }, () => state),
      );
      const own = Math.max(...all.filter((one) => one.course.join() === course.join()).map(({ log }) => log));
      assert.ok(own > best - 1e-9, `${course} is ${best - own} worse than the best`);
      for (let bin = 0; bin < trail.years.length; bin++)
        for (let k = 0; k < trail.employers; k++) {
          const truth = all
            .filter(({ course: one }) => one[bin] === k)
            .reduce((sum, { log }) => sum + Math.exp(log - best), 0);
          assert.ok(Math.abs(found.presence(bin, k) - truth / mass) < 1e-6);
        }
    }),
    { numRuns: 150, seed: 7 },
  );
});
