import type { Engine } from '../engine/engine.ts';
import type { Named } from '../tables/cards/evidence.ts';
import type { OrganisationLine, PersonLine, WorkLine } from '../tables/cards/lines.ts';
import type { OrganisationPage } from '../tables/cards/organisation.ts';
import { readClaims, type ServedClaim } from './claims.ts';
import { readWorks } from './library.ts';
import type { Links } from './links.ts';
import {
  type Registered,
  type Relation,
  readLines,
  readModels,
  readNames,
  readRelations,
} from './organisation-facts.ts';
import {
  type PersonHere,
  readPeopleHere,
  readWorksHere,
  readYears,
  type WrittenYear,
} from './organisation-lists.ts';
import { readPersonLines } from './person-lines.ts';
import { readPosts, type ServedPost } from './posts.ts';

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
    people: await readPersonLines(engine, named),
    peopleHere: await readPeopleHere(engine),
    works: await readWorks(engine),
    worksHere: await readWorksHere(engine, lines.length),
    posts: await readPosts(engine, named),
    claims: await readClaims(engine, named),
    models: await readModels(engine),
  };
}
