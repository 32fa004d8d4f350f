import type { Group } from './read.ts';
import { causes, type DatedSpell, spellsOf } from './spells.ts';
import { peopleAtRisk, type SurvivalCurve, survivalAt, survivalCurve } from './survival.ts';

/** Least number of people at risk at which a curve is drawn. */
const LEAST = 10;

const bands = [
  { name: 'to-2014', from: 0, to: 2014 },
  { name: '2015-2018', from: 2015, to: 2018 },
  { name: '2019-2021', from: 2019, to: 2021 },
  { name: '2022-on', from: 2022, to: 9999 },
] as const;

/** One curve, or why there is none. */
export interface CohortCurve {
  readonly level: string;
  readonly organisation: string;
  readonly cohort: string;
  readonly kind: string;
  readonly people: number;
  readonly exits: number;
  readonly mostAtRisk: number;
  readonly curve: SurvivalCurve | null;
  /** Share still there after 24 months, were every exit on its earliest and its latest day. */
  readonly bounds: readonly [number | null, number | null];
  /** Mean months between the earliest and the latest day of an exit. */
  readonly exitWidth: number | null;
}

/** Curves of every organisation with two people or more, of its cohorts where all together can be drawn, and of each kind's pool. */
export function cohortCurves(groups: readonly Group[]): CohortCurve[] {
  const pooled = new Map<string, DatedSpell[]>();
  const own = groups.flatMap((group) => {
    const spells = spellsOf(group.stays, group.leavings);
    if (group.level === 'laboratory') {
      const pool = pooled.get(group.kind) ?? [];
      pooled.set(group.kind, pool);
      for (const spell of spells) pool.push(spell);
    }
    return spells.length < 2 ? [] : curvesOf(group.level, group.organisation, group.kind, spells);
  });
  const peers = [...pooled].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...own, ...peers.flatMap(([kind, spells]) => curvesOf('peers', kind, kind, spells))];
}

function curvesOf(
  level: string,
  organisation: string,
  kind: string,
  spells: readonly DatedSpell[],
): CohortCurve[] {
  const draw = (cohort: string, chosen: readonly DatedSpell[]): CohortCurve => ({
    level,
    organisation,
    cohort,
    kind,
    ...curveOf(chosen),
  });
  const all = draw('all', spells);
  if (all.curve === null) return [all];
  const cohorts = bands.map(({ name, from, to }) =>
    draw(
      name,
      spells.filter(({ year }) => year >= from && year <= to),
    ),
  );
  return [all, ...cohorts.filter(({ people }) => people > 0)];
}

function curveOf(
  spells: readonly DatedSpell[],
): Omit<CohortCurve, 'level' | 'organisation' | 'cohort' | 'kind'> {
  const exits = spells.filter(({ cause }) => cause >= 0);
  const shifted = (end: 'earliest' | 'latest') =>
    survivalCurve(
      spells.map((spell) => ({ ...spell, end: spell[end] })),
      causes.length,
      LEAST,
    );
  const curve = survivalCurve(spells, causes.length, LEAST);
  const at24 = (one: SurvivalCurve | null): number | null => (one && survivalAt(one, 24)?.survival) ?? null;
  const widths = exits.reduce((sum, { earliest, latest }) => sum + latest - earliest, 0);
  return {
    people: spells.length,
    exits: exits.length,
    mostAtRisk: peopleAtRisk(spells).reduce((most, count) => Math.max(most, count), 0),
    curve,
    bounds: curve === null ? [null, null] : [at24(shifted('earliest')), at24(shifted('latest'))],
    exitWidth: exits.length === 0 ? null : widths / exits.length,
  };
}
