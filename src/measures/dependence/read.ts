import type { Engine } from '../../engine/engine.ts';

/** Members under which nothing is said of an organisation. */
const fewestMembers = 3;

/** An organisation with what its members did in the years that count. */
export interface OrganisationRead {
  readonly organisation: string;
  readonly fromYear: number;
  readonly toYear: number;
  /** Ids, by the alphabet. */
  readonly members: readonly string[];
  /** Of each member, rows of works. */
  readonly works: readonly Int32Array[];
  /** Of each member, topics and capacities. */
  readonly topics: readonly {
    readonly topic: readonly number[];
    readonly recent: readonly number[];
    readonly capacity: readonly number[];
  }[];
  readonly shared: Shared;
}

/** What all organisations are read beside. */
interface Shared {
  readonly topicIds: readonly string[];
  /** Capacity of a typical expert, by topic; 0 where there is none. */
  readonly typical: Float64Array;
  /** Authors of each work. */
  readonly authors: Int32Array;
  /** Topics of each work. */
  readonly topicsOfWork: readonly (readonly number[])[];
}

/** Reads every organisation with three members or more. */
export async function readOrganisations(engine: Engine, window: number): Promise<OrganisationRead[]> {
  const [last] = await engine.rows('select max(year) as year from work');
  const toYear = Number(last?.['year'] ?? 0);
  const fromYear = toYear - window + 1;
  const works = await engine.read(`select work, authors from work where year >= ${fromYear} order by work`, {
    id: 'text',
    authors: 'int',
  });
  const workOf = new Map(works.id.map((id, at) => [id, at]));
  const typical = await engine.read(
    "select k.topic, coalesce(e.capacity, 0) from topic k left join topic_expert e on e.topic = k.topic where k.kind = 'topic' order by k.topic",
    { id: 'text', capacity: 'double' },
  );
  const topicOf = new Map(typical.id.map((id, at) => [id, at]));
  const shared: Shared = {
    topicIds: typical.id,
    typical: typical.capacity,
    authors: works.authors,
    topicsOfWork: await readTopicsOfWorks(engine, workOf, topicOf, fromYear),
  };
  const worksOf = await readWorksOfMembers(engine, workOf, fromYear);
  const topicsOf = await readTopicsOfMembers(engine, topicOf);
  const members = await engine.read(
    'select organisation, person from organisation_member order by organisation, person',
    { organisation: 'text', person: 'text' },
  );
  const groups = Map.groupBy(members.person.keys(), (row) => members.organisation[row]!);
  const none = { topic: [], recent: [], capacity: [] };
  return [...groups].flatMap(([organisation, rows]) => {
    if (rows.length < fewestMembers) return [];
    const ids = rows.map((row) => members.person[row]!);
    return [
      {
        ...{ organisation, fromYear, toYear, members: ids, shared },
        works: ids.map((id) => worksOf.get(id) ?? new Int32Array()),
        topics: ids.map((id) => topicsOf.get(id) ?? none),
      },
    ];
  });
}

async function readTopicsOfWorks(
  engine: Engine,
  workOf: ReadonlyMap<string, number>,
  topicOf: ReadonlyMap<string, number>,
  fromYear: number,
): Promise<number[][]> {
  const rows = await engine.read(
    `select t.work, t.topic from work_topic t join work w on w.work = t.work join topic k on k.topic = t.topic
     where w.year >= ${fromYear} and k.kind = 'topic' order by t.work, t.topic`,
    { work: 'text', topic: 'text' },
  );
  const lists = Array.from({ length: workOf.size }, (): number[] => []);
  for (const [row, work] of rows.work.entries())
    lists[workOf.get(work) ?? -1]?.push(topicOf.get(rows.topic[row]!) ?? -1);
  return lists;
}

async function readWorksOfMembers(
  engine: Engine,
  workOf: ReadonlyMap<string, number>,
  fromYear: number,
): Promise<Map<string, Int32Array>> {
  const rows = await engine.read(
    `with member as (select distinct person from organisation_member)
     select distinct i.person, m.work from person_mention i
       join member o on o.person = i.person join mention m on m.mention = i.mention
     where m.year >= ${fromYear} order by i.person, m.work`,
    { person: 'text', work: 'text' },
  );
  const groups = Map.groupBy(rows.person.keys(), (row) => rows.person[row]!);
  return new Map(
    [...groups].map(([person, its]) => [
      person,
      Int32Array.from(its.map((row) => workOf.get(rows.work[row]!) ?? -1).filter((work) => work >= 0)),
    ]),
  );
}

async function readTopicsOfMembers(
  engine: Engine,
  topicOf: ReadonlyMap<string, number>,
): Promise<Map<string, OrganisationRead['topics'][number]>> {
  const rows = await engine.read(
    `with member as (select distinct person from organisation_member)
     select p.person, p.topic, p.recent, p.capacity from person_topic p
       join member o on o.person = p.person join topic k on k.topic = p.topic
     where k.kind = 'topic' and p.recent > 0 order by p.person, p.topic`,
    { person: 'text', topic: 'text', recent: 'int', capacity: 'double' },
  );
  const groups = Map.groupBy(rows.person.keys(), (row) => rows.person[row]!);
  return new Map(
    [...groups].map(([person, its]) => [
      person,
      {
        topic: its.map((row) => topicOf.get(rows.topic[row]!) ?? -1),
        recent: its.map((row) => rows.recent[row]!),
        capacity: its.map((row) => rows.capacity[row]!),
      },
    ]),
  );
}
