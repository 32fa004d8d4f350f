import type { StepContext } from '../../engine/step-context.ts';
import { move, stint, stintEvidence } from '../../tables/careers.ts';
import { person } from '../../tables/identity.ts';
import { organisation, organisationEdge } from '../../tables/organisations.ts';
import { retention, retentionCurve } from '../../tables/retention.ts';
import type { ComputeStep, Step } from '../../tables/step.ts';
import { appendRows, type Cells } from '../append-rows.ts';
import { SharedReading } from '../shared-reading.ts';
import { type CohortCurve, cohortCurves } from './cohorts.ts';
import { readGroups } from './read.ts';
import { survivalAt } from './survival.ts';

/** The curves and their summaries are drawn once. */
const readings = new SharedReading<CohortCurve[]>();

function read({ engine, run }: StepContext): Promise<CohortCurve[]> {
  return readings.take(run, async () => cohortCurves(await readGroups(engine)));
}

const inputs = [stint, stintEvidence, move, person, organisation, organisationEdge];

const curves: ComputeStep<StepContext> = {
  kind: 'compute',
  output: retentionCurve,
  inputs,
  version: '2',
  compute: async (context) => {
    const rows = (await read(context)).flatMap(pointRows);
    await appendRows(context.engine, retentionCurve, rows);
  },
};

const summaries: ComputeStep<StepContext> = {
  kind: 'compute',
  output: retention,
  inputs,
  version: '2',
  compute: async (context) => {
    const drawn = await read(context);
    const peers = new Map(
      drawn.filter(({ level }) => level === 'peers').map((one) => [`${one.kind} ${one.cohort}`, one]),
    );
    const rows = drawn.map((one) => summaryRow(one, peers.get(`${one.kind} ${one.cohort}`)));
    await appendRows(context.engine, retention, rows);
  },
};

export const retentionSteps: readonly Step<StepContext>[] = [curves, summaries];

function pointRows({ level, organisation, cohort, curve }: CohortCurve): Cells[] {
  return (curve?.points ?? []).map(({ month, atRisk, exits, survival, low, high, gone }) => ({
    ...{ level, organisation, cohort, month, at_risk: atRisk, exits, survival, low, high },
    gone_company: gone[0]!,
    gone_education: gone[1]!,
    gone_research: gone[2]!,
    gone_founding: gone[3]!,
    gone_unknown: gone[4]!,
  }));
}

function summaryRow(one: CohortCurve, peers: CohortCurve | undefined): Cells {
  const { level, organisation, cohort, kind, people, exits, curve } = one;
  return {
    ...{ level, organisation, cohort, kind, people, exits, most_at_risk: one.mostAtRisk },
    from_month: curve?.from ?? null,
    until_month: curve?.until ?? null,
    ...stayCells(one, 12),
    ...stayCells(one, 24),
    ...stayCells(one, 36),
    stay_24_earliest: one.bounds[0],
    stay_24_latest: one.bounds[1],
    peers_24: (peers?.curve && survivalAt(peers.curve, 24)?.survival) ?? null,
    exit_width: one.exitWidth,
    reason: curve === null ? 'too-few-at-risk' : null,
  };
}

function stayCells({ curve }: CohortCurve, month: number): Cells {
  const at = curve && survivalAt(curve, month);
  return {
    [`stay_${month}`]: at?.survival ?? null,
    [`stay_${month}_low`]: at?.low ?? null,
    [`stay_${month}_high`]: at?.high ?? null,
  };
}
