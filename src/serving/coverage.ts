import { affiliation } from '../tables/organisations.ts';
import { coverage } from '../tables/serving.ts';
import type { SqlStep } from '../tables/step.ts';
import { mention, work } from '../tables/works.ts';

/** What the author lines of each venue and year say. */
export const coverageStep: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: coverage,
  inputs: [work, mention, affiliation],
  select: `
    with resolved as (select distinct mention from affiliation),
    line as (
      select m.work, count(*) as lines, count(m.raw_affiliation) as printed, count(r.mention) as resolved,
        count(coalesce(m.orcid, m.openreview, m.openalex)) as ids
      from mention m
      left join resolved r on r.mention = m.mention
      group by m.work
    )
    select coalesce(w.venue, '') as venue, w.year,
      cast(count(*) as integer) as works,
      cast(coalesce(cast(sum(l.lines) as bigint), 0) as integer) as lines,
      cast(coalesce(cast(sum(l.printed) as bigint), 0) as integer) as printed,
      cast(coalesce(cast(sum(l.resolved) as bigint), 0) as integer) as resolved,
      cast(coalesce(cast(sum(l.ids) as bigint), 0) as integer) as ids
    from work w
    left join line l on l.work = w.work
    where w.year is not null
    group by coalesce(w.venue, ''), w.year`,
};
