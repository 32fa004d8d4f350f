import type { StepContext } from '../engine/step-context.ts';
import { move, stint, stintEvidence, stintSupport } from '../tables/careers.ts';
import { post } from '../tables/facts.ts';
import { personMention } from '../tables/identity.ts';
import { organisation, organisationEdge } from '../tables/organisations.ts';
import type { ComputeStep, SqlStep, Step } from '../tables/step.ts';
import { mention, work } from '../tables/works.ts';
import type { Careers } from './career.ts';
import { readCareers } from './crew.ts';
import { evidence } from './evidence.ts';
import { type Names, readHistory } from './history.ts';
import { moveRows, stintRows } from './rows.ts';
import { SharedReading } from './shared-reading.ts';

const inputs = [stintEvidence, post, personMention, mention, work, organisation, organisationEdge];
/** Version of the reading of careers: both of its tables are made again when it changes. */
const version = '7';

/** Stints and moves are found in one reading. */
const readings = new SharedReading<{ readonly careers: readonly Careers[]; readonly names: Names }>();

function read({ engine, run, threads, progress }: StepContext) {
  return readings.take(run, async () => {
    const { history, names } = await readHistory(engine);
    return { careers: await readCareers(history, threads, progress), names };
  });
}

/** Who was where when, as the whole of their evidence reads best. */
const stints: ComputeStep<StepContext> = {
  kind: 'compute',
  output: stint,
  inputs,
  version,
  compute: async (context) => {
    const { careers, names } = await read(context);
    await context.engine.append(stint, stintRows(careers, names));
  },
};

/** Who went from where to where: the changes of the same reading, which is done again where `stint` stands. */
const moves: ComputeStep<StepContext> = {
  kind: 'compute',
  output: move,
  inputs,
  version,
  compute: async (context) => {
    const { careers, names } = await read(context);
    await context.engine.append(move, moveRows(careers, names));
  },
};

/** Which stint each piece is of: the slots of a person at an organisation part time between them. */
const support: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: stintSupport,
  inputs: [stintEvidence, stint],
  select: `
    with bounded as (
      select person, organisation, slot,
        case when slot = 0 then null else coalesce(start_after, start_before) end as since,
        lead(coalesce(start_after, start_before)) over (partition by person, organisation order by slot) as until
      from stint
    ),
    seen as (
      select person, organisation, kind, source, file, record, position,
        coalesce(valid_from, valid_to, known_on) as day
      from stint_evidence
    )
    select e.person, e.organisation, s.slot, e.kind, e.source, e.file, e.record, e.position
    from seen e
    join bounded s on s.person = e.person and s.organisation = e.organisation
      and (s.since is null or e.day >= s.since) and (s.until is null or e.day < s.until)
    where e.day is not null`,
};

export const careersSteps: readonly Step<StepContext>[] = [evidence, stints, support, moves];
