import { z } from 'zod';
import { statedPost } from './career.ts';
import { marketClaim, named } from './evidence.ts';
import { organisationLine, personLine, workLine } from './lines.ts';

/** From where, or to where, people with a stated post went. */
const direction = z.object({
  organisation: named,
  people: z.number(),
  first: z.iso.date().nullable(),
  last: z.iso.date().nullable(),
  /** Who, at most 50, by name. */
  who: z.array(z.object({ id: z.string().nullable(), name: z.string() })),
});

/** An organisation's page. Lists are capped; totals stand in `counts`, and findPeople and findWorks give the rest. */
export const organisationPage = organisationLine.extend({
  established: z.number().nullable(),
  ror: z.string().nullable(),
  source: z.string(),
  /** Hardly any work or report of its own, or few rows of any kind: a start, not a census. */
  fewRows: z.boolean(),
  names: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      language: z.string().nullable(),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
    }),
  ),
  /** Parents, children, successors, predecessors, with their own number of people and works. */
  relations: z.array(
    z.object({
      organisation: named,
      kind: z.enum(['parent', 'child', 'successor', 'predecessor']),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
      people: z.number(),
      works: z.number(),
    }),
  ),
  counts: z.object({
    people: z.number(),
    works: z.number(),
    /** Stated posts, and the people who hold or held them. */
    posts: z.number(),
    holders: z.number(),
    reports: z.number(),
    models: z.number(),
    claims: z.number(),
  }),
  /** By year: works and people on papers, stated arrivals and departures. */
  years: z.array(
    z.object({
      year: z.number(),
      works: z.number(),
      people: z.number(),
      joined: z.number(),
      left: z.number(),
    }),
  ),
  /** Posts whose role says founder. */
  founders: z.array(statedPost),
  /** Stated posts, latest first, at most 500. */
  posts: z.array(statedPost),
  joinedFrom: z.array(direction),
  leftTo: z.array(direction),
  /** Latest works, at most 40. */
  works: z.array(workLine),
  /** People with most works and posts there, at most 60. */
  people: z.array(
    personLine.extend({
      here: z.object({ works: z.number(), first: z.number().nullable(), last: z.number().nullable() }),
    }),
  ),
  models: z.array(z.object({ name: z.string(), on: z.iso.date().nullable(), url: z.string().nullable() })),
  /** By kind and topic, contradictory ones together, latest first. */
  claims: z.array(marketClaim),
});
export type OrganisationPage = z.infer<typeof organisationPage>;
