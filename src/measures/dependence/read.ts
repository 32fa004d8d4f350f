import type { Engine } from '../../engine/engine.ts';
import { groupRows, type Rows } from '../../graph/rows.ts';

/** Members under which nothing is said of an organisation. */
const fewestMembers = 3;

/** An organisation with its members, by number in the record, and how much of each is there. */
export interface OrganisationRead {
  readonly organisation: string;
  readonly members: Int32Array;
  /** 0 to 1, by member. */
  readonly presence: Float64Array;
  readonly record: WorkRecord;
}

/** What all organisations are read beside: people who are a member anywhere, works and topics by number. */
interface WorkRecord {
  readonly fromYear: number;
  readonly toYear: number;
  readonly people: readonly string[];
  /** Works of each person in these years. */
  readonly worksOf: Rows;
  /** Number of authors of each work; who is listed twice counts once. */
  readonly authors: Int32Array;
  readonly topics: readonly string[];
  /** Capacity of a typical expert, by topic; 0 where there is none. */
  readonly typical: Float64Array;
  readonly topicsOfWork: Rows;
  /** Rows of `holding` of each person. */
  readonly holdingsOf: Rows;
  readonly holding: {
    readonly topic: Int32Array;
    readonly recent: Int32Array;
    readonly capacity: Float64Array;
  };
}

/** A select of how many lines of a work list somebody whom another line of it lists: `work`, `lines`; no other works. */
export const listedAgain = `
      select m.work, count(*) as lines
      from person_mention i join mention m on m.mention = i.mention
      where i.repeats is not null
      group by m.work`;

/** The numbers of people, works and topics, as relations of a `with` clause: texts would cost a call each. */
const numberedPeople =
  'people as (select person, cast(row_number() over (order by person) - 1 as integer) as nth from (select distinct person from organisation_member) as m)';
const numberedWorks = (fromYear: number): string =>
  `works as (select work, authors, cast(row_number() over (order by work) - 1 as integer) as nth from work where year >= ${fromYear})`;
const numberedTopics =
  "topics as (select topic, cast(row_number() over (order by topic) - 1 as integer) as nth from topic where kind = 'topic')";

/** Reads every organisation with three members or more. */
export async function readOrganisations(engine: Engine, window: number): Promise<OrganisationRead[]> {
  const record = await readRecord(engine, window);
  const rows = await engine.read(
    `with ${numberedPeople}
     select m.organisation, p.nth, m.presence from organisation_member m join people p on p.person = m.person
     order by m.organisation, p.nth`,
    { organisation: 'text', person: 'int', presence: 'double' },
  );
  const read: OrganisationRead[] = [];
  let from = 0;
  for (let to = 1; to <= rows.organisation.length; to++) {
    if (rows.organisation[to] === rows.organisation[from]) continue;
    if (to - from >= fewestMembers)
      read.push({
        organisation: rows.organisation[from]!,
        members: rows.person.subarray(from, to),
        presence: rows.presence.subarray(from, to),
        record,
      });
    from = to;
  }
  return read;
}

async function readRecord(engine: Engine, window: number): Promise<WorkRecord> {
  const [last] = await engine.rows('select max(year) as year from work');
  const toYear = Number(last?.['year'] ?? 0);
  const fromYear = toYear - window + 1;
  const { id: people } = await engine.read(`with ${numberedPeople} select person from people order by nth`, {
    id: 'text',
  });
  const { authors } = await engine.read(
    `with ${numberedWorks(fromYear)},
     again as (${listedAgain})
     select cast(w.authors - coalesce(g.lines, 0) as integer)
     from works w left join again g on g.work = w.work order by w.nth`,
    { authors: 'int' },
  );
  const topics = await engine.read(
    `with ${numberedTopics} select t.topic, coalesce(e.capacity, 0)
     from topics t left join topic_expert e on e.topic = t.topic order by t.nth`,
    { id: 'text', typical: 'double' },
  );
  const written = await engine.read(
    `with ${numberedPeople}, ${numberedWorks(fromYear)}
     select distinct p.nth, w.nth from person_mention i join people p on p.person = i.person
       join mention m on m.mention = i.mention join works w on w.work = m.work
     order by 1, 2`,
    { person: 'int', work: 'int' },
  );
  const told = await engine.read(
    `with ${numberedWorks(fromYear)}, ${numberedTopics}
     select w.nth, t.nth from work_topic k join works w on w.work = k.work join topics t on t.topic = k.topic order by 1, 2`,
    { work: 'int', topic: 'int' },
  );
  const holding = await engine.read(
    `with ${numberedPeople}, ${numberedTopics}
     select p.nth, t.nth, cast(h.recent as integer), h.capacity
     from person_topic h join people p on p.person = h.person join topics t on t.topic = h.topic
     where h.recent > 0 order by 1, 2`,
    { person: 'int', topic: 'int', recent: 'int', capacity: 'double' },
  );
  return {
    ...{ fromYear, toYear, people, authors },
    ...{ topics: topics.id, typical: topics.typical, holding },
    worksOf: groupRows(written.person, written.work, people.length),
    topicsOfWork: groupRows(told.work, told.topic, authors.length),
    holdingsOf: groupRows(holding.person, Int32Array.from(holding.person.keys()), people.length),
  };
}
