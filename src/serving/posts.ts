import type { Engine } from '../engine/engine.ts';
import type { StatedPost } from '../tables/cards/career.ts';
import { claimStatus, datedOf, type Evidence, evidence, type Named } from '../tables/cards/evidence.ts';
import { textOf } from './dates.ts';
import { whoIs } from './directions.ts';

/** The role that the market's list of team moves gives to who led one. */
const LEADER = 'leader';

/** A row of `shown_post`, as pages show it, with what ties it to their owners. */
export interface ServedPost {
  readonly kind: Evidence['kind'];
  /** Who it is, where that is known. */
  readonly person: string | null;
  /** Every organisation that its text names. */
  readonly organisations: readonly string[];
  readonly stated: StatedPost;
}

/** The organisations that a text means, the surest first, joined by a space: no id holds one. */
const meant = `
  select raw, string_agg(organisation, ' ' order by weight desc, organisation) as organisations
  from organisation_string
  where context = 'market'
  group by raw`;

const shapes = {
  kind: 'text',
  source: 'text',
  file: 'text',
  record: 'text',
  person: 'text',
  name: 'text',
  organisation: 'text',
  organisations: 'text',
  previous: 'text',
  previousIds: 'text',
  next: 'text',
  nextIds: 'text',
  role: 'text',
  title: 'text',
  employment: 'text',
  from: 'text',
  fromPrecision: 'text',
  to: 'text',
  toPrecision: 'text',
  knownOn: 'text',
  publisher: 'text',
  url: 'text',
  status: 'text',
  verified: 'text',
  note: 'text',
} as const;

type Row = Record<keyof typeof shapes, string>;

/** Reads shown_post, person_post, person and organisation_string: latest first. */
export async function readPosts(engine: Engine, organisations: readonly Named[]): Promise<ServedPost[]> {
  const names = new Map(organisations.map((one) => [one.id ?? '', one]));
  const columns = await engine.read(
    `with meant as (${meant})
     select p.kind, p.source, p.file, p.record, i.person, coalesce(n.name, p.raw_name), p.raw_organisation, o.organisations,
       p.previous_organisation, b.organisations, p.next_organisation, a.organisations, p.role, p.title, p.employment,
       p.valid_from, p.from_precision, p.valid_to, p.to_precision, p.known_on, p.publisher, p.url, p.status, p.verified, p.note
     from shown_post p
     left join person_post i on i.source = p.source and i.file = p.file and i.record = p.record and i.position = p.position
     left join person n on n.person = i.person
     left join meant o on o.raw = p.raw_organisation
     left join meant b on b.raw = p.previous_organisation
     left join meant a on a.raw = p.next_organisation
     order by coalesce(p.valid_to, p.valid_from, p.known_on) desc nulls last, p.post_key`,
    shapes,
  );
  const all = Object.entries(columns) as [keyof Row, string[]][];
  return originsOfTheirOwn(
    columns.kind.map((_, i) => {
      const row: Partial<Row> = {};
      for (const [name, column] of all) row[name] = column[i]!;
      return postOf(row as Row, names);
    }),
  );
}

/** Who led a team in need not have come with it: where a post of their own is stated there, it says where from. */
function originsOfTheirOwn(posts: readonly ServedPost[]): ServedPost[] {
  const own = new Set(
    posts
      .filter(({ kind }) => kind === 'post')
      .flatMap((post) => post.organisations.map((id) => at(post, id))),
  );
  return posts.map((post) =>
    post.kind === 'migration' &&
    post.stated.role === LEADER &&
    post.organisations.some((id) => own.has(at(post, id)))
      ? { ...post, stated: { ...post.stated, previous: null } }
      : post,
  );
}

const at = ({ stated }: ServedPost, organisation: string): string =>
  `${organisation} ${whoIs(stated.person)}`;

function postOf(row: Row, names: ReadonlyMap<string, Named>): ServedPost {
  const organisations = row.organisations === '' ? [] : row.organisations.split(' ');
  const [first = ''] = organisations;
  const stated = {
    person: { id: textOf(row.person), name: row.name },
    organisation: names.get(first) ?? { id: null, name: row.organisation },
    role: textOf(row.role),
    employment: textOf(row.employment),
    from: datedOf(row.from, row.fromPrecision),
    to: datedOf(row.to, row.toPrecision),
    previous: printedOf(row.previous, row.previousIds, names),
    next: printedOf(row.next, row.nextIds, names),
    evidence: evidenceOf(row),
  };
  return { kind: stated.evidence.kind, person: stated.person.id, organisations, stated };
}

/** The organisation that a text surest means, else the text itself. */
function printedOf(text: string, ids: string, names: ReadonlyMap<string, Named>): Named | null {
  return text === '' ? null : (names.get(ids.split(' ')[0]!) ?? { id: null, name: text });
}

function evidenceOf(row: Row): Evidence {
  const { urls, titles } = addressesOf(row.url);
  return {
    kind: evidence.shape.kind.parse(row.kind),
    source: row.source,
    file: row.file,
    record: row.record,
    says: textOf(row.kind === 'post' || row.kind === 'migration' ? row.role : row.title),
    work: null,
    date: datedOf(row.from, row.fromPrecision),
    knownOn: textOf(row.knownOn),
    publisher: textOf(row.publisher),
    urls,
    status: claimStatus.parse(row.status),
    verified: row.verified === 'true',
    note: textOf([titles, row.note].filter(Boolean).join('; ')),
  };
}

/** The addresses in a text of addresses or a title; a title is no address. */
export function addressesOf(text: string): { urls: string[]; titles: string } {
  if (!/^https?:\/\//.test(text)) return { urls: [], titles: text };
  return { urls: text.split(/\s+/).filter((part) => /^https?:\/\//.test(part)), titles: '' };
}
