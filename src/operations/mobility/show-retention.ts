import { z } from 'zod';
import { frozenCurves } from '../../careers/retention/frozen.ts';
import type { Scalar } from '../../engine/engine.ts';
import { named } from '../../tables/cards/evidence.ts';
import { frozenInput, frozenOutput, level } from '../frozen.ts';
import { type Observatory, operation } from '../operation.ts';
import { organisationMeant } from '../organisations-meant.ts';

const share = z.number().nullable();

/** A share still there, with its 95% interval; null where no curve reaches that month. */
const stay = z.object({ share, low: share, high: share });

const point = z.object({
  month: z.number(),
  atRisk: z.number(),
  exits: z.number(),
  survival: z.number(),
  low: z.number(),
  high: z.number(),
  /** Shares gone by then to firms, universities, other research bodies, an own organisation, a place not known. */
  gone: z.object({
    company: z.number(),
    education: z.number(),
    research: z.number(),
    founding: z.number(),
    unknown: z.number(),
  }),
});
type RetentionPoint = z.infer<typeof point>;

const curve = z.object({
  cohort: z.string(),
  /** Spells, and those that ended in a move or a stated end. */
  people: z.number(),
  exits: z.number(),
  mostAtRisk: z.number(),
  /** First and last month drawn; null where too few are on record. */
  from: z.number().nullable(),
  until: z.number().nullable(),
  after12: stay,
  after24: stay,
  after36: stay,
  /** After 24 months, were every exit on its earliest, or on its latest day. */
  after24Bounds: z.object({ earliest: share, latest: share }),
  /** Mean months between the earliest and the latest day of an exit. */
  exitWidth: share,
  /** Share of the person-years of those years that could be seen, and of those there after 24 months were exits read off papers as many more. */
  unseen: z.object({ seen: z.number(), after24: z.number() }).nullable(),
  /** Why no curve is drawn. */
  reason: z.enum(['too-few-at-risk']).nullable(),
  points: z.array(point),
});
export type RetentionCurve = z.infer<typeof curve>;

const shown = z.object({
  organisation: named,
  /** Kind of organisation, with which it is compared. */
  kind: z.string(),
  curves: z.array(curve),
  /** All organisations of the kind together, joined in any year; null where frozen. */
  peers: curve.nullable(),
});

const retentionShown = z.object({
  ...frozenOutput,
  level: z.enum(['laboratory', 'parent']),
  organisations: z.array(shown),
});
export type RetentionShown = z.infer<typeof retentionShown>;

const input = z.object({
  organisation: z.array(z.string().max(200)).min(1).max(8).describe('organisations: ids or names'),
  level,
  ...frozenInput,
});

export const showRetention = operation({
  name: 'showRetention',
  summary:
    'How long people stay at organisations, by the cohort that joined, beside their peers; groups only.',
  effect: 'reads',
  address: { method: 'GET', path: '/retention' },
  input,
  output: retentionShown,
  run: async (context, { organisation, level, asOf, knownBy }) => {
    const observatory = context.observatory();
    const organisations = [];
    for (const name of organisation) {
      const meant = await organisationMeant(observatory, name);
      organisations.push(
        asOf === undefined && knownBy === undefined
          ? await readStored(observatory, level, meant)
          : await readFrozen(observatory, level, meant, { asOf, knownBy }),
      );
    }
    return { asOf: asOf ?? null, knownBy: knownBy ?? null, level, organisations };
  },
});

type Named = z.infer<typeof named>;
type Shown = z.infer<typeof shown>;

async function readKind({ reader }: Observatory, id: string): Promise<string> {
  const [row] = await reader.rows('select kind from organisation_line where organisation = $1', [id]);
  return String(row?.['kind'] ?? 'other');
}

const order = ['all', 'to-2014', '2015-2018', '2019-2021', '2022-on'];

/** First year of those who joined, and the last in which they had been there two years. */
const joined: Readonly<Record<string, readonly [from: number, to: number]>> = {
  'to-2014': [0, 2016],
  '2015-2018': [2015, 2020],
  '2019-2021': [2019, 2023],
  '2022-on': [2022, 9999],
};

/** Tells of a cohort what exits that could not be seen would make of those still there after 24 months; null where it can't. */
type Unseen = (cohort: string, after24: number | null) => RetentionCurve['unseen'];

/**
 * Stated ends do not hang on papers: of the stays that none states the hazard of leaving is taken to be as many times the one on record as
 * person-years of that time could not be seen.
 */
