import { type Engine, INT_NULL } from '../../engine/engine.ts';
import { authorshipsOf } from '../../graph/authorships.ts';
import type { NamedColumns, Places, ProfileColumns, SearchInput, WorkColumns, WorkTexts } from './input.ts';

/** Venue names of more words than these are descriptions, and their words would pass for subjects. */
const wordsOfVenue = 2;

/** Reads all that the index is built from out of the tables. */
export async function readSearchInput(engine: Engine): Promise<SearchInput> {
  const works = await readWorkTexts(engine);
  return {
    people: await readPeople(engine),
    profiles: await readProfileColumns(engine),
    organisations: { ...(await readOrganisations(engine)), ...(await readPlaces(engine)) },
    works: { ...works, authors: await readAuthors(engine, works.id.length) },
  };
}

/** People by their names, in the order of their ids; spellings are those that the name is not, in no order. */
export async function readPeople(engine: Engine): Promise<NamedColumns> {
  const people = await engine.read(
    'select person, name, mentions + posts as weight from person order by person',
    {
      id: 'text',
      name: 'text',
      weight: 'int',
    },
  );
  // Nearly all spellings are the name itself, which the index adds; it puts the others, one in twenty-five, in order too.
  const spellings = await engine.read(
    `with numbered as (select person, name, row_number() over (order by person) - 1 as owner from person)
     select n.owner, m.raw_name
     from person_mention i join mention m on m.mention = i.mention join numbered n on n.person = i.person
     where m.raw_name <> n.name
     union
     select n.owner, t.raw_name
     from person_post i join post t on t.post_key = i.post_key join numbered n on n.person = i.person
     where t.raw_name <> n.name`,
    { owner: 'int', text: 'text' },
  );
  return { ...people, spellings };
}

/** What lists of people show, by the order of people's ids; where they were ever seen comes in no order, since those are sets. */
export async function readProfileColumns(engine: Engine): Promise<ProfileColumns> {
  const lines = await engine.read(
    `select works, posts, coalesce(first_year, 0) as first_year, coalesce(last_year, 0) as last_year, organisation, strength,
       role, coalesce(seen, 0) as seen, country, city, coalesce(printed, 0) as printed
     from person_line order by person`,
    {
      works: 'int',
      posts: 'int',
      firstYear: 'int',
      lastYear: 'int',
      organisation: 'text',
      strength: 'text',
      role: 'text',
      seen: 'int',
      country: 'text',
      city: 'text',
      printed: 'int',
    },
  );
  const ever = await engine.read(
    `with numbered as (select person, row_number() over (order by person) - 1 as owner from person)
     select n.owner, o.organisation from organisation_person o join numbered n on n.person = o.person`,
    { owner: 'int', organisation: 'text' },
  );
  return { ...lines, ever };
}

/** Organisations by their names, in the order of their ids; spellings as with people. */
export async function readOrganisations(engine: Engine): Promise<NamedColumns> {
  const organisations = await engine.read(
    `select o.organisation, o.name, coalesce(a.lines, 0) + coalesce(p.lines, 0) as weight
     from organisation o
     left join (select organisation, count(*) as lines from affiliation group by organisation) a
       on a.organisation = o.organisation
     left join (
       select s.organisation, count(*) as lines
       from post t join organisation_string s on s.context = 'market' and s.raw = t.raw_organisation
       group by s.organisation) p on p.organisation = o.organisation
     order by o.organisation`,
    { id: 'text', name: 'text', weight: 'int' },
  );
  const spellings = await engine.read(
    `with numbered as (
       select organisation, name, row_number() over (order by organisation) - 1 as owner from organisation)
     select n.owner, s.name from organisation_name s join numbered n on n.organisation = s.organisation
     where s.name <> n.name`,
    { owner: 'int', text: 'text' },
  );
  return { ...organisations, spellings };
}

/** Where organisations are, in the order of their ids. */
export const readPlaces = (engine: Engine): Promise<Places> =>
  engine.read('select organisation, country, city from organisation order by organisation', {
    id: 'text',
    country: 'text',
    city: 'text',
  });

/** Works in the order of their ids. */
export async function readWorkTexts(engine: Engine): Promise<WorkTexts> {
  const works = await engine.read(
    `select work, title, keywords, venue, venue_name, year, status
     from work order by work`,
    {
      id: 'text',
      title: 'text',
      keywords: 'text',
      venue: 'text',
      venueName: 'text',
      year: 'int',
      status: 'text',
    },
  );
  return {
    id: works.id,
    title: works.title,
    keywords: works.keywords,
    venue: works.venue.map((key, row) => venueWords(key, works.venueName[row]!)),
    venueKey: works.venue,
    venueName: works.venueName,
    status: works.status,
    year: Array.from(works.year, (year) => (year === INT_NULL ? null : year)),
  };
}

/** Authors of so many works, each person once a work; works and people in the order of their ids. */
export async function readAuthors(engine: Engine, works: number): Promise<WorkColumns['authors']> {
  const [all] = await engine.rows('select count(*) as people from person');
  const read = await engine.read(
    `with works as (select work, row_number() over (order by work) - 1 as nth from work),
     people as (select person, row_number() over (order by person) - 1 as nth from person)
     select w.nth, coalesce(p.nth, -1) as person
     from mention m
     join works w on w.work = m.work
     left join person_mention i on i.mention = m.mention
     left join people p on p.person = i.person
     order by w.nth, m.position, m.mention`,
    { work: 'int', person: 'int' },
  );
  const lines = authorshipsOf(read, Number(all?.['people']));
  const offsets = new Uint32Array(works + 1);
  for (const at of lines.work) offsets[at + 1]! += 1;
  for (let i = 0; i < works; i++) offsets[i + 1]! += offsets[i]!;
  return { offsets, people: lines.person };
}

const venueWords = (key: string, name: string): string =>
  name.split(/\s+/).length <= wordsOfVenue && name.toLowerCase() !== key ? `${key} ${name}` : key;
