import type { Engine } from '../engine/engine.ts';
import type { Named } from '../tables/cards/evidence.ts';
import type { WorkLine } from '../tables/cards/lines.ts';
import { type Authorship, readAuthorship } from './authorship.ts';
import { datedOf, dayOf, numberOf, textOf } from './dates.ts';
import { type Links, readLinks } from './links.ts';
import { days, numberedOrganisations, numberedWorks } from './numbers.ts';

/** A record behind a work. */
interface WorkRecord {
  readonly source: string;
  readonly file: string;
  readonly record: string;
  /** From when it could be known. */
  readonly knownOn: string | null;
}

/** What pages of works are made of, in memory; a thing's number is its place by the order of ids. */
export interface Library {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly organisations: readonly Named[];
  readonly works: readonly WorkLine[];
  /** Records of each work, sorted by source, file and record; never none. */
  readonly records: readonly (readonly WorkRecord[])[];
  /** Organisations in each work's bag. */
  readonly bags: Links;
  readonly authorship: Authorship;
}

/** Reads person_line, person_work, mention, affiliation, organisation, work, work_source, work_record, work_organisation. */
export async function readLibrary(engine: Engine): Promise<Library> {
  const organisations = await readOrganisations(engine);
  const people = await readPeople(engine);
  const works = await readWorks(engine);
  return {
    people,
    organisations,
    works,
    records: await readRecords(engine, works.length),
    bags: await readBags(engine, works.length),
    authorship: await readAuthorship(engine, works.length),
  };
}

async function readPeople(engine: Engine): Promise<{ id: string; name: string }[]> {
  const rows = await engine.read('select person, name from person_line order by person', {
    id: 'text',
    name: 'text',
  });
  return rows.id.map((id, i) => ({ id, name: rows.name[i]! }));
}

/** Every organisation as cards name it. */
export async function readOrganisations(engine: Engine): Promise<Named[]> {
  const rows = await engine.read('select organisation, name from organisation order by organisation', {
    id: 'text',
    name: 'text',
  });
  return rows.id.map((id, i) => ({ id, name: rows.name[i]! }));
}

/** Every work as a line of a list. */
export async function readWorks(engine: Engine): Promise<WorkLine[]> {
  const rows = await engine.read(
    `select work, title, venue, venue_name, year, ${days('published_on')}, precision, status, authors
     from work order by work`,
    {
      id: 'text',
      title: 'text',
      venue: 'text',
      venueName: 'text',
      year: 'int',
      on: 'int',
      precision: 'text',
      status: 'text',
      authors: 'int',
    },
  );
  return rows.id.map((id, i) => ({
    id,
    title: rows.title[i]!,
    venue: textOf(rows.venue[i]!),
    venueName: textOf(rows.venueName[i]!),
    year: numberOf(rows.year[i]!),
    published: datedOf(dayOf(rows.on[i]!), rows.precision[i]!),
    status: textOf(rows.status[i]!),
    authors: rows.authors[i]!,
  }));
}

async function readRecords(engine: Engine, works: number): Promise<WorkRecord[][]> {
  const places = 'select distinct source, file from work_record order by source, file';
  const files = await engine.read(places, { source: 'text', file: 'text' });
  const rows = await engine.read(
    `with ${numberedWorks},
     files as (select source, file, cast(row_number() over (order by source, file) - 1 as integer) as number from (${places}))
     select w.number, f.number, s.record, ${days('r.known_on')}
     from work_source s
     join works w on w.work = s.work
     join files f on f.source = s.source and f.file = s.file
     join work_record r on r.source = s.source and r.file = s.file and r.record = s.record
     order by w.number, f.number, s.record`,
    { work: 'int', file: 'int', record: 'text', knownOn: 'int' },
  );
  const records = Array.from({ length: works }, (): WorkRecord[] => []);
  for (let i = 0; i < rows.work.length; i++) {
    const file = rows.file[i]!;
    records[rows.work[i]!]!.push({
      source: files.source[file]!,
      file: files.file[file]!,
      record: rows.record[i]!,
      knownOn: dayOf(rows.knownOn[i]!),
    });
  }
  return records;
}

function readBags(engine: Engine, works: number): Promise<Links> {
  return readLinks(
    engine,
    `with ${numberedWorks}, ${numberedOrganisations}
     select w.number, o.number
     from work_organisation b
     join works w on w.work = b.work
     join organisations o on o.organisation = b.organisation
     order by w.number, b.weight desc, o.number`,
    works,
  );
}
