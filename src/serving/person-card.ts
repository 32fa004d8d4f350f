import type { Engine } from '../engine/engine.ts';
import type { StepContext } from '../engine/step-context.ts';
import type { Evidence, Named } from '../tables/cards/evidence.ts';
import { type PersonLine, personLine as personLineSchema } from '../tables/cards/lines.ts';
import { packing } from '../tables/cards/pack.ts';
import { type PersonCard, personCard as schema } from '../tables/cards/person.ts';
import { stint } from '../tables/careers.ts';
import { post } from '../tables/facts.ts';
import { person, personMention, personPost } from '../tables/identity.ts';
import { organisation, organisationString } from '../tables/organisations.ts';
import { personCard, personLine, personWork } from '../tables/serving.ts';
import type { ComputeStep } from '../tables/step.ts';
import { mentionLine } from '../tables/works.ts';
import { writeCards } from './card.ts';
import { readHeld } from './held.ts';
import { readOrganisations } from './library.ts';
import { offsetsOf } from './links.ts';
import { numberedPeople } from './numbers.ts';
import { readPersonLines } from './person-lines.ts';
import { readPosts, type ServedPost } from './posts.ts';
import { readStints, type Stints, type StoredStint } from './stints.ts';

const { pack: packCard } = packing(schema);
const { pack: packLine } = packing(personLineSchema);

/** Every person's card. */
export const personCards: ComputeStep<StepContext> = {
  kind: 'compute',
  output: personCard,
  inputs: [
    ...[person, personMention, personPost, personLine, personWork, stint],
    ...[mentionLine, organisation, organisationString, post],
  ],
  version: '4',
  compute: async ({ engine, progress }) => {
    const shelf = await readShelf(engine);
    const pageOf = (number: number) => describe(number, shelf);
    const columns = {
      line: ({ line }: Described) => packLine(line),
      card: ({ card }: Described) => packCard(card),
    };
    await writeCards(engine, personCard, shelf.people.length, pageOf, columns, progress);
  },
};

/** All that cards of people are made of, in memory; people by number. */
interface Shelf {
  readonly people: readonly PersonLine[];
  readonly organisations: readonly Named[];
  readonly stints: Stints;
  /** By person id. */
  readonly posts: ReadonlyMap<string, readonly ServedPost[]>;
  readonly worksOf: (person: number) => string[];
  readonly heldBy: (person: number) => PersonCard['held'];
}

async function readShelf(engine: Engine): Promise<Shelf> {
  const organisations = await readOrganisations(engine);
  const people = await readPersonLines(engine, organisations);
  return {
    people,
    organisations,
    stints: await readStints(engine, people.length),
    posts: Map.groupBy(await readPosts(engine, organisations), (one) => one.person ?? ''),
    worksOf: await readWorkIds(engine, people.length),
    heldBy: await readHeld(engine, people.length),
  };
}

async function readWorkIds(engine: Engine, people: number): Promise<(person: number) => string[]> {
  const rows = await engine.read(
    `with ${numberedPeople}
     select p.number, x.work from person_work x join people p on p.person = x.person
     order by p.number, x.year desc nulls last, x.work, x.position`,
    { person: 'int', work: 'text' },
  );
  const offsets = offsetsOf(rows.person, people);
  return (person) => [...new Set(rows.work.slice(offsets[person], offsets[person + 1]))];
}

/** A person as stored. */
interface Described {
  readonly id: string;
  readonly line: PersonLine;
  readonly card: PersonCard;
}

function describe(number: number, shelf: Shelf): Described {
  const line = shelf.people[number]!;
  const posts = shelf.posts.get(line.id) ?? [];
  const ofKind = (...kinds: ServedPost['kind'][]) => posts.filter(({ kind }) => kinds.includes(kind));
  const stated = ofKind('post', 'migration').map((one) => one.stated);
  const card = {
    counts: {
      works: line.works,
      posts: stated.length,
      reports: ofKind('report').length,
      models: ofKind('model').length,
      awards: ofKind('award').length,
      stints: shelf.stints.total(number),
    },
    stints: shelf.stints.shown(number).map((one) => describeStint(one, posts, shelf.organisations)),
    posts: stated,
    workIds: shelf.worksOf(number),
    others: ofKind('report', 'model', 'award').map((one) => one.stated.evidence),
    held: shelf.heldBy(number),
  };
  return { id: line.id, line, card };
}

/** Pieces of evidence shown of a stint, by kind, latest first. */
const SHOWN = { post: 8, report: 3, model: 3 };

/** A stint with the posts, reports and models that say so. */
function describeStint(
  { organisation: number, ...one }: StoredStint,
  posts: readonly ServedPost[],
  organisations: readonly Named[],
): PersonCard['stints'][number] {
  const organisation = organisations[number]!;
  const { from, until } = one;
  const within = ({ date, knownOn }: Evidence): boolean => {
    const day = date?.on ?? knownOn;
    return day === null || ((from === null || day >= from) && (until === null || day < until));
  };
  const evidence = (['post', 'report', 'model'] as const).flatMap((kind) =>
    posts
      .filter((post) => post.kind === kind && post.organisations.includes(organisation.id ?? ''))
      .map((post) => post.stated.evidence)
      .filter(within)
      .slice(0, SHOWN[kind]),
  );
  return { ...one, organisation, evidence };
}
