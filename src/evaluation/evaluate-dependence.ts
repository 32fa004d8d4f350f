import type { Engine } from '../engine/engine.ts';
import { exactShapley, sampleShapley } from '../graph/shapley.ts';
import { walkCapacity, worthOf } from '../measures/dependence/capacity.ts';
import { readOrganisations } from '../measures/dependence/read.ts';
import { capacitiesOf, drawnPairs, subjectsOf } from '../measures/dependence/weigh.ts';
import { seedOf } from '../statistics/random.ts';
import { type Figures, share } from './figures.ts';

/** Members of organisations small enough for exact values. */
const sizes = { least: 3, most: 12 } as const;

/** Years of works, as the build counts them. */
const window = 5;

/** Compares sampled Shapley values with exact ones on every organisation small enough. */
export async function evaluateDependence(engine: Engine): Promise<Figures[]> {
  const organisations = await readOrganisations(engine, window);
  let [people, within, worst, games] = [0, 0, 0, 0];
  for (const read of organisations) {
    const players = read.members.length;
    if (players < sizes.least || players > sizes.most) continue;
    const capacities = capacitiesOf(read, subjectsOf(read));
    if (capacities.weights.length === 0) continue;
    games++;
    const { value, error } = sampleShapley(
      players,
      walkCapacity(capacities),
      drawnPairs,
      seedOf(read.organisation),
    );
    const exact = exactShapley(players, (coalition) =>
      worthOf(
        capacities,
        [...value.keys()].filter((player) => (coalition >> player) & 1),
      ),
    );
    for (const [player, one] of exact.entries()) {
      const off = Math.abs(value[player]! - one);
      people++;
      if (off <= 1.959964 * error[player]! + 1e-9) within++;
      worst = Math.max(worst, off);
    }
  }
  return [
    {
      title: 'Sampled Shapley values of the capacity game against exact ones',
      columns: ['organisations', 'members', 'within their 95% interval', 'largest error'],
      rows: [[games, people, share(within / Math.max(1, people)), worst.toFixed(4)]],
      protocol: [
        `Every organisation of ${sizes.least} to ${sizes.most} members; exact values by all subsets; ${drawnPairs} antithetic pairs of orders, as a build draws.`,
        'It measures the sampling alone. Whether the capacity named as lost is truly lost when somebody leaves is not measured.',
      ],
    },
  ];
}
