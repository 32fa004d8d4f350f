import type { Engine } from '../engine/engine.ts';
import { datedOf } from '../tables/cards/evidence.ts';
import type { HomeCard } from '../tables/cards/home.ts';

type Founding = HomeCard['foundings'][number];

/** Foundings on a page of news, and people named of each. */
const SHOWN = 5;
const NAMED = 3;

/** The latest new organisations: the first people on record there, founders before others, and where they came from. */
export async function readFoundings(engine: Pick<Engine, 'rows'>): Promise<Founding[]> {
  const rows = await engine.rows(
    `with latest as (
       select f.organisation, o.name, f.first_seen, f.people, f.founders
       from founding f join organisation o on o.organisation = f.organisation
       order by f.first_seen desc, f.people desc, f.organisation limit ${SHOWN}
     )
     select l.organisation, l.name, cast(l.first_seen as varchar) as day, l.people, m.person, p.name as person_name,
       m.founder, m.from_organisation, a.name as origin
     from latest l
     join founding_member m on m.organisation = l.organisation
     join person p on p.person = m.person
     left join organisation a on a.organisation = m.from_organisation
     order by l.first_seen desc, l.people desc, l.organisation, m.founder desc, m.date, p.name, m.person`,
  );
  return [...Map.groupBy(rows, (row) => String(row['organisation']))].map(([id, members]) => {
    const first = members[0]!;
    const origins = members.flatMap((row) =>
      row['from_organisation'] == null
        ? []
        : [{ id: String(row['from_organisation']), name: String(row['origin'] ?? row['from_organisation']) }],
    );
    return {
      organisation: { id, name: String(first['name']) },
      // A first of January is the start of a year that alone is stated.
      on: datedOf(String(first['day']), String(first['day']).endsWith('-01-01') ? 'year' : 'month')!,
      people: Number(first['people']),
      named: members
        .slice(0, NAMED)
        .map((row) => ({ id: String(row['person']), name: String(row['person_name']) })),
      origins: origins.filter(({ id: one }, i) => origins.findIndex((other) => other.id === one) === i),
    };
  });
}
