import type { Engine } from '../../engine/engine.ts';
import { literal } from '../../engine/schema.ts';
import type { FileCount, FoundFile, Loading } from '../source.ts';
import { STAGED } from './stage.ts';

/** Writes what is staged into the tables. Of two records of one work the newer stays, whichever file came first. */
export async function write(
  engine: Engine,
  files: readonly FoundFile[],
  { today }: Loading,
): Promise<FileCount[]> {
  const day = `date ${literal(today)}`;
  await takeBackOlder(engine);
  await engine.run(`${dated(day)}; ${works(day)}; ${lines}; ${citations}; ${faults(day)}; ${rejections}`);
  const rows = await engine.rows(`
    select c.file, c.records, count(distinct f.record) as rejected
    from openalex_count c left join openalex_fault f on f.file = c.file
    group by c.file, c.records`);
  await engine.run('drop table openalex_dated');
  const counts = new Map(rows.map((row) => [String(row['file']), row]));
  const found = files.map(({ file }) => counts.get(file));
  return found.map((row) => ({
    records: Number(row?.['records'] ?? 0),
    rejected: Number(row?.['rejected'] ?? 0),
    unread: [],
  }));
}

/** Takes back the records in the tables of which a newer one is staged. */
async function takeBackOlder(engine: Engine): Promise<void> {
  const [row] = await engine.rows('select count(*) as n from openalex_older');
  if (Number(row?.['n']) === 0) return;
  for (const table of ['work_record', 'author_line', 'citation']) {
    await engine.run(`
      delete from ${table} where source = 'openalex' and (file, record) in (select (file, record) from openalex_older)`);
  }
}

/** The dates of each work, in the shape of the tables; a first of January stands for a year, a first for a month. */
function dated(day: string): string {
  return `
    create or replace temp table openalex_dated as
    select file, record, published, precision,
      case precision when 'year' then make_date(year(published), 12, 31) when 'month' then last_day(published) else published end as last
    from (
      select file, record, published,
        case when published is null then null
          when month(published) = 1 and day(published) = 1 then 'year'
          when day(published) = 1 then 'month' else 'day' end as precision
      from (
        select file, record, case when try_cast(publication_date as date) <= ${day} then try_cast(publication_date as date) end as published
        from ${STAGED}
      )
    )`;
}

const kinds = `
  case
    when type in ('proceedings-article', 'proceedings') or primary_location.source.type = 'conference' then 'conference-paper'
    when type in ('journal-article', 'article', 'review', 'letter', 'editorial') and coalesce(primary_location.source.type, '') = 'repository' then 'preprint'
    when type in ('journal-article', 'article', 'review', 'letter', 'editorial') then 'journal-article'
    when type in ('posted-content', 'preprint') then 'preprint'
    when type in ('report', 'dataset') then type
    else 'other'
  end`;

function works(day: string): string {
  return `
    insert into work_record by name
    select 'openalex' as source, s.file, s.record, s.record as record_key,
      folded(coalesce(title, display_name)) as title,
      lower(coalesce(openalex_id(place, 'S'), openalex_id(place, 'V'))) as venue,
      folded(coalesce(primary_location.source.display_name, host_venue.display_name)) as venue_name,
      cast(case when publication_year between 1000 and year(${day}) then publication_year end as smallint) as year,
      d.published as published_on, d.precision, case when d.last > ${day} then ${day} else d.last end as known_on,
      ${kinds} as kind,
      folded(array_to_string(list_transform(keywords, lambda k: coalesce(k.display_name, k.keyword)), ';')) as keywords,
      nullif(lower(regexp_replace(doi, '^https?://(dx\\.)?doi\\.org/', '', 'i')), '') as doi,
      coalesce(primary_location.landing_page_url, host_venue.url, 'https://openalex.org/' || s.record) as url,
      case when cited_by_count >= 0 then cited_by_count end as citations,
      case when cited_by_count >= 0 then try_cast(left(updated_date, 10) as date) end as citations_on
    from (select *, coalesce(primary_location.source.id, host_venue.id) as place from ${STAGED}) s
    join openalex_dated d on d.file = s.file and d.record = s.record`;
}

const authorships = `
  select file, record, unnest(authorships) as a, cast(generate_subscripts(authorships, 1) - 1 as smallint) as position
  from ${STAGED}`;

const affiliation = `coalesce(nullif(array_to_string(a.raw_affiliation_strings, ';'), ''), a.raw_affiliation_string)`;

const lines = `
  insert into author_line by name
  select 'openalex' as source, file, record, position, raw_name,
    folded(without_addresses(${affiliation})) as raw_affiliation,
    nullif(upper(regexp_extract(a.author.orcid, '([0-9]{4}-){3}[0-9]{3}[0-9Xx]')), '') as orcid,
    openalex_id(a.author.id, 'A') as openalex,
    nullif(array_to_string(list_distinct(list_transform(a.institutions, lambda i: regexp_extract(i.ror, '0[a-z0-9]{6}[0-9]{2}$'))), ';'), '') as institutions
  from (select *, folded(coalesce(a.raw_author_name, a.author.display_name)) as raw_name from (${authorships}))
  where raw_name is not null`;

/** A list of distinct works is left as it is: making one costs more than telling. */
const cited = `
  case when len(referenced_works) = list_unique(referenced_works) then referenced_works else list_distinct(referenced_works) end`;

const citations = `
  insert into citation by name
  select 'openalex' as source, file, record, openalex_id(cited, 'W') as cited
  from (select file, record, unnest(${cited}) as cited from ${STAGED})
  where openalex_id(cited, 'W') is not null`;

/** What the engine read and we don't believe. */
function faults(day: string): string {
  return `
    insert into openalex_fault
    select file, record, 'publication_date', 'date-in-future', publication_date from ${STAGED}
    where try_cast(publication_date as date) > ${day}
    union all
    select file, record, 'publication_date', 'not-a-date', left(publication_date, 100) from ${STAGED}
    where publication_date <> '' and try_cast(publication_date as date) is null
    union all
    select file, record, 'publication_year', 'date-in-future', cast(publication_year as varchar) from ${STAGED}
    where publication_year > year(${day})
    union all
    select file, record, 'authorships', 'empty', 'author ' || position || ' has no name: the line is left out'
    from (${authorships})
    where folded(coalesce(a.raw_author_name, a.author.display_name)) is null`;
}

const rejections = `
  insert into rejection by name
  select 'openalex' as source, file, record,
    cast(row_number() over (partition by file, record order by field, reason, detail) - 1 as integer) as ordinal,
    field, reason, detail
  from openalex_fault`;
