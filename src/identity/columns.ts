import type { Engine } from '../engine/engine.ts';
import { INT_NULL } from '../engine/engine.ts';
import { ContentHashes } from './content-hashes.ts';
import type { Decision, IdentityInput, Ragged } from './input.ts';
import type { PostsInput } from './posts.ts';

/** Organisations by number, as `IdentityInput` and `PostsInput` both number them. */
export class Numbers {
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

/** Reads mentions, works and organisations. `decisions` are pairs of mention keys. */
export async function readIdentityInput(
  engine: Engine,
  organisations: Numbers,
  decisions: readonly Decision[],
): Promise<IdentityInput> {
  const mention = await engine.read(
    `select mention, work, position, raw_name, email_domain, orcid, openreview from mention order by mention`,
    {
      mention: 'bigint',
      work: 'text',
      position: 'int',
      raw_name: 'text',
      email_domain: 'text',
      orcid: 'text',
      openreview: 'text',
    },
  );
  const work = await engine.read(
    `select work, title, coalesce(keywords, '') as keywords, year, venue from work order by work`,
    { work: 'text', title: 'text', keywords: 'text', year: 'int', venue: 'text' },
  );
  const own = await engine.read(
    `select mention, organisation, weight from affiliation order by mention, organisation`,
    {
      mention: 'bigint',
      organisation: 'text',
      weight: 'double',
    },
  );
  const bag = await engine.read(
    `select work, organisation, weight from work_organisation order by work, organisation`,
    {
      work: 'text',
      organisation: 'text',
      weight: 'double',
    },
  );
  const [works, venues, domains] = [new Numbers(), new Numbers(), new Numbers()];
  for (const id of work.work) works.of(id);
  const workOf = Int32Array.from(mention.work, (id) => works.of(id));
  const workOfBag = Int32Array.from(bag.work, (id) => works.of(id));
  const rows = {
    affiliation: raggedBy(mention.mention, own.mention, own.organisation, own.weight, organisations),
    bag: raggedBy(work.work, bag.work, bag.organisation, bag.weight, organisations),
  };
  const emptyIsNull = (text: string) => (text === '' ? null : text);
  return {
    mentions: mention.mention,
    work: workOf,
    position: Int16Array.from(mention.position),
    rawName: mention.raw_name,
    content: hashContent({ ...mention, work: workOf }, work, { ...bag, work: workOfBag }, own),
    affiliation: rows.affiliation,
    emailDomain: Int32Array.from(mention.email_domain, (domain) =>
      domain === '' ? -1 : domains.of(registered(domain)),
    ),
    orcid: mention.orcid.map(emptyIsNull),
    openreview: mention.openreview.map(emptyIsNull),
    title: work.title.map((title, i) => `${title} ${work.keywords[i]?.replaceAll(';', ' ')}`),
    year: Int16Array.from(work.year, (year) => (year === INT_NULL ? 0 : year)),
    venue: Int32Array.from(work.venue, (venue) => (venue === '' ? -1 : venues.of(venue))),
    bag: rows.bag,
    decisions,
  };
}

/** Reads posts, reports, models and awards with their organisations and those organisations' parents. */
export async function readPostsInput(engine: Engine, organisations: Numbers): Promise<PostsInput> {
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
     select post_key, organisation, max(weight) as weight from wider group by post_key, organisation order by post_key, organisation`,
    { post_key: 'bigint', organisation: 'text', weight: 'double' },
  );
  const records = new Numbers();
  const known = (year: number) => (year === INT_NULL ? 0 : year);
  return {
    keys: post.post_key,
    rawName: post.raw_name,
    organisations: raggedBy(post.post_key, named.post_key, named.organisation, named.weight, organisations),
    firstYear: Int16Array.from(post.first_year, known),
    lastYear: Int16Array.from(post.last_year, known),
    record: Int32Array.from(post.record, (record) => records.of(record)),
    title: post.title,
    orcid: post.orcid,
  };
}

interface Named {
  readonly organisation: readonly string[];
}

/** Says in a work's hash that an organisation stands on a line, not on the work. */
const AT = 0x61740000;

/** Hashes of what is said of each mention: its line, its organisations, and its work with all the authors' names. Works go by number here. */
function hashContent(
  mention: {
    readonly mention: BigInt64Array;
    readonly work: Int32Array;
    readonly raw_name: readonly string[];
    readonly email_domain: readonly string[];
    readonly orcid: readonly string[];
    readonly openreview: readonly string[];
  },
  work: {
    readonly work: readonly string[];
    readonly title: readonly string[];
    readonly keywords: readonly string[];
    readonly year: Int32Array;
    readonly venue: readonly string[];
  },
  bag: Named & { readonly work: Int32Array },
  own: Named & { readonly mention: BigInt64Array },
): BigInt64Array {
  const ofWork = new ContentHashes(work.work.length);
  for (const [i, title] of work.title.entries())
    ofWork.add(i, `${title}|${work.keywords[i]}|${work.year[i]}|${work.venue[i]}`);
  for (let i = 0; i < bag.work.length; i++) ofWork.add(bag.work[i]!, bag.organisation[i]!);
  for (let i = 0; i < mention.work.length; i++) ofWork.add(mention.work[i]!, mention.raw_name[i]!);
  for (let at = 0, i = 0; at < own.mention.length; at++) {
    while (mention.mention[i]! < own.mention[at]!) i++;
    ofWork.addBits(mention.work[i]!, AT);
    ofWork.add(mention.work[i]!, own.organisation[at]!);
  }
  const ofMention = new ContentHashes(mention.mention.length);
  for (let i = 0; i < mention.work.length; i++) {
    ofMention.add(i, mention.raw_name[i]!);
    ofMention.add(i, mention.email_domain[i]!);
    ofMention.add(i, mention.orcid[i]!);
    ofMention.add(i, mention.openreview[i]!);
    ofMention.addHash(i, ofWork, mention.work[i]!);
  }
  for (let at = 0, i = 0; at < own.mention.length; at++) {
    while (mention.mention[i]! < own.mention[at]!) i++;
    ofMention.add(i, own.organisation[at]!);
  }
  return BigInt64Array.from({ length: mention.mention.length }, (_, i) => ofMention.of(i));
}

/** Rows of values by key; both lists of keys ascend. */
function raggedBy<Key extends bigint | string>(
  keys: ArrayLike<Key>,
  rowKeys: ArrayLike<Key>,
  values: readonly string[],
  weights: Float64Array,
  numbers: Numbers,
): Ragged {
  const offsets = new Int32Array(keys.length + 1);
  const kept: number[] = [];
  for (let i = 0, at = 0; i < keys.length; i++) {
    while (at < rowKeys.length && rowKeys[at]! < keys[i]!) at++;
    while (at < rowKeys.length && rowKeys[at] === keys[i]) kept.push(at++);
    offsets[i + 1] = kept.length;
  }
  return {
    offsets,
    values: Int32Array.from(kept, (at) => numbers.of(values[at]!)),
    weights: Float32Array.from(kept, (at) => weights[at]!),
  };
}

const secondLevel = new Set(['ac', 'edu', 'co', 'com', 'org', 'gov', 'go', 'or', 'ne', 'net', 'res']);

/** The part of a domain that an organisation registers: `cmu.edu` of `cs.cmu.edu`, `ox.ac.uk` of `cs.ox.ac.uk`. */
function registered(domain: string): string {
  const labels = domain.split('.');
  const kept = labels.length > 2 && secondLevel.has(labels.at(-2) ?? '') ? 3 : 2;
  return labels.slice(-kept).join('.');
}
