import { features } from '../organisations/features.ts';
import type { Resolver } from '../organisations/resolver.ts';
import { isTest, type LabelledString } from './organisations.ts';

/**
 * Weights of the resolver's model from the tuning half of the labels: logistic loss over every candidate, held to the
 * starting weights by `pull` (a Gaussian prior), by plain gradient descent.
 */
export function fitWeights(
  resolver: Resolver,
  labels: readonly LabelledString[],
  start: Readonly<Record<string, number>>,
  pull = 2,
): Record<string, number> {
  const examples = labels
    .filter(({ raw }) => !isTest(raw))
    .flatMap((label) => {
      const meant = new Set([...label.organisations, ...label.also]);
      return (
        resolver
          .candidates(label.raw)
          // A unit of a body that is meant is neither right nor wrong: which of the two is kept is no matter of evidence.
          .filter(
            ({ organisation }) =>
              meant.has(organisation) || !resolver.above(organisation).some((each) => meant.has(each)),
          )
          .map(({ organisation, evidence }) => ({ x: evidence, y: meant.has(organisation) ? 1 : 0 }))
      );
    });
  const prior = Float64Array.from(features, (name) => start[name] ?? 0);
  const weights = prior.slice();
  const rate = 0.5;
  for (let round = 0; round < 4000; round++) {
    const slope = weights.map((weight, at) => (pull * (weight - (prior[at] ?? 0))) / examples.length);
    for (const { x, y } of examples) {
      const odds = x.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
      const miss = (1 / (1 + Math.exp(-odds)) - y) / examples.length;
      for (const [at, value] of x.entries()) slope[at] = (slope[at] ?? 0) + miss * value;
    }
    for (const [at, each] of slope.entries()) weights[at] = (weights[at] ?? 0) - rate * each;
  }
  return Object.fromEntries(features.map((name, at) => [name, Math.round((weights[at] ?? 0) * 100) / 100]));
}
