import type { Engine } from '../engine/engine.ts';
import type { CoverageYear, Holdings } from '../tables/cards/coverage.ts';

/** Coverage by year. */
export async function readCoverage(engine: Engine): Promise<CoverageYear[]> {
  const rows = await engine.rows(`
    select year, sum(works) as works, sum(lines) as lines, sum(printed) as printed, sum(resolved) as resolved, sum(ids) as ids
    from coverage group by year order by year`);
  return rows.map((row) => ({
    year: Number(row['year']),
    works: Number(row['works']),
    lines: Number(row['lines']),
    printed: Number(row['printed']),
    resolved: Number(row['resolved']),
    ids: Number(row['ids']),
  }));
}

/** How much is held. */
export async function readHoldings(engine: Engine): Promise<Holdings> {
  const [row = {}] = await engine.rows(`
    select (select count(*) from person) as people, (select count(*) from work) as works,
      (select count(*) from organisation_line where people + posts + claims > 0) as organisations,
      (select count(*) from mention) as lines,
      (select count(*) from shown_post where kind = 'post') as posts,
      (select count(distinct coalesce(i.person, p.raw_name))
        from shown_post p
        left join person_post i on i.source = p.source and i.file = p.file and i.record = p.record and i.position = p.position
        where p.kind = 'post') as post_holders,
      (select count(distinct record) from shown_post where kind = 'report') as reports,
      (select count(*) from model_release) as models, (select count(*) from award) as awards,
      (select count(*) from claim) as claims, (select count(distinct venue) from work) as venues,
      (select min(year) from work) as first_year, (select max(year) from work) as last_year`);
  const number = (name: string) => Number(row[name] ?? 0);
  const year = (name: string) => (row[name] == null ? null : number(name));
  return {
    people: number('people'),
    works: number('works'),
    organisations: number('organisations'),
    lines: number('lines'),
    posts: number('posts'),
    postHolders: number('post_holders'),
    reports: number('reports'),
    models: number('models'),
    awards: number('awards'),
    claims: number('claims'),
    venues: number('venues'),
    firstYear: year('first_year'),
    lastYear: year('last_year'),
  };
}
