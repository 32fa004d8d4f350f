import type { StepContext } from '../engine/step-context.ts';
import { move, stint, stintEvidence } from '../tables/careers.ts';
import { post } from '../tables/facts.ts';
import { personMention } from '../tables/identity.ts';
import { organisation, organisationEdge } from '../tables/organisations.ts';
import type { ComputeStep, Step } from '../tables/step.ts';
import { mention, work } from '../tables/works.ts';
import type { Careers } from './career.ts';
import { readCareers } from './crew.ts';
import { evidence } from './evidence.ts';
import { type Names, readHistory } from './history.ts';
import { moveRows, stintRows } from './rows.ts';
import { SharedReading } from './shared-reading.ts';

const inputs = [stintEvidence, post, personMention, mention, work, organisation, organisationEdge];
/** Version of the reading of careers: both of its tables are made again when it changes. */
const version = '9';

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

export const careersSteps: readonly Step<StepContext>[] = [evidence, stints, moves];
