import type { Engine } from '../engine/engine.ts';
import type { PersonPage } from '../tables/cards/person.ts';

type Held = PersonPage['held'];

/** What is held about each person, by source and kind of record, with the source's terms. */
export async function readHeld(engine: Engine): Promise<ReadonlyMap<string, Held>> {
  const rows = await engine.read(
    `with terms as (select source, max(terms) as terms from source_file group by source),
     record as (
       select p.person, l.source, 'work' as kind
       from person_mention p join mention_line l on l.mention = p.mention
       union all
       select i.person, p.source, p.kind
       from person_post i join post p on p.source = i.source and p.file = i.file and p.record = i.record and p.position = i.position
     )
     select r.person, r.source, r.kind, cast(count(*) as integer), t.terms
     from record r left join terms t on t.source = r.source
     group by r.person, r.source, r.kind, t.terms
     order by r.person, r.source, r.kind`,
    { person: 'text', source: 'text', kind: 'text', records: 'int', terms: 'text' },
  );
  const held = new Map<string, Held>();
  for (const [i, person] of rows.person.entries()) {
    const its = held.get(person) ?? [];
    held.set(person, its);
    its.push({ source: rows.source[i]!, kind: rows.kind[i]!, records: rows.records[i]!, terms: rows.terms[i] || null });
  }
  return held;
}
