import type { Engine } from '../engine/engine.ts';
import { createTable } from '../engine/schema.ts';
import { type StatedPost, statedPost } from '../tables/cards/career.ts';
import { type Evidence, evidence } from '../tables/cards/evidence.ts';
import { packing } from '../tables/cards/pack.ts';
import { table } from '../tables/table.ts';
import { packedColumn, packedList } from './json.ts';
import { readOrganisations } from './library.ts';
import { readPosts, type ServedPost } from './posts.ts';
import { boundedStints } from './stints.ts';

const { pack: packPost } = packing(statedPost);
const { pack: packEvidence } = packing(evidence);

const personStated = table({
  name: 'person_stated',
  doc: 'What posts, reports, models and awards say of a person, as their card has it; lives inside one step.',
  layer: 'serving',
  columns: {
    person: { type: 'varchar', doc: 'the person' },
    stated: { type: 'integer', doc: 'stated posts' },
    reports: { type: 'integer', doc: 'reports that name them' },
    models: { type: 'integer', doc: 'models that name them' },
    awards: { type: 'integer', doc: 'awards' },
    posts: packedColumn,
    others: packedColumn,
  },
  key: ['person'],
});

const stintStated = table({
  name: 'stint_stated',
  doc: 'The posts, reports and models that say so of a stint; lives inside one step.',
  layer: 'serving',
  columns: {
    person: { type: 'varchar', doc: 'the person' },
    organisation: { type: 'varchar', doc: 'the organisation' },
    slot: { type: 'integer', doc: 'as stint' },
    evidence: packedColumn,
  },
  key: ['person', 'organisation', 'slot'],
});

/** Fills `person_stated` and `stint_stated`. Reads shown_post, person_post, person, organisation, organisation_string and stint. */
export async function writeStated(engine: Engine): Promise<void> {
  const posts = await readPosts(engine, await readOrganisations(engine));
  const byPerson = Map.groupBy(posts, ({ person }) => person ?? '');
  byPerson.delete('');
  await createTable(engine, personStated);
  await createTable(engine, stintStated);
  const people = [...byPerson.keys()];
  const ofKind = (...kinds: ServedPost['kind'][]) =>
    people.map((id) => byPerson.get(id)!.filter(({ kind }) => kinds.includes(kind)));
  const packedPosts = (some: readonly ServedPost[]) => packedList(some, ({ stated }) => packPost(stated));
  const columns = {
    person: people,
    stated: ofKind('post', 'migration').map((some) => some.length),
    reports: ofKind('report').map((some) => some.length),
    models: ofKind('model').map((some) => some.length),
    awards: ofKind('award').map((some) => some.length),
    posts: ofKind('post', 'migration').map(packedPosts),
    others: ofKind('report', 'model', 'award').map((some) =>
      packedList(some, ({ stated }) => packEvidence(stated.evidence)),
    ),
  };
  await engine.append(personStated, [{ rows: people.length, columns }]);
  await writeStintsStated(engine, byPerson);
}

/** Removes both again. */
export async function dropStated(engine: Engine): Promise<void> {
  await engine.run('drop table person_stated');
  await engine.run('drop table stint_stated');
}

async function writeStintsStated(
  engine: Engine,
  posts: ReadonlyMap<string, readonly ServedPost[]>,
): Promise<void> {
  const { from, until, ...stint } = await engine.read(
    `select person, organisation, cast(slot as integer), cast(begin_on as varchar), cast(until_on as varchar)
     from (${boundedStints('s.person in (select person from person_stated)')})`,
    { person: 'text', organisation: 'text', slot: 'int', from: 'text', until: 'text' },
  );
  const said = stint.person.map((person, i) =>
    packedList(evidenceWithin(posts.get(person)!, stint.organisation[i]!, from[i]!, until[i]!), packEvidence),
  );
  await engine.append(stintStated, [{ rows: said.length, columns: { ...stint, evidence: said } }]);
}

/** Pieces of evidence shown of a stint, by kind, latest first. */
const SHOWN = { post: 8, report: 3, model: 3 };

/** The posts, reports and models at an organisation from a day on and before another, both empty where nothing bounds them. */
function evidenceWithin(
  posts: readonly ServedPost[],
  organisation: string,
  from: string,
  until: string,
): Evidence[] {
  const within = ({ date, knownOn }: StatedPost['evidence']): boolean => {
    const day = date?.on ?? knownOn;
    return day === null || (day >= from && (until === '' || day < until));
  };
  return (['post', 'report', 'model'] as const).flatMap((kind) =>
    posts
      .filter((post) => post.kind === kind && post.organisations.includes(organisation))
      .map((post) => post.stated.evidence)
      .filter(within)
      .slice(0, SHOWN[kind]),
  );
}
