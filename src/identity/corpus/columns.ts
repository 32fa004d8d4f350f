import type { Engine } from '../../engine/engine.ts';
import { INT_NULL } from '../../engine/engine.ts';
import type { PostsInput } from '../posts/posts.ts';
import type { Decision, IdentityInput, Ragged } from './input.ts';

/** Numbers of texts, in order of first appearance. */
class Numbers {
  private readonly numbers = new Map<string, number>();

  of(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(name, number);
    }
    return number;
  }
}

/**
 * Numbers for works, printed names and organisations, ascending with their ids (names in any order), as tables of this connection: numbers
 * take the engine a moment to find, and this thread seconds.
 */
async function numberThings(engine: Engine): Promise<void> {
  const named = ['affiliation', 'work_organisation', 'organisation_string']
    .map((table) => `select organisation from ${table}`)
    .join(' union ');
  await engine.run(`
    create or replace temp table numbered_work as
      select work, cast(row_number() over (order by work) - 1 as integer) as number from work;
    create or replace temp table numbered_name as
      select raw_name, cast(row_number() over () - 1 as integer) as number
      from (select distinct raw_name from mention);
    create or replace temp table numbered_organisation as
      with named as (${named} union select parent from organisation_edge)
      select organisation, cast(row_number() over (order by organisation) - 1 as integer) as number from named
      where organisation is not null`);
}

/**
 * Hashes of what is said of each work, its lines and organisations among it, and of each line's organisations: by text and not by number.
 * Sums, so that no order counts.
 */
const contents = `
  with own as (
    select mention, sum(hash(organisation)) as content from affiliation group by mention
  ),
  said as (
    select work, hash(title, keywords, year, venue) as part from work
    union all
    select work, hash('work', organisation) from work_organisation
    union all
    select m.work, hash('line', m.raw_name, o.content) from mention m left join own o on o.mention = m.mention
  ),
  of_work as (
    select work, sum(part) as content from said group by work
  )`;

/** Ids as sources print them, or without those that are not believed where they stand (see `findMisplacedIds`). */
type Ids = 'printed' | 'believed';

const idsOf = {
  printed: { orcid: 'm.orcid', openreview: 'm.openreview', joined: '' },
  believed: {
    orcid: 'case when x.mention is null then m.orcid end',
    openreview: 'case when y.mention is null then m.openreview end',
    joined: `
      left join misplaced_id x on x.mention = m.mention and x.register = 'orcid'
      left join misplaced_id y on y.mention = m.mention and y.register = 'openreview'`,
  },
} as const;

/** Reads mentions, works and organisations. `decisions` are pairs of mention keys. */
export async function readIdentityInput(
  engine: Engine,
  ids: Ids,
  decisions: readonly Decision[] = [],
): Promise<IdentityInput> {
  const { orcid, openreview, joined } = idsOf[ids];
  await numberThings(engine);
  const { name } = await engine.read('select raw_name from numbered_name order by number', { name: 'text' });
  const mention = await engine.read(
    `${contents}
     select m.mention, w.number as work, m.position, n.number as name, m.email_domain,
       ${orcid} as orcid, ${openreview} as openreview,
       cast((hash(m.raw_name, m.email_domain, ${orcid}, ${openreview}, m.position, s.content, o.content) >> 4) as bigint) as content
     from mention m
     join numbered_work w on w.work = m.work
     join numbered_name n on n.raw_name = m.raw_name
     join of_work s on s.work = m.work
     left join own o on o.mention = m.mention${joined}
     order by m.mention`,
    {
      mention: 'bigint',
      work: 'int',
      position: 'int',
      name: 'int',
      email_domain: 'text',
      orcid: 'text',
      openreview: 'text',
      content: 'bigint',
    },
  );
  const work = await engine.read(
    `select title || ' ' || coalesce(replace(keywords, ';', ' '), '') as title, year, venue from work order by work`,
    { title: 'text', year: 'int', venue: 'text' },
  );
  const own = await engine.read(
    `select a.mention, o.number as organisation, a.weight
     from affiliation a join numbered_organisation o on o.organisation = a.organisation
     order by a.mention, o.number`,
    { mention: 'bigint', organisation: 'int', weight: 'double' },
  );
  const bag = await engine.read(
    `select w.number as work, o.number as organisation, b.weight
     from work_organisation b
     join numbered_organisation o on o.organisation = b.organisation
     join numbered_work w on w.work = b.work
     order by w.number, o.number`,
    { work: 'int', organisation: 'int', weight: 'double' },
  );
  const venues = new Numbers();
  const emptyIsNull = (text: string) => (text === '' ? null : text);
  return {
    mentions: mention.mention,
    work: mention.work,
    position: Int16Array.from(mention.position),
    rawName: named(name, mention.name),
    name: mention.name,
    content: mention.content,
    affiliation: raggedBy(mention.mention, own.mention, own.organisation, own.weight),
    emailDomain: numberDomains(mention.email_domain),
    orcid: mention.orcid.map(emptyIsNull),
    openreview: mention.openreview.map(emptyIsNull),
    title: work.title,
    year: Int16Array.from(work.year, (year) => (year === INT_NULL ? 0 : year)),
    venue: Int32Array.from(work.venue, (venue) => (venue === '' ? -1 : venues.of(venue))),
    bag: raggedBy(Int32Array.from(work.year.keys()), bag.work, bag.organisation, bag.weight),
    decisions,
  };
}

