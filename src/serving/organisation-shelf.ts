import type { Engine } from '../engine/engine.ts';
import type { Named } from '../tables/cards/evidence.ts';
import type { OrganisationLine, PersonLine, WorkLine } from '../tables/cards/lines.ts';
import type { OrganisationPage } from '../tables/cards/organisation.ts';
import { readClaims, type ServedClaim } from './claims.ts';
import { numberOf, textOf } from './dates.ts';
import { readWorks } from './library.ts';
import { type Links, readLinks } from './links.ts';
import { numberedOrganisations, numberedPeople, numberedWorks } from './numbers.ts';
import { readPersonLines } from './person-lines.ts';
import { readPosts, type ServedPost } from './posts.ts';

/** Works and people shown on a page; findWorks and findPeople give the rest. */
const WORKS = 40;
const PEOPLE = 60;

/** What the registry says of an organisation besides its line. */
type Registered = Pick<OrganisationPage, 'established' | 'ror' | 'source'>;
type PersonHere = { readonly person: number; readonly here: OrganisationPage['people'][number]['here'] };
type WrittenYear = Pick<OrganisationPage['years'][number], 'year' | 'works' | 'people'>;

/** All that pages of organisations are made of, in memory; lists by organisation id. */
export interface OrganisationShelf {
  readonly lines: readonly OrganisationLine[];
  readonly lineOf: ReadonlyMap<string, OrganisationLine>;
  readonly registered: readonly Registered[];
  readonly names: ReadonlyMap<string, OrganisationPage['names']>;
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
  readonly years: ReadonlyMap<number, readonly WrittenYear[]>;
  readonly people: readonly PersonLine[];
  readonly peopleHere: ReadonlyMap<number, readonly PersonHere[]>;
  readonly works: readonly WorkLine[];
  readonly worksHere: Links;
  readonly posts: readonly ServedPost[];
  readonly claims: readonly ServedClaim[];
  readonly models: ReadonlyMap<string, OrganisationPage['models']>;
}

