import type { Engine } from '../engine/engine.ts';
import type { PersonCard } from '../tables/cards/person.ts';
import { offsetsOf } from './links.ts';
import { numberedPeople } from './numbers.ts';

type Held = PersonCard['held'];

/** What is held about each person, by source and kind of record. Reads person_mention, mention_line, person_post and post. */
export async function readHeld(engine: Engine, people: number): Promise<(person: number) => Held> {
  const rows = await engine.read(
    `with ${numberedPeople},
     record as (
       select p.person, l.source, 'work' as kind, count(*) as records
       from person_mention p join mention_line l on l.mention = p.mention
       group by p.person, l.source
       union all
       select i.person, p.source, p.kind, count(*)
       from person_post i join post p on p.source = i.source and p.file = i.file and p.record = i.record and p.position = i.position
       group by i.person, p.source, p.kind
     )
     select p.number, r.source, r.kind, cast(r.records as integer)
     from record r join people p on p.person = r.person
     order by p.number, r.source, r.kind`,
    { person: 'int', source: 'text', kind: 'text', records: 'int' },
  );
  const offsets = offsetsOf(rows.person, people);
  return (person) =>
    Array.from({ length: offsets[person + 1]! - offsets[person]! }, (_, i) => {
      const row = offsets[person]! + i;
      return { source: rows.source[row]!, kind: rows.kind[row]!, records: rows.records[row]! };
    });
}
