import { openDuckDB } from '../engine/duckdb/duckdb.ts';

/** What it may hold in memory, as DuckDB words it. */
const MEMORY = '512MB';

/** A key for a line without a name: its own is a hash of the name, by which a guess could be tried. */
const unnamed = (line: string): string => `-h60(${line}.work || '#' || cast(${line}.position as varchar))`;

/**
 * Takes suppressed people out of the tables that no page is made of, in a copy that is to be served: whoever asks it by SQL finds a line
 * without a name, no cluster and no post. The workshop keeps them, since it is by them that a new line is known for theirs.
 */
export async function withholdFromServed(database: string): Promise<void> {
  const engine = await openDuckDB({ path: database, memory: MEMORY });
  try {
    await engine.transaction(() => engine.run(statements));
    await engine.run('checkpoint');
  } finally {
    engine.closeDatabase();
  }
}

const statements = `
  create temp table hidden as select key from withheld;
  create temp table hidden_line as
    select l.source, l.file, l.record, l.position
    from mention_line l join hidden h on h.key = l.mention;
  update author_line set raw_name = '', raw_affiliation = null, email_domain = null, orcid = null, openreview = null,
    openalex = null, institutions = null
  from hidden_line h
  where h.source = author_line.source and h.file = author_line.file and h.record = author_line.record
    and h.position = author_line.position;
  delete from affiliation where mention in (select key from hidden);
  update mention_line set mention = ${unnamed('m')}
  from mention m join hidden h on h.key = m.mention where m.mention = mention_line.mention;
  update mention set mention = ${unnamed('mention')}, raw_name = '', raw_affiliation = null, email_domain = null,
    orcid = null, openreview = null, openalex = null
  from hidden h where h.key = mention.mention;
  delete from post;
  insert into post select * from shown_post;
  delete from claim;
  insert into claim select * from shown_claim;
  delete from rejection;
  insert into rejection select * from shown_rejection;
  delete from review_pair where a in (select key from hidden) or b in (select key from hidden);
  delete from anchor where mention in (select key from hidden);
  delete from first_anchor where mention in (select key from hidden);
  delete from identity_id where cluster in (
    select cluster from identity_cluster where key in (select key from hidden));
  delete from misplaced_id where mention in (select key from hidden) or owner in (select key from hidden);
  delete from identity_fit where a in (select key from hidden) or b in (select key from hidden);
  delete from identity_cluster where key in (select key from hidden);
  delete from withheld;
  update suppression set salt = '';
  drop table hidden_line;
  drop table hidden`;
