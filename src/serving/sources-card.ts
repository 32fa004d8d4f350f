import type { Engine, Scalar } from '../engine/engine.ts';
import type { HeldSource, RejectionReason, SourcesHeld } from '../tables/cards/sources.ts';
import { readCoverage } from './holdings.ts';

/** Examples shown of one reason. */
const EXAMPLES = 3;

/** Every supplier with its terms, what was rejected and why, and what the years cover. */
export async function makeSources(engine: Engine): Promise<SourcesHeld> {
  const rejections = await readRejections(engine);
  const rows = await engine.rows(`
    with spoken as (
      select source, year(published_on) as year, known_on from work_record
      union all
      select source, year(coalesce(valid_from, valid_to, known_on)), known_on from post
      union all
      select source, year(coalesce(valid_from, valid_to, known_on)), known_on from claim
      union all
      select source, year, null from pay_record
      union all
      select source, year(published_on), published_on from model_release
    ),
    span as (
      select source, min(year) as first_year, max(year) as last_year, cast(max(known_on) as varchar) as known_to
      from spoken group by source
    )
    select f.source, max(f.terms) as terms, count(*) as files, sum(f.bytes) as bytes, sum(f.records) as records,
      sum(f.rejected) as rejected, max(s.first_year) as first_year, max(s.last_year) as last_year, max(s.known_to) as known_to
    from source_file f
    left join span s on s.source = f.source
    group by f.source
    order by sum(f.records) desc, f.source`);
  const venues = await engine.rows('select * from coverage order by venue, year');
  return {
    sources: rows.map((row) => sourceOf(row, rejections)),
    coverage: await readCoverage(engine),
    venues: venues.map((row) => ({
      venue: String(row['venue']),
      year: Number(row['year']),
      works: Number(row['works']),
      lines: Number(row['lines']),
      printed: Number(row['printed']),
      resolved: Number(row['resolved']),
      ids: Number(row['ids']),
    })),
  };
}

function sourceOf(
  row: Record<string, Scalar>,
  rejections: ReadonlyMap<string, RejectionReason[]>,
): HeldSource {
  const year = (name: string) => (row[name] == null ? null : Number(row[name]));
  return {
    source: String(row['source']),
    terms: String(row['terms']),
    files: Number(row['files']),
    bytes: Number(row['bytes']),
    records: Number(row['records']),
    rejected: Number(row['rejected']),
    firstYear: year('first_year'),
    lastYear: year('last_year'),
    knownTo: row['known_to'] == null ? null : String(row['known_to']),
    rejections: rejections.get(String(row['source'])) ?? [],
  };
}

/** Ids that are not believed where they stand, each by the first record of its line and the source's own field: kept, and told of beside what was not taken. */
const misplaced = `
  select l.source, l.file, l.record, l.position as ordinal,
    case x.register when 'orcid' then 'orcid' else 'authorids' end as field, 'id-of-coauthor' as reason,
    x.id || ' beside ' || m.raw_name || ' is of ' || o.raw_name as detail
  from misplaced_id x
  join mention m on m.mention = x.mention
  join mention o on o.mention = x.owner
  join mention_line l on l.mention = x.mention
  where not exists (select 1 from withheld w where w.kind = 'mention' and w.key in (x.mention, x.owner))
  qualify row_number() over (partition by x.mention, x.register order by l.source, l.file, l.record) = 1`;

/** Reasons by source, most frequent first, with the first examples by file and record. */
async function readRejections(engine: Engine): Promise<Map<string, RejectionReason[]>> {
  const rows = await engine.rows(`
    select source, reason, field, file, record, detail, records
    from (
      select *, count(*) over (partition by source, reason, field) as records,
        row_number() over (partition by source, reason, field order by file, record, ordinal) as rank
      from (
        select source, file, record, ordinal, field, reason, detail from shown_rejection
        union all
        ${misplaced}
      )
    )
    where rank <= ${EXAMPLES}
    order by source, records desc, reason, field, rank`);
  const reasons = new Map<string, RejectionReason[]>();
  for (const row of rows) {
    const its = reasons.get(String(row['source'])) ?? [];
    reasons.set(String(row['source']), its);
    const [reason, field] = [String(row['reason']), String(row['field'] ?? '')];
    let last = its.at(-1);
    if (last?.reason !== reason || last.field !== field) {
      last = { reason, field, records: Number(row['records']), examples: [] };
      its.push(last);
    }
    last.examples.push({
      file: String(row['file']),
      record: String(row['record']),
      detail: String(row['detail'] ?? ''),
    });
  }
  return reasons;
}