export interface Relation {
  readonly kind: OrganisationPage['relations'][number]['kind'];
  readonly other: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Reads the tables of organisations, posts, claims and models, and the lists by organisation. */
export async function readOrganisationShelf(engine: Engine): Promise<OrganisationShelf> {
  const { lines, registered } = await readLines(engine);
  const named: Named[] = lines.map(({ id, name }) => ({ id, name }));
  return {
    lines,
    lineOf: new Map(lines.map((line) => [line.id, line])),
    registered,
    names: await readNames(engine),
    relations: await readRelations(engine),
    years: await readYears(engine),
    people: await readPersonLines(engine),
    peopleHere: await readPeopleHere(engine),
    works: await readWorks(engine),
    worksHere: await readWorksHere(engine, lines.length),
    posts: await readPosts(engine, named),
    claims: await readClaims(engine, named),
    models: await readModels(engine),
  };
}

async function readLines(engine: Engine): Promise<{ lines: OrganisationLine[]; registered: Registered[] }> {
  const rows = await engine.read(
    `select l.organisation, l.name, l.country, l.city, l.kind, l.people, l.works, l.posts, l.claims, l.first_year, l.last_year,
       o.established, o.ror, o.source
     from organisation_line l join organisation o on o.organisation = l.organisation
     order by l.organisation`,
    {
      id: 'text',
      name: 'text',
      country: 'text',
      city: 'text',
      kind: 'text',
      people: 'int',
      works: 'int',
      posts: 'int',
      claims: 'int',
      firstYear: 'int',
      lastYear: 'int',
      established: 'int',
      ror: 'text',
      source: 'text',
    },
  );
  const lines = rows.id.map((id, i) => ({
    id,
    name: rows.name[i]!,
    country: textOf(rows.country[i]!),
    city: textOf(rows.city[i]!),
    kind: rows.kind[i]!,
    people: rows.people[i]!,
    works: rows.works[i]!,
    posts: rows.posts[i]!,
    claims: rows.claims[i]!,
    firstYear: numberOf(rows.firstYear[i]!),
    lastYear: numberOf(rows.lastYear[i]!),
  }));
  const registered = rows.id.map((_, i) => ({
    established: numberOf(rows.established[i]!),
    ror: textOf(rows.ror[i]!),
    source: rows.source[i]!,
  }));
  return { lines, registered };
}

async function readNames(engine: Engine): Promise<Map<string, OrganisationPage['names']>> {
  const rows = await engine.read(
    `select organisation, name, kind, language, valid_from, valid_to from organisation_name
     order by organisation, case kind when 'label' then 0 when 'alias' then 1 else 2 end, name`,
    { organisation: 'text', name: 'text', kind: 'text', language: 'text', from: 'text', to: 'text' },
  );
  return gather(rows.organisation, (i) => ({
    name: rows.name[i]!,
    kind: rows.kind[i]!,
    language: textOf(rows.language[i]!),
    from: textOf(rows.from[i]!),
    to: textOf(rows.to[i]!),
  }));
}

async function readRelations(engine: Engine): Promise<Map<string, Relation[]>> {
  const rows = await engine.read(
    `select child as organisation, kind, parent as other, valid_from, valid_to from organisation_edge
     union all
     select parent, case kind when 'parent' then 'child' else 'predecessor' end, child, valid_from, valid_to from organisation_edge
     order by 1, 2, 4 nulls first, 3`,
    { organisation: 'text', kind: 'text', other: 'text', from: 'text', to: 'text' },
  );
  return gather(rows.organisation, (i) => ({
    kind: relationOf(rows.kind[i]!),
    other: rows.other[i]!,
    from: textOf(rows.from[i]!),
    to: textOf(rows.to[i]!),
  }));
}

function relationOf(kind: string): Relation['kind'] {
  return kind === 'child' || kind === 'successor' || kind === 'predecessor' ? kind : 'parent';
}

async function readYears(engine: Engine): Promise<Map<number, WrittenYear[]>> {
  const rows = await engine.read(
    `with ${numberedOrganisations}
     select o.number, m.year, cast(count(distinct m.work) as integer), cast(count(distinct p.person) as integer)
     from affiliation a
     join mention m on m.mention = a.mention
     join person_mention p on p.mention = m.mention
     join organisations o on o.organisation = a.organisation
     where m.year is not null
     group by o.number, m.year
     order by o.number, m.year`,
    { organisation: 'int', year: 'int', works: 'int', people: 'int' },
  );
  return gather(rows.organisation, (i) => ({ year: rows.year[i]!, works: rows.works[i]!, people: rows.people[i]! }));
}

async function readPeopleHere(engine: Engine): Promise<Map<number, PersonHere[]>> {
  const rows = await engine.read(
    `with ${numberedOrganisations}, ${numberedPeople},
     ranked as (
       select *, row_number() over (partition by organisation order by works + posts + others desc, person) as rank
       from organisation_person
     )
     select o.number, p.number, r.works, r.first_year, r.last_year
     from ranked r
     join organisations o on o.organisation = r.organisation
     join people p on p.person = r.person
     where r.rank <= ${PEOPLE}
     order by o.number, r.rank`,
    { organisation: 'int', person: 'int', works: 'int', first: 'int', last: 'int' },
  );
  return gather(rows.organisation, (i) => ({
    person: rows.person[i]!,
    here: { works: rows.works[i]!, first: numberOf(rows.first[i]!), last: numberOf(rows.last[i]!) },
  }));
}

function readWorksHere(engine: Engine, organisations: number): Promise<Links> {
  return readLinks(
    engine,
    `with ${numberedOrganisations}, ${numberedWorks},
     ranked as (
       select *, row_number() over (partition by organisation order by year desc nulls last, work) as rank from organisation_work
     )
     select o.number, w.number
     from ranked r
     join organisations o on o.organisation = r.organisation
     join works w on w.work = r.work
     where r.rank <= ${WORKS}
     order by o.number, r.rank`,
    organisations,
  );
}

async function readModels(engine: Engine): Promise<Map<string, OrganisationPage['models']>> {
  const rows = await engine.read(
    `select s.organisation, m.model, m.published_on, m.url
     from model_release m
     join organisation_string s on s.context = 'market' and s.raw = replace(m.raw_organisation, ',', ';')
     order by s.organisation, m.published_on desc nulls last, m.model`,
    { organisation: 'text', name: 'text', on: 'text', url: 'text' },
  );
  return gather(rows.organisation, (i) => ({ name: rows.name[i]!, on: textOf(rows.on[i]!), url: textOf(rows.url[i]!) }));
}

/** Rows as lists by key. */
function gather<Key, Item>(keys: ArrayLike<Key>, itemAt: (row: number) => Item): Map<Key, Item[]> {
  const lists = new Map<Key, Item[]>();
  for (let row = 0; row < keys.length; row++) {
    const list = lists.get(keys[row]!);
    if (list === undefined) lists.set(keys[row]!, [itemAt(row)]);
    else list.push(itemAt(row));
  }
  return lists;
}
