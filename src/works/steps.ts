import type { Batch } from '../engine/engine.ts';
import type { StepContext } from '../engine/step-context.ts';
import { authorLine, workRecord } from '../tables/facts.ts';
import { workId } from '../tables/ids.ts';
import type { ComputeStep, SqlStep, Step } from '../tables/step.ts';
import { mention, mentionLine, work, workSource } from '../tables/works.ts';
import { alignMentions } from './align.ts';
import { joinRecords } from './join.ts';
import {
  type LineColumns,
  lineKey,
  occurrence,
  type RecordKeys,
  readLines,
  readRecords,
} from './record-columns.ts';

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

/**
 * Lines of records whose lists do not say each name once, at places 0, 1, 2 and so on: only there has an occurrence or a place to be
 * counted.
 */
const irregular = `
  select source, file, record from author_line
  group by source, file, record
  having count(distinct raw_name) < count(*) or max(position) + 1 <> count(*)`;

/** One mention from several lines. Nearly every work has one record, whose lines are its mentions as they stand. */
const joinLines: ComputeStep<StepContext> = {
  kind: 'compute',
  output: mentionLine,
  inputs: [workSource, workRecord, authorLine],
  version: '3',
  compute: async ({ engine }) => {
    await engine.run(`
      insert into mention_line
      with line as (
        select a.source, a.file, a.record, a.position, a.raw_name, w.record_key, i.record is not null as counted
        from author_line a
        join work_record w on w.source = a.source and w.file = a.file and w.record = a.record
        join work_source s on s.source = a.source and s.file = a.file and s.record = a.record
        left join (${irregular}) i on i.source = a.source and i.file = a.file and i.record = a.record
        where s.work in (select work from work_source group by work having count(*) = 1)
      )
      select a.source, a.file, a.record, a.position, ${lineKey('0')} as mention, a.position as place
      from line a where not a.counted
      union all
      select a.source, a.file, a.record, a.position, ${lineKey(occurrence)} as mention,
        row_number() over (partition by a.source, a.file, a.record order by a.position) - 1 as place
      from line a where a.counted`);
    const { records, sets } = await severalRecords(engine);
    const lines = await readLines(engine, records, [...records.source.keys()]);
    await engine.append(mentionLine, [mentionBatch(records, lines, sets)]);
  },
};

/** The records of works that have several, in key order; and the sets of them, by index, that are one work. */
async function severalRecords(
  engine: StepContext['engine'],
): Promise<{ records: RecordKeys; sets: number[][] }> {
  const { work, ...records } = await engine.read(
    `select work, source, file, record from work_source
     where work in (select work from work_source group by work having count(*) > 1)
     order by source, file, record`,
    { work: 'text', source: 'text', file: 'text', record: 'text' },
  );
  const sets = Map.groupBy(work.keys(), (i) => work[i]!);
  return { records, sets: [...sets.values()] };
}

function mentionBatch(records: RecordKeys, lines: LineColumns, sets: readonly number[][]): Batch {
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

/** Lines of works of one record stand as they are: only where there are several is there anything to merge. */
const mentions: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: mention,
  inputs: [mentionLine, authorLine, workSource, workRecord],
  select: `
    with described as (
      select s.work, count(*) as records, min(w.year) as year
      from work_source s
      join work_record w on w.source = s.source and w.file = s.file and w.record = s.record
      group by s.work
    ),
    line as (
      select l.mention, s.work, l.place, d.records, a.raw_name, a.raw_affiliation, a.email_domain, a.orcid, a.openreview,
        a.openalex
      from author_line a
      join mention_line l on l.source = a.source and l.file = a.file and l.record = a.record and l.position = a.position
      join work_source s on s.source = a.source and s.file = a.file and s.record = a.record
      join described d on d.work = s.work
    ),
    merged as (
      select mention, work, place, raw_name, raw_affiliation, email_domain, orcid, openreview, openalex
      from line where records = 1
      union all
      select mention, work, min(place) as place,
        ${longest('raw_name')} as raw_name,
        ${longest('raw_affiliation')} as raw_affiliation,
        min(email_domain) as email_domain, min(orcid) as orcid, min(openreview) as openreview, min(openalex) as openalex
      from line where records > 1
      group by mention, work
    ),
    counted as (
      select work, count(*) as authors from merged group by work
    )
    select m.mention, m.work, m.place as position, cast(c.authors as smallint) as authors, m.raw_name, m.raw_affiliation,
      m.email_domain, m.orcid, m.openreview, m.openalex, d.year
    from merged m
    join counted c on c.work = m.work
    join described d on d.work = m.work`,
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
