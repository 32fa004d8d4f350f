import type { Engine } from '../engine/engine.ts';
import type { StepContext } from '../engine/step-context.ts';
import { fold } from '../names/fold.ts';
import { personNamed } from '../tables/cards/career.ts';
import { dated, type Evidence, evidence, named } from '../tables/cards/evidence.ts';
import type { WorkLine } from '../tables/cards/lines.ts';
import { packing } from '../tables/cards/pack.ts';
import { type WorkPage, workPage } from '../tables/cards/work.ts';
import { award, workRecord } from '../tables/facts.ts';
import { affiliation, organisation, workOrganisation } from '../tables/organisations.ts';
import { personLine, personWork, workCard } from '../tables/serving.ts';
import type { ComputeStep } from '../tables/step.ts';
import { mention, work, workSource } from '../tables/works.ts';
import { writeCards } from './card.ts';
import { dayOf, textOf } from './dates.ts';
import { type Library, readLibrary } from './library.ts';
import type { Links } from './links.ts';
import { days } from './numbers.ts';

const page = packing(workPage);
const author = packing(workPage.shape.people.element);
const { pack: packPerson } = packing(personNamed);
const { pack: packOrganisation } = packing(named);
const { pack: packEvidence } = packing(evidence);
const { pack: packDate } = packing(dated);
const packDated = (date: WorkLine['published']): string => (date === null ? 'null' : packDate(date));

/** Every work's page. */
export const workCards: ComputeStep<StepContext> = {
  kind: 'compute',
  output: workCard,
  inputs: [
    ...[work, workSource, workRecord, workOrganisation, mention, personWork, personLine],
    ...[affiliation, organisation, award],
  ],
  version: '4',
  compute: async ({ engine, progress }) => {
    const library = await readLibrary(engine);
    const particulars = await readParticulars(engine);
    const awards = await readAwards(engine);
    const spelled = spell(library);
    const pageOf = (number: number) => ({
      id: library.works[number]!.id,
      card: describe(number, library, spelled, particulars(number), awards),
    });
    await writeCards(engine, workCard, library.works.length, pageOf, { card: ({ card }) => card }, progress);
  },
};

type Particulars = Pick<WorkPage, 'kind' | 'track' | 'keywords' | 'url' | 'knownOn'>;
type Awards = ReadonlyMap<string, WorkPage['awards']>;

/** What pages repeat, as they write it: a name stands on five works, an affiliation on five lines. */
interface Spelled {
  readonly people: readonly string[];
  readonly names: readonly string[];
  readonly organisations: readonly string[];
  readonly affiliations: readonly string[];
}

function spell({ people, organisations, authorship }: Library): Spelled {
  return {
    people: people.map(packPerson),
    names: people.map(({ name }) => JSON.stringify(name)),
    organisations: organisations.map(packOrganisation),
    affiliations: authorship.affiliations.map((printed) => JSON.stringify(printed)),
  };
}

/** The packed page of a work. */
function describe(
  number: number,
  library: Library,
  spelled: Spelled,
  { kind, track, keywords, url, knownOn }: Particulars,
  awards: Awards,
): string {
  const { id, title, venue, venueName, year, published, status, authors } = library.works[number]!;
  const given = awards.get(keyOf(title, year));
  return page.join({
    id: JSON.stringify(id),
    title: JSON.stringify(title),
    venue: JSON.stringify(venue),
    venueName: JSON.stringify(venueName),
    year: String(year),
    published: packDated(published),
    status: JSON.stringify(status),
    authors: String(authors),
    kind: JSON.stringify(kind),
    track: JSON.stringify(track),
    keywords: JSON.stringify(keywords),
    url: JSON.stringify(url),
    knownOn: JSON.stringify(knownOn),
    people: bylineOf(number, library, spelled),
    bag: listedAt(library.bags, number, spelled.organisations),
    awards: listOf(given ?? [], packAward),
    records: listOf(library.records[number]!, (record) =>
      packEvidence({ ...nothingStated, ...record, kind: 'work', work: id, date: published, urls: [] }),
    ),
  });
}

const { pack: packAward } = packing(workPage.shape.awards.element);

/** What a record of a work leaves open. */
const nothingStated = { says: null, publisher: null, status: null, verified: null, note: null };

function bylineOf(number: number, { authorship }: Library, spelled: Spelled): string {
  const { offsets, person, position, otherName, printed, organisations } = authorship;
  const authors: string[] = [];
  for (let row = offsets[number]!; row < offsets[number + 1]!; row++) {
    const other = otherName[row]!;
    authors.push(
      author.join({
        position: String(position[row]!),
        person: spelled.people[person[row]!]!,
        printedName: other === '' ? spelled.names[person[row]!]! : JSON.stringify(other),
        printed: spelled.affiliations[printed[row]!] ?? 'null',
        organisations: listedAt(organisations, row, spelled.organisations),
      }),
    );
  }
  return `[${authors.join(',')}]`;
}

/** The list of what is linked to an owner: of a million owners most have nothing or one thing. */
function listedAt({ offsets, values }: Links, owner: number, spelled: readonly string[]): string {
  const [from, to] = [offsets[owner]!, offsets[owner + 1]!];
  if (from === to) return '[]';
  let list = spelled[values[from]!]!;
  for (let at = from + 1; at < to; at++) list += `,${spelled[values[at]!]!}`;
  return `[${list}]`;
}

function listOf<T>(items: readonly T[], pack: (item: T) => string): string {
  return `[${items.map(pack).join(',')}]`;
}

/** What the page says of the work besides its line, by number. */
async function readParticulars(engine: Engine): Promise<(number: number) => Particulars> {
  const rows = await engine.read(
    `select kind, track, keywords, url, ${days('known_on')} from work order by work`,
    {
      kind: 'text',
      track: 'text',
      keywords: 'text',
      url: 'text',
      knownOn: 'int',
    },
  );
  return (number) => ({
    kind: rows.kind[number]!,
    track: textOf(rows.track[number]!),
    keywords: rows.keywords[number]!.split(';')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
    url: textOf(rows.url[number]!),
    knownOn: dayOf(rows.knownOn[number]!),
  });
}

/** Awards by title and year of the work: no award names a record. */
async function readAwards(engine: Engine): Promise<Awards> {
  const rows = await engine.read(
    `select source, file, record, venue, year, award, title, coalesce(work_year, year) from award order by year desc, award, record`,
    {
      source: 'text',
      file: 'text',
      record: 'text',
      venue: 'text',
      year: 'int',
      award: 'text',
      title: 'text',
      workYear: 'int',
    },
  );
  const awards = new Map<string, WorkPage['awards']>();
  for (let i = 0; i < rows.award.length; i++) {
    const given = { award: rows.award[i]!, venue: rows.venue[i]!, year: rows.year[i]! };
    const stated: Evidence = {
      ...nothingStated,
      kind: 'award',
      source: rows.source[i]!,
      file: rows.file[i]!,
      record: rows.record[i]!,
      says: given.award,
      work: null,
      date: { on: `${given.year}-01-01`, precision: 'year' },
      knownOn: null,
      urls: [],
    };
    const key = keyOf(rows.title[i]!, rows.workYear[i]!);
    awards.set(key, [...(awards.get(key) ?? []), { ...given, evidence: stated }]);
  }
  return awards;
}

/** Titles are compared without case, accents and punctuation. */
function keyOf(title: string, year: number | null): string {
  return `${fold(title)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} ${year}`;
}
