import type { Evidence } from '../tables/cards/evidence.ts';
import type { OwnWorkLine, PersonLine } from '../tables/cards/lines.ts';
import type { PersonCard, PersonPage } from '../tables/cards/person.ts';
import type { WorkPage } from '../tables/cards/work.ts';

/** Co-authors shown on a page. */
const COAUTHORS = 20;
/** Works with more authors say little about who works with whom, and are not counted. */
const CROWD = 60;

/**
 * A person's page, from their line and card, and the pages of their works (latest first): spellings, co-authors, and the lines
 * that show where they were are read from the works. `terms` are those of each source.
 */
export function composePersonPage(
  line: PersonLine,
  card: PersonCard,
  works: readonly WorkPage[],
  terms: ReadonlyMap<string, string>,
): PersonPage {
  const { counts, stints, posts, others, held } = card;
  const own = works.flatMap((work) => ownWorkOf(line.id, work));
  const coauthors = coauthorsOf(line.id, works);
  return {
    ...line,
    forwardedFrom: null,
    spellings: spellingsOf(own),
    counts: { ...counts, coauthors: coauthors.length },
    stints: stints.map((stint) => describeStint(stint, own)),
    posts,
    works: own.map((one) => one.line),
    others,
    coauthors: coauthors.slice(0, COAUTHORS),
    held: held.map((one) => ({ ...one, terms: terms.get(one.source) ?? null })),
  };
}

/** A work, with the person's own line of it. */
export interface OwnWork {
  readonly work: WorkPage;
  readonly line: OwnWorkLine;
  readonly printedName: string;
}

/**
 * The person's own line of a work; none where they are not among its people. Of a work that lists them again it is the first, with what
 * all of them print.
 */
export function ownWorkOf(person: string, work: WorkPage): OwnWork[] {
  const [mine, ...again] = work.people.filter((one) => one.person.id === person);
  if (mine === undefined) return [];
  const { id, title, venue, venueName, year, published, status, authors } = work;
  const { position, printedName } = mine;
  const { organisations, printed } = again.length === 0 ? mine : printedBy([mine, ...again]);
  const line = {
    id,
    title,
    venue,
    venueName,
    year,
    published,
    status,
    authors,
    position,
    organisations,
    printed,
  };
  return [{ work, line, printedName }];
}

/** What several lines print, each organisation once. */
function printedBy(lines: WorkPage['people']): Pick<WorkPage['people'][number], 'organisations' | 'printed'> {
  const organisations = new Map(lines.flatMap((line) => line.organisations).map((one) => [one.id, one]));
  const printed = new Set(lines.flatMap((line) => line.printed ?? []));
  return {
    organisations: [...organisations.values()],
    printed: printed.size === 0 ? null : [...printed].join('; '),
  };
}

/** Most frequent first. */
function spellingsOf(own: readonly OwnWork[]): PersonPage['spellings'] {
  const bySpelling = Map.groupBy(own, ({ printedName }) => printedName);
  return [...bySpelling]
    .map(([name, works]) => ({ name, works: works.length }))
    .sort((a, b) => b.works - a.works || (a.name < b.name ? -1 : 1));
}

/** Those with whom most was written first; who wrote the later work with them first among equals. */
function coauthorsOf(person: string, works: readonly WorkPage[]): PersonPage['coauthors'] {
  const together = new Map<string, { name: string; years: (number | null)[] }>();
  for (const work of works) {
    if (work.people.length > CROWD) continue;
    // Each once, though the work may list them again.
    for (const [id, name] of new Map(work.people.map(({ person: other }) => [other.id, other.name]))) {
      if (id === null || id === person) continue;
      const known = together.get(id) ?? { name, years: [] };
      known.years.push(work.year);
      together.set(id, known);
    }
  }
  return [...together]
    .sort(([, a], [, b]) => b.years.length - a.years.length)
    .map(([id, { name, years }]) => ({ id, name, works: years.length, ...describeYears(years) }));
}

function describeYears(
  years: readonly (number | null)[],
): Pick<PersonPage['coauthors'][number], 'firstYear' | 'lastYear' | 'years'> {
  const dated = years.filter((year) => year !== null).sort((a, b) => a - b);
  const byYear = [...Map.groupBy(dated, (year) => year)].map(([year, its]) => ({ year, works: its.length }));
  return { firstYear: dated[0] ?? null, lastYear: dated.at(-1) ?? null, years: byYear };
}

/** Lines of works shown as evidence of a stint: they repeat one another. */
const LINES = 3;

/** The stint, with the latest works whose own line prints the organisation; or, where it is only possible, whose bag does. */
function describeStint(
  stint: PersonCard['stints'][number],
  own: readonly OwnWork[],
): PersonPage['stints'][number] {
  const { from, until, ...rest } = stint;
  const { id } = stint.organisation;
  const kind = stint.strength === 'possible' ? 'bag' : 'work';
  const lines = own.filter(({ work, line }) => {
    const day = line.published?.on ?? null;
    if (day !== null && ((from !== null && day < from) || (until !== null && day >= until))) return false;
    if (kind === 'work') return line.organisations.some((one) => one.id === id);
    return line.organisations.length === 0 && work.bag.some((one) => one.id === id);
  });
  const written = lines.slice(0, kind === 'bag' ? 1 : LINES).map((one) => evidenceOf(one, kind));
  return { ...rest, evidence: [...stint.evidence, ...written] };
}

/** The line of a work as evidence: its first record, and what is printed there. */
export function evidenceOf({ work, line }: OwnWork, kind: 'work' | 'bag'): Evidence {
  const [record] = work.records;
  return {
    kind,
    source: record?.source ?? '',
    file: record?.file ?? '',
    record: record?.record ?? '',
    says: line.printed,
    work: line.id,
    date: line.published,
    knownOn: record?.knownOn ?? null,
    publisher: null,
    urls: work.url === null ? [] : [work.url],
    status: null,
    verified: null,
    note: null,
  };
}
