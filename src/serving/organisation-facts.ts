import type { Engine } from '../engine/engine.ts';
import type { OrganisationLine } from '../tables/cards/lines.ts';
import type { OrganisationPage } from '../tables/cards/organisation.ts';
import { numberOf, textOf } from './dates.ts';
import { gather } from './links.ts';

/** What the registry says of an organisation besides its line. */
export type Registered = Pick<OrganisationPage, 'established' | 'ror' | 'source'>;

/** A parent, child, successor or predecessor, by its id. */
export interface Relation {
  readonly kind: OrganisationPage['relations'][number]['kind'];
  readonly other: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Every organisation as a line of a list, with what the registry says, sorted by id. */
export async function readLines(
  engine: Engine,
): Promise<{ lines: OrganisationLine[]; registered: Registered[] }> {
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

/** Names by organisation: labels, then aliases, then acronyms. */
export async function readNames(engine: Engine): Promise<Map<string, OrganisationPage['names']>> {
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

/** Relations by organisation, seen from both ends. */
export async function readRelations(engine: Engine): Promise<Map<string, Relation[]>> {
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

/** Notable models by organisation, latest first. */
export async function readModels(engine: Engine): Promise<Map<string, OrganisationPage['models']>> {
  const rows = await engine.read(
    `select s.organisation, m.model, m.published_on, m.url
     from model_release m
     join organisation_string s on s.context = 'market' and s.raw = replace(m.raw_organisation, ',', ';')
     order by s.organisation, m.published_on desc nulls last, m.model`,
    { organisation: 'text', name: 'text', on: 'text', url: 'text' },
  );
  return gather(rows.organisation, (i) => ({
    name: rows.name[i]!,
    on: textOf(rows.on[i]!),
    url: textOf(rows.url[i]!),
  }));
}
