import type { Batch } from '../engine/engine.ts';
import type { StepContext } from '../engine/step-context.ts';
import { authorLine, workRecord } from '../tables/facts.ts';
import { workId } from '../tables/ids.ts';
import type { ComputeStep, SqlStep, Step } from '../tables/step.ts';
import { mention, mentionLine, work, workSource } from '../tables/works.ts';
import { alignMentions } from './align.ts';
import { joinRecords } from './join.ts';
import { type LineColumns, lineKey, type RecordColumns, readLines, readRecords } from './record-columns.ts';

/** One work from several records. */
const joinWorks: ComputeStep<StepContext> = {
  kind: 'compute',
  output: workSource,
  inputs: [workRecord, authorLine],
  version: '2',
  compute: async ({ engine }) => {
    const records = await readRecords(engine);
    const ids: string[] = new Array(records.source.length);
    for (const set of await joinRecords(engine, records)) {
      const smallest = set.map((record) => records.key[record]!).reduce((a, b) => (a < b ? a : b));
      for (const record of set) ids[record] = workId(smallest);
    }
    const { source, file, record } = records;
    await engine.append(workSource, [{ rows: ids.length, columns: { source, file, record, work: ids } }]);
  },
};

/** One mention from several lines. Nearly every work has one record, whose lines are its mentions as they stand. */
const joinLines: ComputeStep<StepContext> = {
  kind: 'compute',
  output: mentionLine,
  inputs: [workSource, workRecord, authorLine],
  version: '2',
  compute: async ({ engine }) => {
    await engine.run(`
      insert into mention_line
      select a.source, a.file, a.record, a.position, ${lineKey} as mention,
        row_number() over (partition by a.source, a.file, a.record order by a.position) - 1 as place
      from author_line a
      join work_record w on w.source = a.source and w.file = a.file and w.record = a.record
      join work_source s on s.source = a.source and s.file = a.file and s.record = a.record
      where s.work in (select work from work_source group by work having count(*) = 1)`);
    const records = await readRecords(engine);
    const sets = await severalRecords(engine);
    const lines = await readLines(engine, records, sets.flat());
    await engine.append(mentionLine, [mentionBatch(records, lines, sets)]);
  },
};

/** The sets of records, by index among all in key order, of works that have several. */
async function severalRecords(engine: StepContext['engine']): Promise<number[][]> {
  const { nth, work } = await engine.read(
    `with numbered as (
       select work, row_number() over (order by source, file, record) - 1 as nth, count(*) over (partition by work) as records
       from work_source)
     select nth, work from numbered where records > 1 order by work, nth`,
    { nth: 'int', work: 'text' },
  );
  const sets = Map.groupBy(nth, (_, i) => work[i]!);
  return [...sets.values()];
}

function mentionBatch(records: RecordColumns, lines: LineColumns, sets: readonly number[][]): Batch {
  const rows: { line: number; mention: bigint; place: number }[] = [];
  for (const set of sets)
    for (const [place, { lines: own }] of alignMentions(lines, set).entries()) {
      const mention = own.map((line) => lines.key[line]!).reduce((a, b) => (a < b ? a : b));
      for (const line of own) rows.push({ line, mention, place });
    }
  const of = (column: readonly string[]): string[] => rows.map(({ line }) => column[lines.at[line]!]!);
  return {
    rows: rows.length,
    columns: {
      source: of(records.source),
      file: of(records.file),
      record: of(records.record),
      position: rows.map(({ line }) => lines.position[line]!),
      mention: rows.map(({ mention }) => mention),
      place: rows.map(({ place }) => place),
    },
  };
}

/** The longest text of a group, ties by the text itself: one aggregate that both engines compute alike. */
const longest = (column: string): string =>
  `substr(max(lpad(cast(length(${column}) as varchar), 6, '0') || ${column}), 7)`;

const mentions: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: mention,
  inputs: [mentionLine, authorLine, workSource, workRecord],
  select: `
    with merged as (
      select l.mention, s.work, min(l.place) as position,
        ${longest('a.raw_name')} as raw_name,
        ${longest('a.raw_affiliation')} as raw_affiliation,
        min(a.email_domain) as email_domain,
        min(a.orcid) as orcid,
        min(a.openreview) as openreview,
        min(a.openalex) as openalex,
        min(w.year) as year
      from mention_line l
      join author_line a on a.source = l.source and a.file = l.file and a.record = l.record and a.position = l.position
      join work_source s on s.source = l.source and s.file = l.file and s.record = l.record
      join work_record w on w.source = l.source and w.file = l.file and w.record = l.record
      group by l.mention, s.work
    )
    select mention, work, position, cast(count(*) over (partition by work) as smallint) as authors, raw_name,
      raw_affiliation, email_domain, orcid, openreview, openalex, min(year) over (partition by work) as year
    from merged`,
};

const works: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: work,
  inputs: [workRecord, workSource, mention],
  select: `
    with ranked as (
      select s.work, w.title, w.venue, w.venue_name, w.year, w.published_on, w.precision, w.kind, w.status, w.track,
        w.keywords, w.url,
        row_number() over (
          partition by s.work
          order by case when w.kind = 'preprint' then 1 else 0 end,
            case when w.status is null then 1 else 0 end,
            case when w.keywords is null then 1 else 0 end,
            w.year, w.source, w.file, w.record) as preference
      from work_record w
      join work_source s on s.source = w.source and s.file = w.file and s.record = w.record
    ),
    counted as (
      select s.work, min(w.known_on) as known_on, cast(count(*) as smallint) as records,
        min(w.url) as url, min(w.keywords) as keywords
      from work_record w
      join work_source s on s.source = w.source and s.file = w.file and s.record = w.record
      group by s.work
    ),
    named as (
      select work, cast(count(*) as smallint) as authors from mention group by work
    )
    select r.work, coalesce(r.title, '') as title, r.venue, r.venue_name, r.year, r.published_on, r.precision,
      c.known_on, r.kind, r.status, r.track, coalesce(r.keywords, c.keywords) as keywords,
      coalesce(r.url, c.url) as url, coalesce(n.authors, cast(0 as smallint)) as authors, c.records
    from ranked r
    join counted c on c.work = r.work
    left join named n on n.work = r.work
    where r.preference = 1`,
};

export const worksSteps: readonly Step<StepContext>[] = [joinWorks, joinLines, mentions, works];