async function readUnseen({ reader }: Observatory, organisation: string): Promise<Unseen> {
  const rows = await reader.rows(
    'select year, sum(own) + sum(bags) as seen, sum(person_years) as all_years from visibility group by year',
  );
  const [stays] = await reader.rows(
    `select avg(case when strength = 'documented' then 1.0 else 0.0 end) as stated from stint
     where organisation = $1 and strength <> 'possible' and part in ('main', 'dual')`,
    [organisation],
  );
  const stated = Number(stays?.['stated'] ?? 0);
  return (cohort, after24) => {
    const [from, to] = joined[cohort] ?? [0, 9999];
    const own = rows.filter((row) => Number(row['year']) >= from && Number(row['year']) <= to);
    const sum = (name: string) => own.reduce((total, row) => total + Number(row[name]), 0);
    const seen = sum('seen') / sum('all_years');
    if (after24 === null || !(seen > 0)) return null;
    return { seen, after24: after24 ** (stated + (1 - stated) / seen) };
  };
}

async function readStored(observatory: Observatory, level: string, organisation: Named): Promise<Shown> {
  const id = String(organisation.id);
  const kind = await readKind(observatory, id);
  const curves = await readCurves(observatory, level, id);
  const [peers = null] = (await readCurves(observatory, 'peers', kind)).filter(
    ({ cohort }) => cohort === 'all',
  );
  return { organisation, kind, curves, peers };
}

type Row = Readonly<Record<string, Scalar>>;
const numberOf = (row: Row, name: string): number | null => (row[name] == null ? null : Number(row[name]));

async function readCurves(
  observatory: Observatory,
  level: string,
  organisation: string,
): Promise<RetentionCurve[]> {
  const { reader } = observatory;
  const key = [level, organisation];
  const rows = await reader.rows('select * from retention where level = $1 and organisation = $2', key);
  const points = await reader.rows(
    'select * from retention_curve where level = $1 and organisation = $2 order by cohort, month',
    key,
  );
  const unseen = level === 'peers' ? () => null : await readUnseen(observatory, organisation);
  const pointsOf = Map.groupBy(points, (row) => String(row['cohort']));
  return rows
    .map((row) => curveOf(row, pointsOf.get(String(row['cohort'])) ?? [], unseen))
    .sort((a, b) => order.indexOf(a.cohort) - order.indexOf(b.cohort));
}

function curveOf(row: Row, points: readonly Row[], unseen: Unseen): RetentionCurve {
  const after = (month: number) => ({
    share: numberOf(row, `stay_${month}`),
    low: numberOf(row, `stay_${month}_low`),
    high: numberOf(row, `stay_${month}_high`),
  });
  return {
    cohort: String(row['cohort']),
    people: Number(row['people']),
    exits: Number(row['exits']),
    mostAtRisk: Number(row['most_at_risk']),
    from: numberOf(row, 'from_month'),
    until: numberOf(row, 'until_month'),
    after12: after(12),
    after24: after(24),
    after36: after(36),
    after24Bounds: {
      earliest: numberOf(row, 'stay_24_earliest'),
      latest: numberOf(row, 'stay_24_latest'),
    },
    exitWidth: numberOf(row, 'exit_width'),
    unseen: unseen(String(row['cohort']), numberOf(row, 'stay_24')),
    reason: row['reason'] == null ? null : 'too-few-at-risk',
    points: points.map(pointOf),
  };
}

function pointOf(row: Row): RetentionPoint {
  const value = (name: string) => Number(row[name]);
  return {
    month: value('month'),
    atRisk: value('at_risk'),
    exits: value('exits'),
    survival: value('survival'),
    low: value('low'),
    high: value('high'),
    gone: {
      company: value('gone_company'),
      education: value('gone_education'),
      research: value('gone_research'),
      founding: value('gone_founding'),
      unknown: value('gone_unknown'),
    },
  };
}

/** Computed anew from stays and moves cut at the days; peers are left out, since their pool is of the whole record. */
async function readFrozen(
  observatory: Observatory,
  level: 'laboratory' | 'parent',
  organisation: Named,
  days: { readonly asOf: string | undefined; readonly knownBy: string | undefined },
): Promise<Shown> {
  const id = String(organisation.id);
  const drawn = await frozenCurves(observatory.reader, level, id, days);
  const unseen = await readUnseen(observatory, id);
  const curves = drawn.map((one): RetentionCurve => {
    const after = (month: number) => one.after(month) ?? { share: null, low: null, high: null };
    return {
      cohort: one.cohort,
      people: one.people,
      exits: one.exits,
      mostAtRisk: one.mostAtRisk,
      from: one.curve?.from ?? null,
      until: one.curve?.until ?? null,
      after12: after(12),
      after24: after(24),
      after36: after(36),
      after24Bounds: { earliest: one.bounds[0], latest: one.bounds[1] },
      exitWidth: one.exitWidth,
      unseen: unseen(one.cohort, after(24).share),
      reason: one.curve === null ? 'too-few-at-risk' : null,
      points: (one.curve?.points ?? []).map(({ gone, ...rest }) => {
        const [company = 0, education = 0, research = 0, founding = 0, unknown = 0] = gone;
        return { ...rest, gone: { company, education, research, founding, unknown } };
      }),
    };
  });
  return { organisation, kind: await readKind(observatory, id), curves, peers: null };
}
