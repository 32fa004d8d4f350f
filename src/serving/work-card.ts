import type { Engine } from '../engine/engine.ts';
import type { StepContext } from '../engine/step-context.ts';
import { fold } from '../names/fold.ts';
import type { Evidence } from '../tables/cards/evidence.ts';
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
import { linked } from './links.ts';
import { days } from './numbers.ts';

const { pack } = packing(workPage);

/** Every work's page. */
export const workCards: ComputeStep<StepContext> = {
  kind: 'compute',
  output: workCard,
  inputs: [
    ...[work, workSource, workRecord, workOrganisation, mention, personWork, personLine],
    ...[affiliation, organisation, award],
  ],
  version: '3',
  compute: async ({ engine, progress }) => {
    const library = await readLibrary(engine);
    const particulars = await readParticulars(engine);
    const awards = await readAwards(engine);
    const pageOf = (number: number) => describe(number, library, particulars(number), awards);
    await writeCards(engine, workCard, library.works.length, pageOf, { card: pack }, progress);
  },
};

type Particulars = Pick<WorkPage, 'kind' | 'track' | 'keywords' | 'url' | 'knownOn'>;
type Awards = ReadonlyMap<string, WorkPage['awards']>;

function describe(number: number, library: Library, particulars: Particulars, awards: Awards): WorkPage {
  const line = library.works[number]!;
  const { id, title, published } = line;
  return {
    ...line,
    ...particulars,
    people: bylineOf(number, library),
    bag: Array.from(linked(library.bags, number), (organisation) => library.organisations[organisation]!),
    awards: awards.get(keyOf(title, line.year)) ?? [],
    records: library.records[number]!.map((record) => ({
      ...nothingStated,
      ...record,
      kind: 'work',
      work: id,
      date: published,
      urls: [],
    })),
  };
}

/** What a record of a work leaves open. */
const nothingStated = { says: null, publisher: null, status: null, verified: null, note: null };

function bylineOf(number: number, { authorship, people, organisations }: Library): WorkPage['people'] {
  return Array.from(linked(authorship.bylines, number), (row) => {
    const { id, name } = people[authorship.person[row]!]!;
    return {
      position: authorship.position[row]!,
      person: { id, name },
      printedName: authorship.otherName[row] || name,
      printed: authorship.printed(row),
      organisations: Array.from(
        linked(authorship.organisations, row),
        (organisation) => organisations[organisation]!,
      ),
    };
  });
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
    const evidence: Evidence = {
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
    awards.set(key, [...(awards.get(key) ?? []), { ...given, evidence }]);
  }
  return awards;
}

/** Titles are compared without case, accents and punctuation. */
function keyOf(title: string, year: number | null): string {
  return `${fold(title)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} ${year}`;
}
