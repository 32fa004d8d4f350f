import { plainTitle } from '../../../language/plain-title.ts';
import { caseSaid } from '../../../locales/expertise.ts';
import { heldTo } from '../../../locales/held-to.ts';
import { placeSaid } from '../../../locales/places.ts';
import type { Words } from '../../../locales/words.ts';
import type { PeopleFound, PersonHit } from '../../../operations/find-people.ts';
import type { Answer, CsvRow } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { addTally } from './tally.ts';
import { venueYear } from './works.ts';

/** Where somebody was last seen, as a sentence. */
export function lastSeenSaid({ last }: Pick<PersonHit, 'last'>, { say }: Words): string {
  if (!last) return say('people.last.none');
  const year = last.year === null ? 'none' : String(last.year);
  return say(`people.last.${last.strength}`, { organisation: last.organisation.name, year });
}

/** How much is held of somebody, as a sentence. */
export function worksSaid(
  { works, posts, firstYear, lastYear }: Pick<PersonHit, 'works' | 'posts' | 'firstYear' | 'lastYear'>,
  { say, years }: Words,
): string {
  const span = firstYear !== null && lastYear !== null ? years(firstYear, lastYear) : 'none';
  const parts = [
    works > 0 && say('people.works', { works, years: span }),
    posts > 0 && say('people.posts', { posts }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

/** Under this many works on a subject, nobody should be ranked by them. */
const FEW = 3;

/** What was asked, as it is said above the answer. */
interface Asked {
  readonly query: string;
  /** Set where people like somebody were asked, whom the query names. */
  readonly like?: string | undefined;
  readonly asOf?: string | undefined;
}

/** People found, each with the works that make the case and their shares of the score. */
export function peopleAnswer(found: PeopleFound, asked: Asked, session: Session): Answer {
  return {
    json: found,
    csv: { columns: peopleColumns, rows: () => found.people.flatMap(personRows) },
    text: () => {
      const page = new Page(session);
      addTally(page, tallySaid(found, asked, page.words), found.people.length, found.total);
      if (asked.asOf !== undefined) page.quiet(page.words.say('search.then', { year: asked.asOf }));
      addReading(page, found.reading, asked);
      for (const person of found.people) addPerson(page, person);
      return page.lines;
    },
  };
}

const tallies = { name: 'cli.found.name', subject: 'cli.found.subject', all: 'cli.found.people' } as const;

/** How many were found, and by what: related terms find people who have no work on what was asked. */
function tallySaid(
  { matched, total, reading }: PeopleFound,
  { query, like, asOf }: Asked,
  { say }: Words,
): string {
  const wide = matched === 'subject' && reading.related.length > 0;
  const found = say(like ? 'cli.found.like' : wide ? 'cli.found.wide' : tallies[matched], { total, query });
  return asOf === undefined ? found : say('cli.found.then', { found, year: asOf });
}

/** How the question was read, where that is more than its words. */
function addReading(
  page: Page,
  { translated, related, places, doubtful }: PeopleFound['reading'],
  { like }: Asked,
): void {
  const { say } = page.words;
  const said = translated.map(({ from, to }) => `${from} → ${to}`);
  if (said.length > 0) page.quiet(say('search.translated', { terms: said.join(', ') }));
  if (places.length > 0) page.quiet(say('search.places', { places: heldTo(places, page.words) }));
  if (doubtful > 0) page.quiet(say('search.doubtful', { people: doubtful }));
  if (related.length > 0)
    page.quiet(
      say(like ? 'search.subjects' : 'search.related', { terms: related.map(({ term }) => term).join(', ') }),
    );
}

function addPerson(page: Page, person: PersonHit): void {
  const { say, years, percent } = page.words;
  page.space();
  page.name(person.name, [person.id, person.matched].filter(Boolean).join('  '));
  const { because, onSubject, firstYear, lastYear } = person;
  const span = firstYear !== null && lastYear !== null ? years(firstYear, lastYear) : 'none';
  const extent =
    because.length > 0
      ? `${say(onSubject < FEW ? 'people.onSubject.few' : 'people.onSubject', { works: onSubject, years: span })}.`
      : worksSaid(person, page.words);
  const place = person.last === null ? '' : placeSaid(person.last, page.words);
  page.text([lastSeenSaid(person, page.words), place, extent].filter(Boolean).join(' '), 2);
  if (because.length === 0) return;
  const { shares, rest, others, points } = caseSaid(person, page.words);
  const rows = because.map((work, at) => [
    percent(shares[at] ?? 0),
    plainTitle(work.title),
    venueYear(work),
    work.related ? say('search.also') : '',
  ]);
  page.table(
    [{ head: '', right: true }, { head: '' }, { head: '' }, { head: '' }],
    [...rows, [rest > 0 ? percent(rest) : '', others, points, '']],
    2,
  );
}

const peopleColumns = [
  'id',
  'name',
  'matched',
  'last_organisation',
  'last_organisation_id',
  'last_country',
  'last_city',
  'last_place_printed',
  'last_role',
  'last_year',
  'strength',
  'works',
  'posts',
  'first_year',
  'last_work_year',
  'on_subject',
  'score',
  'because_id',
  'because_title',
  'because_venue',
  'because_year',
  'because_share',
  'because_related',
] as const;

/** One row for each work that makes the case, or one where there is none. */
function personRows({ because, last, ...person }: PersonHit): CsvRow[] {
  const base = {
    id: person.id,
    name: person.name,
    matched: person.matched,
    last_organisation: last?.organisation.name ?? null,
    last_organisation_id: last?.organisation.id ?? null,
    last_country: last?.country ?? null,
    last_city: last?.city ?? null,
    last_place_printed: last?.printed ?? null,
    last_role: last?.role ?? null,
    last_year: last?.year ?? null,
    strength: last?.strength ?? null,
    works: person.works,
    posts: person.posts,
    first_year: person.firstYear,
    last_work_year: person.lastYear,
    on_subject: person.onSubject,
    score: person.score,
  };
  if (because.length === 0) return [base];
  return because.map(({ id, title, venue, venueName, year, share, related }) => ({
    ...base,
    because_id: id,
    because_title: title,
    because_venue: venueName ?? venue,
    because_year: year,
    because_share: share,
    because_related: related,
  }));
}
