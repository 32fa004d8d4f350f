import type { MigrationLine } from '../../src/operations/mobility/migration-line.ts';

/** How often luck alone may show as much of what is put forward as news, where no source names it. */
const atMostLuck = 0.05;

/**
 * Whether a team is put forward as news: a source names it, or its members are tied as luck would seldom have it. A group that luck
 * shows as often as not stands on the page of all moves, with its chance.
 */
export function isNews({ strength, p, tied }: Pick<MigrationLine, 'strength' | 'p' | 'tied'>): boolean {
  return strength !== 'possible' || (tied > 1 && p !== null && p <= atMostLuck);
}
