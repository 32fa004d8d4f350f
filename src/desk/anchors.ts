import { z } from 'zod';
import type { Queries, Store } from './store.ts';

/**
 * Ids given to mentions and posts by a published build: `persons[i]` is the person of `keys[i]`. The keys of one
 * person stand together.
 */
export interface Anchors {
  /** The build that gave them. */
  readonly build: string;
  readonly keys: BigInt64Array;
  readonly persons: readonly string[];
  /** Ids that the build gave up. */
  readonly forwards: readonly Forward[];
}

/** A lost id and the one it leads to. */
type Forward = readonly [old: string, current: string];

/** Persons a statement; keeps each message to the database's thread small. */
const BATCH = 5000;

/**
 * Takes the ids of a published build, so that the next one gives them again. Writes only what differs. A key
 * that the build did not have (its file is not imported here any more) stays with its person; of a key that moves, its first
 * person is kept too.
 * 900,000 keys of 250,000 persons take about 5 s the first time, and half of that when nothing changed.
 */
export async function takeAnchors(store: Store, anchors: Anchors, at: Date): Promise<void> {
  await store.transaction(async (desk) => {
    await desk.script(
      'create temp table fresh (person text primary key, keys bigint[] not null) on commit drop',
    );
    for (const [persons, keys] of batches(anchors)) {
      await desk.query(
        'insert into fresh select person, keys::bigint[] from unnest($1::text[], $2::text[]) as t(person, keys)',
        [persons, keys],
      );
    }
    await desk.script(mergeFresh);
    await takeForwards(desk, anchors.forwards);
    await desk.query('insert into anchored (build, at) values ($1, $2)', [anchors.build, at]);
  });
}

const mergeFresh = `
  analyze fresh;
  create temp table stale on commit drop as
    select held.person, held.keys from person_anchor held left join fresh on fresh.person = held.person
    where fresh.keys is distinct from held.keys;
  insert into first_anchor
    select old.key, old.person
    from (select person, unnest(keys) as key from stale) as old
    join (select person, unnest(keys) as key from fresh) as present on present.key = old.key
    where present.person <> old.person
    on conflict (mention) do nothing;
  create temp table kept on commit drop as
    select old.person, array_agg(old.key order by old.key) as keys
    from (select person, unnest(keys) as key from stale) as old
    where not exists (select from (select unnest(keys) as key from fresh) as present where present.key = old.key)
    group by old.person;
  delete from person_anchor where person in (select person from stale);
  insert into person_anchor
    select fresh.person, fresh.keys from fresh
    where not exists (select from person_anchor held where held.person = fresh.person);
  insert into person_anchor select person, keys from kept
    on conflict (person) do update set keys = person_anchor.keys || excluded.keys;
`;

async function takeForwards(desk: Queries, forwards: readonly Forward[]): Promise<void> {
  await desk.query(
    `insert into forward select * from unnest($1::text[], $2::text[])
     on conflict (old) do update set new = excluded.new where forward.new <> excluded.new`,
    [forwards.map(([old]) => old), forwards.map(([, current]) => current)],
  );
}

/** Persons with their keys spelled as PostgreSQL spells an array, a batch at a time. */
function* batches({ keys, persons }: Anchors): Generator<[string[], string[]]> {
  let batch: [string[], string[]] = [[], []];
  for (let from = 0; from < keys.length; ) {
    const person = persons[from] ?? '';
    let to = from + 1;
    while (to < keys.length && persons[to] === person) to++;
    batch[0].push(person);
    batch[1].push(`{${keys.subarray(from, to).join(',')}}`);
    from = to;
    if (batch[0].length < BATCH) continue;
    yield batch;
    batch = [[], []];
  }
  if (batch[0].length > 0) yield batch;
}

/** The build whose ids were taken last, or null before the first. */
export async function anchoredBuild(store: Queries): Promise<string | null> {
  const [row] = await store.query('select build from anchored order by id desc limit 1');
  return row === undefined ? null : String(row['build']);
}

const anchorRows = z.array(z.object({ person: z.string(), keys: z.string() }));

/** Every anchor, a batch of persons at a time, in the order of persons. */
export async function* readAnchors(store: Queries): AsyncGenerator<{ person: string; keys: string[] }> {
  for (let after = ''; ; ) {
    const rows = anchorRows.parse(
      await store.query(
        `select person, array_to_string(keys, ',') as keys from person_anchor
         where person > $1 order by person limit ${BATCH}`,
        [after],
      ),
    );
    for (const { person, keys } of rows) yield { person, keys: keys.split(',') };
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.person;
  }
}

const firstRows = z.array(z.object({ mention: z.string(), person: z.string() }));

/** The first persons of the keys that have had several, in the order of keys. */
export async function readFirstAnchors(store: Queries): Promise<z.infer<typeof firstRows>> {
  return firstRows.parse(
    await store.query('select mention::text, person from first_anchor order by first_anchor.mention'),
  );
}
