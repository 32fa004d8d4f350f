import type { StepContext } from '../engine/step-context.ts';
import type { StatedPost } from '../tables/cards/career.ts';
import { type OrganisationPage, organisationPage } from '../tables/cards/organisation.ts';
import { packing } from '../tables/cards/pack.ts';
import { claim, modelRelease, post } from '../tables/facts.ts';
import { person, personMention, personPost } from '../tables/identity.ts';
import {
  affiliation,
  organisation,
  organisationEdge,
  organisationName,
  organisationString,
} from '../tables/organisations.ts';
import {
  organisationCard,
  organisationLine,
  organisationPerson,
  organisationWork,
  personLine,
} from '../tables/serving.ts';
import type { ComputeStep } from '../tables/step.ts';
import { mention, work } from '../tables/works.ts';
import { writeCards } from './card.ts';
import { directionsOf, type Passage, peopleByYear, whoIs } from './directions.ts';
import { linked } from './links.ts';
import { type OrganisationShelf, readOrganisationShelf } from './organisation-shelf.ts';
import { Stated } from './stated.ts';

const { pack } = packing(organisationPage);

/** Posts and claims on a page. */
const POSTS = 500;
const CLAIMS = 300;
/** An organisation with fewer works and reports, or fewer pieces of any kind, rests on few rows: a start, not a census. */
const FEW = { written: 10, all: 30 };

/** Every organisation's page. */
export const organisationCards: ComputeStep<StepContext> = {
  kind: 'compute',
  output: organisationCard,
  inputs: [
    ...[organisation, organisationName, organisationEdge, organisationString, organisationLine],
    ...[organisationPerson, organisationWork, personLine, person, personMention, personPost],
    ...[affiliation, mention, work, post, claim, modelRelease],
  ],
  version: '3',
  compute: async ({ engine, progress }) => {
    const shelf = await readOrganisationShelf(engine);
    const stated = new Stated(shelf.posts, shelf.claims);
    const pageOf = (number: number) => describe(number, shelf, stated);
    await writeCards(engine, organisationCard, shelf.lines.length, pageOf, { card: pack }, progress);
  },
};

function describe(number: number, shelf: OrganisationShelf, stated: Stated): OrganisationPage {
  const line = shelf.lines[number]!;
  const { posts: named, next, claims } = stated.of(line.id);
  const posts = named
    .filter(({ kind }) => kind === 'post' || kind === 'migration')
    .map((post) => post.stated);
  const reports = named.filter(({ kind }) => kind === 'report');
  const models = shelf.models.get(line.id) ?? [];
  return {
    ...line,
    ...shelf.registered[number]!,
    fewRows: line.works + reports.length < FEW.written || line.works + named.length + claims.length < FEW.all,
    names: shelf.names.get(line.id) ?? [],
    relations: relationsOf(line.id, shelf),
    counts: {
      people: line.people,
      works: line.works,
      posts: posts.length,
      holders: new Set(posts.map(({ person }) => whoIs(person))).size,
      reports: new Set(reports.map(({ stated: { evidence } }) => evidence.says)).size,
      models: models.length,
      claims: claims.length,
    },
    years: yearsOf(number, posts, shelf),
    founders: posts
      .filter(({ role }) => role !== null && /\b(?:co-?)?founder\b/i.test(role))
      .toSorted((a, b) => (a.from?.on ?? '9').localeCompare(b.from?.on ?? '9')),
    posts: posts.slice(0, POSTS),
    joinedFrom: directionsOf(posts.flatMap((post) => passageOf(post, post.previous, post.from?.on, line.id))),
    leftTo: directionsOf([
      ...posts.flatMap((post) => passageOf(post, post.next, post.to?.on, line.id)),
      ...next.flatMap(({ stated: post }) => passageOf(post, post.organisation, post.from?.on, line.id)),
    ]),
    works: Array.from(linked(shelf.worksHere, number), (work) => shelf.works[work]!),
    people: (shelf.peopleHere.get(number) ?? []).map(({ person, here }) => ({
      ...shelf.people[person]!,
      here,
    })),
    models,
    claims: claims.slice(0, CLAIMS).map(({ claim }) => claim),
  };
}

function passageOf(
  post: StatedPost,
  other: StatedPost['previous'],
  on: string | undefined,
  organisation: string,
): Passage[] {
  if (other === null || other.id === organisation) return [];
  return [{ kind: post.evidence.kind, person: post.person, other, on: on ?? post.evidence.knownOn }];
}

function relationsOf(id: string, { relations, lineOf }: OrganisationShelf): OrganisationPage['relations'] {
  return (relations.get(id) ?? []).map(({ kind, other, from, to }) => {
    const line = lineOf.get(other);
    const organisation = { id: line === undefined ? null : other, name: line?.name ?? other };
    return { organisation, kind, from, to, people: line?.people ?? 0, works: line?.works ?? 0 };
  });
}

function yearsOf(
  number: number,
  posts: readonly StatedPost[],
  { years }: OrganisationShelf,
): OrganisationPage['years'] {
  const written = new Map((years.get(number) ?? []).map((one) => [one.year, one]));
  const joined = peopleByYear(posts, ({ from }) => from);
  const left = peopleByYear(posts, ({ to }) => to);
  return [...new Set([...written.keys(), ...joined.keys(), ...left.keys()])]
    .sort((a, b) => a - b)
    .map((year) => ({
      year,
      works: written.get(year)?.works ?? 0,
      people: written.get(year)?.people ?? 0,
      joined: joined.get(year) ?? 0,
      left: left.get(year) ?? 0,
    }));
}
