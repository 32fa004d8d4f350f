import type { Engine } from '../engine/engine.ts';
import type { StepContext } from '../engine/step-context.ts';
import { stint } from '../tables/careers.ts';
import type { OwnWorkLine } from '../tables/cards/lines.ts';
import { packing } from '../tables/cards/pack.ts';
import { type PersonPage, personPage } from '../tables/cards/person.ts';
import { post, sourceFile, workRecord } from '../tables/facts.ts';
import { person, personMention, personPost } from '../tables/identity.ts';
import { affiliation, organisation, organisationString, workOrganisation } from '../tables/organisations.ts';
import { personCard, personLine, personWork } from '../tables/serving.ts';
import type { ComputeStep } from '../tables/step.ts';
import { mention, mentionLine, work, workSource } from '../tables/works.ts';
import { writeCards } from './card.ts';
import { Coauthors } from './coauthors.ts';
import { textOf } from './dates.ts';
import { readHeld } from './held.ts';
import { type Library, readLibrary } from './library.ts';
import { linked } from './links.ts';
import { readPosts, type ServedPost } from './posts.ts';
import { describeStint } from './stint-evidence.ts';
import { readStints, type Stints } from './stints.ts';

const { pack } = packing(personPage);

/** Works on a page; findWorks gives the rest. */
const WORKS = 200;

/** Every person's page. */
export const personCards: ComputeStep<StepContext> = {
  kind: 'compute',
  output: personCard,
  inputs: [
    ...[person, personMention, personPost, personLine, personWork, stint, mention, mentionLine, work, workSource],
    ...[workRecord, workOrganisation, affiliation, organisation, organisationString, post, sourceFile],
  ],
  version: '1',
  compute: async ({ engine, progress }) => {
    const shelf = await readShelf(engine);
    const coauthors = new Coauthors(shelf.library);
    const pageOf = (number: number) => describe(number, shelf, coauthors);
    await writeCards(engine, personCard, shelf.library.people.length, pageOf, pack, progress);
  },
};

/** All that pages of people are made of, in memory. */
interface Shelf {
  readonly library: Library;
  readonly stints: Stints;
  /** By person. */
  readonly posts: ReadonlyMap<string, readonly ServedPost[]>;
  readonly held: ReadonlyMap<string, PersonPage['held']>;
}

async function readShelf(engine: Engine): Promise<Shelf> {
  const library = await readLibrary(engine);
  const posts = await readPosts(engine, library.organisations);
  return {
    library,
    stints: await readStints(engine, library.people.length),
    posts: Map.groupBy(posts, (one) => one.person ?? ''),
    held: await readHeld(engine),
  };
}

function describe(number: number, { library, stints, posts: postsOf, held }: Shelf, circle: Coauthors): PersonPage {
  const line = library.people[number]!;
  const posts = postsOf.get(line.id) ?? [];
  const ofKind = (...kinds: ServedPost['kind'][]) => posts.filter(({ kind }) => kinds.includes(kind));
  const stated = ofKind('post', 'migration').map((one) => one.stated);
  const coauthors = circle.of(number);
  return {
    ...line,
    forwardedFrom: null,
    spellings: spellingsOf(number, library),
    counts: {
      works: line.works,
      posts: stated.length,
      reports: ofKind('report').length,
      models: ofKind('model').length,
      awards: ofKind('award').length,
      coauthors: coauthors.total,
      stints: stints.total(number),
    },
    stints: stints.shown(number).map((stint) => describeStint(stint, number, posts, library)),
    posts: stated,
    works: worksOf(number, library),
    others: ofKind('report', 'model', 'award').map((one) => one.stated.evidence),
    coauthors: coauthors.shown,
    held: held.get(line.id) ?? [],
  };
}

/** Spellings on works, most frequent first. */
function spellingsOf(person: number, { people, authorship }: Library): PersonPage['spellings'] {
  const counts = new Map<string, number>();
  for (let row = authorship.offsets[person]!; row < authorship.offsets[person + 1]!; row++) {
    const name = authorship.otherName[row] || people[person]!.name;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, works]) => ({ name, works })).sort((a, b) => b.works - a.works || (a.name < b.name ? -1 : 1));
}

function worksOf(person: number, { authorship, works, organisations }: Library): OwnWorkLine[] {
  const [from, to] = [authorship.offsets[person]!, authorship.offsets[person + 1]!];
  return Array.from({ length: Math.min(to - from, WORKS) }, (_, i) => ({
    ...works[authorship.work[from + i]!]!,
    position: authorship.position[from + i]!,
    organisations: Array.from(linked(authorship.organisations, from + i), (number) => organisations[number]!),
    printed: textOf(authorship.printed[from + i]!),
  }));
}
