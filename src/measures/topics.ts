import type { Engine } from '../engine/engine.ts';
import type { StepContext } from '../engine/step-context.ts';
import { inThread } from '../engine/thread.ts';
import type { ComputeStep } from '../tables/step.ts';
import { topic, workTopic } from '../tables/topics.ts';
import { mention, work } from '../tables/works.ts';
import { disciplinesFile, topicsFile } from './topic-anchors.ts';
import type { TopicAssignment, WorksRead } from './topic-assignment.ts';

const inputs = [work, mention];
const files = [topicsFile, disciplinesFile];
const version = '1';

/** Rows appended at a time. */
const batchRows = 50_000;

/** Topics, areas and disciplines with the number of their works. */
export const topics: ComputeStep<StepContext> = {
  kind: 'compute',
  output: topic,
  inputs,
  files,
  version,
  compute: async ({ engine, run }) => {
    const { topics: all, counts } = await assigned(engine, run);
    const column = <T>(value: (one: (typeof all)[number], at: number) => T): T[] => all.map(value);
    const columns = {
      topic: column((one) => one.topic),
      name: column((one) => one.name),
      kind: column((one) => one.kind),
      area: column((one) => one.area),
      origin: column((one) => one.origin),
      works: column((_, at) => counts[at] ?? 0),
    };
    await engine.append(topic, [{ rows: all.length, columns }]);
  },
};

/** What each work is about. */
export const workTopics: ComputeStep<StepContext> = {
  kind: 'compute',
  output: workTopic,
  inputs: [...inputs, topic],
  files,
  version,
  compute: async ({ engine, run }) => {
    const { topics: all, rows, works } = await assigned(engine, run);
    const batches = function* () {
      for (let from = 0; from < rows.work.length; from += batchRows) {
        const to = Math.min(from + batchRows, rows.work.length);
        yield {
          rows: to - from,
          columns: {
            work: rows.work.slice(from, to).map((at) => works[at] ?? ''),
            topic: rows.topic.slice(from, to).map((at) => all[at]?.topic ?? ''),
            weight: rows.weight.slice(from, to),
            method: rows.method.slice(from, to),
          },
        };
      }
    };
    await engine.append(workTopic, batches());
  },
};

/** Both tables come from one computation, which is made once in a run and forgotten when both have it. */
const made = new WeakMap<object, Promise<AssignedTo>>();

/** What works are about, and which works they are. */
interface AssignedTo extends TopicAssignment {
  readonly works: readonly string[];
}

async function assigned(engine: Engine, run: object): Promise<AssignedTo> {
  const known = made.get(run);
  if (known !== undefined) {
    made.delete(run);
    return known;
  }
  const fresh = assign(engine);
  made.set(run, fresh);
  return fresh;
}

async function assign(engine: Engine): Promise<AssignedTo> {
  const works = await readWorks(engine);
  const assignment: TopicAssignment = await inThread(new URL('topics.worker.ts', import.meta.url), works);
  return { ...assignment, works: works.id };
}

async function readWorks(engine: Engine): Promise<WorksRead> {
  const works = await engine.read('select work, title, keywords, venue from work order by work', {
    id: 'text',
    title: 'text',
    keywords: 'text',
    venue: 'text',
  });
  // Half a million lines print fewer than a hundred thousand affiliations: numbers travel, and each text once.
  await engine.run(`
    create or replace temp table printed_affiliation as
      select raw, row_number() over () - 1 as nth
      from (select distinct raw_affiliation as raw from mention where raw_affiliation is not null)`);
  const { raw: affiliations } = await engine.read('select raw from printed_affiliation order by nth', {
    raw: 'text',
  });
  const lines = await engine.read(
    `with numbered as (select work, row_number() over (order by work) - 1 as nth from work)
     select n.nth, p.nth from mention m
     join numbered n on n.work = m.work
     join printed_affiliation p on p.raw = m.raw_affiliation`,
    { work: 'int', affiliation: 'int' },
  );
  await engine.run('drop table printed_affiliation');
  return { ...works, affiliations, lines };
}
