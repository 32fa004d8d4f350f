import type { Engine } from '../engine/engine.ts';
import { INT_NULL } from '../engine/engine.ts';
import { type Links, offsetsOf, readLinks } from './links.ts';
import { numberedOrganisations, numberedPeople, numberedWorks } from './numbers.ts';

/** Who wrote which work, and what is printed beside them: one row a mention. The rows of work `w`, in the printed order, are `offsets[w] .. offsets[w + 1]`. */
export interface Authorship {
  readonly offsets: Int32Array;
  /** Person and place (from 0) of each row. */
  readonly person: Int32Array;
  readonly position: Int32Array;
  /** Name as printed, where it is not the person's name; else empty. */
  readonly otherName: readonly string[];
  /** The line's own affiliation as printed, as its number in `affiliations`; -1 where none is. */
  readonly printed: Int32Array;
  readonly affiliations: readonly string[];
  /** Organisations resolved from it, by row. */
  readonly organisations: Links;
}

const order = 'order by x.work, x.position, x.mention';

/** Affiliations are printed over and over: each is read once. */
const affiliations = 'select distinct raw_affiliation as raw from mention where raw_affiliation is not null';

/** Reads person_work, person_line, mention, affiliation and organisation. */
export async function readAuthorship(engine: Engine, works: number): Promise<Authorship> {
  const rows = await engine.read(
    `with ${numberedPeople}, ${numberedWorks},
     texts as (select raw, cast(row_number() over (order by raw) - 1 as integer) as number from (${affiliations}))
     select p.number, w.number, x.position, case when m.raw_name <> l.name then m.raw_name end, t.number
     from person_work x
     join people p on p.person = x.person
     join person_line l on l.person = x.person
     join works w on w.work = x.work
     join mention m on m.mention = x.mention
     left join texts t on t.raw = m.raw_affiliation
     ${order}`,
    { person: 'int', work: 'int', position: 'int', otherName: 'text', printed: 'int' },
  );
  const organisations = await readLinks(
    engine,
    `with ${numberedOrganisations},
     row as (select x.mention, cast(row_number() over (${order}) - 1 as integer) as number from person_work x)
     select row.number, o.number
     from affiliation a
     join row on row.mention = a.mention
     join organisations o on o.organisation = a.organisation
     order by row.number, a.weight desc, o.number`,
    rows.person.length,
  );
  const { texts } = await engine.read(`select raw from (${affiliations}) order by raw`, { texts: 'text' });
  return {
    ...rows,
    printed: rows.printed.map((number) => (number === INT_NULL ? -1 : number)),
    affiliations: texts,
    offsets: offsetsOf(rows.work, works),
    organisations,
  };
}