/**
 * Reads posts, reports, models and awards with their organisations and those organisations' parents, numbered as `readIdentityInput` did on
 * this connection before.
 */
export async function readPostsInput(engine: Engine): Promise<PostsInput> {
  const post = await engine.read(
    `select post_key, raw_name, source || '/' || file || '#' || record as record, title,
       case when source = 'orcid' then substr(url, -19) else '' end as orcid,
       year(valid_from) as first_year, year(coalesce(valid_to, case when kind = 'post' then null else valid_from end)) as last_year
     from post order by post_key`,
    {
      post_key: 'bigint',
      raw_name: 'text',
      record: 'text',
      title: 'text',
      orcid: 'text',
      first_year: 'int',
      last_year: 'int',
    },
  );
  const named = await engine.read(
    `with meant as (
       select p.post_key, s.organisation, s.weight
       from post p join organisation_string s on s.context = 'market' and s.raw = p.raw_organisation),
     wider as (
       select post_key, organisation, weight from meant
       union all
       select m.post_key, e.parent, m.weight from meant m join organisation_edge e on e.child = m.organisation)
     select w.post_key, o.number as organisation, max(w.weight) as weight
     from wider w join numbered_organisation o on o.organisation = w.organisation
     group by w.post_key, o.number order by w.post_key, o.number`,
    { post_key: 'bigint', organisation: 'int', weight: 'double' },
  );
  const records = new Numbers();
  const known = (year: number) => (year === INT_NULL ? 0 : year);
  return {
    keys: post.post_key,
    rawName: post.raw_name,
    organisations: raggedBy(post.post_key, named.post_key, named.organisation, named.weight),
    firstYear: Int16Array.from(post.first_year, known),
    lastYear: Int16Array.from(post.last_year, known),
    record: Int32Array.from(post.record, (record) => records.of(record)),
    title: post.title,
    orcid: post.orcid,
  };
}

/** Rows of values by key; both lists of keys ascend. */
function raggedBy<Key extends bigint | number>(
  keys: ArrayLike<Key>,
  rowKeys: ArrayLike<Key>,
  values: Int32Array,
  weights: Float64Array,
): Ragged {
  const offsets = new Int32Array(keys.length + 1);
  const [keptValues, keptWeights] = [new Int32Array(values.length), new Float32Array(values.length)];
  let kept = 0;
  for (let i = 0, at = 0; i < keys.length; i++) {
    while (at < rowKeys.length && rowKeys[at]! < keys[i]!) at++;
    for (; at < rowKeys.length && rowKeys[at] === keys[i]; at++) {
      keptValues[kept] = values[at]!;
      keptWeights[kept++] = weights[at]!;
    }
    offsets[i + 1] = kept;
  }
  return { offsets, values: keptValues.subarray(0, kept), weights: keptWeights.subarray(0, kept) };
}

function named(names: readonly string[], numbers: Int32Array): string[] {
  const all = new Array<string>(numbers.length);
  for (let i = 0; i < all.length; i++) all[i] = names[numbers[i]!]!;
  return all;
}

/** Numbers of the domains that organisations register; -1 where no address is printed. */
function numberDomains(printed: readonly string[]): Int32Array {
  const numbers = new Numbers();
  const known = new Map([['', -1]]);
  const numbered = new Int32Array(printed.length);
  for (let i = 0; i < printed.length; i++) {
    const domain = printed[i]!;
    let number = known.get(domain);
    if (number === undefined) {
      number = numbers.of(registered(domain));
      known.set(domain, number);
    }
    numbered[i] = number;
  }
  return numbered;
}

const secondLevel = new Set(['ac', 'edu', 'co', 'com', 'org', 'gov', 'go', 'or', 'ne', 'net', 'res']);

/** The part of a domain that an organisation registers: `cmu.edu` of `cs.cmu.edu`, `ox.ac.uk` of `cs.ox.ac.uk`. */
function registered(domain: string): string {
  const labels = domain.split('.');
  const kept = labels.length > 2 && secondLevel.has(labels.at(-2) ?? '') ? 3 : 2;
  return labels.slice(-kept).join('.');
}
