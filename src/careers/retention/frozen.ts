import type { Engine } from '../../engine/engine.ts';
import { type CohortCurve, cohortCurves } from './cohorts.ts';
import { readGroups } from './read.ts';
import { survivalAt } from './survival.ts';

/** Days at which a question is frozen: what had happened by then, and what could be known by then. */
export interface Days {
  readonly asOf: string | undefined;
  readonly knownBy: string | undefined;
}

/** A cohort's curve, with the share still there after a number of months; null where the curve does not reach it. */
interface FrozenCurve extends CohortCurve {
  after(month: number): { share: number; low: number; high: number } | null;
}

/**
 * The curves of one organisation as stays and moves cut at some days give them: a stay that began later is left out, evidence of
 * presence after the earlier day counts no more, and so do moves that had not happened or could not be known.
 */
export async function frozenCurves(
  engine: Pick<Engine, 'read'>,
  level: 'laboratory' | 'parent',
  organisation: string,
  days: Days,
): Promise<FrozenCurve[]> {
  const groups = (await readGroups(engine, { organisation, ...days })).filter(
    (group) => group.level === level && group.organisation === organisation,
  );
  return cohortCurves(groups)
    .filter((one) => one.level === level)
    .map((one) => ({ ...one, after: (month) => shareAt(one, month) }));
}

function shareAt({ curve }: CohortCurve, month: number): ReturnType<FrozenCurve['after']> {
  const at = curve && survivalAt(curve, month);
  return at ? { share: at.survival, low: at.low, high: at.high } : null;
}
