import { z } from 'zod';
import type { Scalar } from '../engine/engine.ts';
import { becauseOf } from '../locales/complaint.ts';
import { blendProfiles, type Profile, paretoLayers } from '../measures/facets/blend.ts';
import { personLine } from '../tables/cards/lines.ts';
import { VivierError } from '../tables/error.ts';
import { facetNames } from '../tables/facet-names.ts';
import { partsOf } from './filters.ts';
import { yearAsked } from './frozen.ts';
import { facetsMeasured } from './frozen-facets.ts';
import { idOfPerson, unknown } from './identify.ts';
import { type Observatory, operation } from './operation.ts';
import { readPeople, rowsOf } from './stored-pages.ts';

/** The most people of one question: a page of a list. */
const most = 50;

/** Topics shown of each. */
const topicsShown = 8;

const facetShown = z.object({
  facet: z.enum(facetNames),
  /** Within the cohort, 0 to 100, with the 90% interval. */
  percentile: z.number(),
  low: z.number(),
  high: z.number(),
  /** Works, models, reports and awards that it rests on. */
  pieces: z.number(),
  /** Of responsibility, the share of their works that it counts, later ones more; null of the others, whose values have no such unit. */
  share: z.number().nullable(),
  /** The topic or discipline it rests on most. */
  subject: z.string().nullable(),
  because: z.array(z.object({ id: z.string(), title: z.string(), year: z.number().nullable() })),
});
export type FacetShown = z.infer<typeof facetShown>;

const personCompared = personLine.extend({
  /** The year after which nothing is seen of their facets; null where too little is known to say anything. */
  asOf: z.number().nullable(),
  cohort: z.object({ age: z.string(), area: z.string().nullable(), people: z.number() }).nullable(),
  /** In the order depth, breadth, impact, responsibility, cross-functional, leadership; empty under three works. */
  facets: z.array(facetShown),
  topics: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      works: z.number(),
      recent: z.number(),
      firstYear: z.number().nullable(),
      lastYear: z.number().nullable(),
    }),
  ),
  /** From 1: nobody of a layer is ahead of another of it in every facet that counts; null where one is not known. */
  layer: z.number().nullable(),
  /** By the weights that were given; null without. */
  blend: z
    .object({ score: z.number(), low: z.number(), high: z.number(), among: z.array(z.number()) })
    .nullable(),
});
export type PersonCompared = z.infer<typeof personCompared>;

const compared = z.object({
  /** Weights that were given, by facet; none are made up. */
  weights: z.array(z.object({ facet: z.enum(facetNames), weight: z.number() })),
  people: z.array(personCompared),
});
export type Compared = z.infer<typeof compared>;

export const compare = operation({
  name: 'compare',
  summary:
    'Six facets and the topics of people side by side, each within their cohort, blended only by your own weights.',
  effect: 'reads',
  address: { method: 'GET', path: '/compare' },
  input: z.object({
    people: z.string().min(1).max(2000).describe(`ids or names by commas, at most ${most}`),
    weights: z
      .string()
      .max(200)
      .optional()
      .describe('facet:weight by commas, such as depth:2,leadership:1; without weights nothing is blended'),
    asOf: yearAsked('a year: facets from what was known at its end, among those measured then'),
  }),
  output: compared,
  run: async (context, asked) => {
    const observatory = context.observatory();
    const ids = (partsOf(asked.people, ',') ?? []).map((one) => idOfPerson(observatory, one));
    if (ids.length === 0) throw nobodyNamed();
    if (ids.length > most) throw tooMany(ids.length);
    return comparePeople(observatory, [...new Set(ids)], readWeights(asked.weights), asked.asOf);
  },
});

async function comparePeople(
  observatory: Observatory,
  ids: readonly string[],
  weights: readonly number[],
  asOf: number | undefined,
): Promise<Compared> {
  const { reader } = observatory;
  const lines = await readPeople(reader, ids);
  const [facets, topics] = await Promise.all([
    readFacets(observatory, ids, asOf),
    // What they work on is told of today alone.
    asOf === undefined ? readTopics(reader, ids) : new Map<string, PersonCompared['topics']>(),
  ]);
  const profiles = ids.map((id): Profile => {
    const own = facets.get(id)?.facets ?? [];
    return facetNames.map((name) => own.find(({ facet }) => facet === name) ?? null);
  });
  const given = weights.some((weight) => weight > 0);
  const layers = paretoLayers(
    profiles,
    weights.map((weight) => !given || weight > 0),
  );
  const blends = blendProfiles(profiles, weights);
  const people = ids.map((id, row) => {
    const line = lines.get(id);
    if (line === undefined) throw unknown('person', id);
    const { score, low, high, among } = blends[row]!;
    return {
      ...line,
      asOf: facets.get(id)?.asOf ?? null,
      cohort: facets.get(id)?.cohort ?? null,
      facets: facets.get(id)?.facets ?? [],
      topics: topics.get(id) ?? [],
      layer: layers[row] === -1 ? null : layers[row]! + 1,
      blend: score === null || low === null || high === null ? null : { score, low, high, among: [...among] },
    };
  });
  const named = given ? facetNames.map((facet, at) => ({ facet, weight: weights[at]! })) : [];
  return { weights: named.filter(({ weight }) => weight > 0), people };
}

type Reader = Observatory['reader'];
type Row = Readonly<Record<string, Scalar>>;

interface FacetsRead {
  readonly asOf: number;
  readonly cohort: NonNullable<PersonCompared['cohort']>;
  readonly facets: FacetShown[];
}

async function readFacets(
  observatory: Observatory,
  ids: readonly string[],
  asOf: number | undefined,
): Promise<Map<string, FacetsRead>> {
  const { reader } = observatory;
  const select = `select f.*, a.name as area, s.name as subject_name from facet f
    left join topic s on s.topic = f.subject left join topic a on a.topic = split_part(f.cohort, ' ', 2) where f.person`;
  const rows =
    asOf === undefined ? await rowsOf(reader, select, ids) : await frozenRows(observatory, ids, asOf);
  const works = await readTitles(reader, rows);
  const found = new Map<string, FacetsRead>();
  for (const [id, own] of Map.groupBy(rows, (row) => String(row['person']))) {
    const first = own.find((row) => row['facet'] !== 'responsibility');
    const [age = ''] = String(first?.['cohort']).split(' ');
    found.set(id, {
      asOf: Number(first?.['as_of']),
      cohort: { age, area: textOf(first, 'area'), people: Number(first?.['cohort_people']) },
      facets: facetNames.flatMap((facet) =>
        own.filter((row) => row['facet'] === facet).map((row) => shown(facet, row, works)),
      ),
    });
  }
  return found;
}

/** Facets as they stood at the end of a year, as the table would have them. */
async function frozenRows(observatory: Observatory, ids: readonly string[], asOf: number): Promise<Row[]> {
  const [rows, topics] = await Promise.all([
    facetsMeasured(observatory).of(ids, asOf),
    observatory.reader.rows('select topic, name from topic'),
  ]);
  const names = new Map(topics.map((row) => [String(row['topic']), String(row['name'])]));
  return rows.map(({ cohort, cohortPeople, subject, because, ...row }) => ({
    ...row,
    as_of: asOf,
    cohort,
    cohort_people: cohortPeople,
    area: names.get(cohort.split(' ')[1] ?? '') ?? null,
    subject_name: subject === null ? null : (names.get(subject) ?? null),
    because: because.join(' '),
  }));
}

type Titles = ReadonlyMap<string, FacetShown['because'][number]>;

function shown(facet: FacetShown['facet'], row: Row, works: Titles): FacetShown {
  const ids = String(row['because']).split(' ');
  return {
    facet,
    percentile: Number(row['percentile']),
    low: Number(row['low']),
    high: Number(row['high']),
    pieces: Number(row['pieces']),
    share: facet === 'responsibility' ? Number(row['value']) : null,
    subject: textOf(row, 'subject_name'),
    because: ids.flatMap((id) => works.get(id) ?? []),
  };
}

const textOf = (row: Row | undefined, name: string): string | null =>
  row?.[name] == null ? null : String(row[name]);

async function readTitles(reader: Reader, rows: readonly Row[]): Promise<Titles> {
  const ids = [...new Set(rows.flatMap((row) => String(row['because']).split(' ').filter(Boolean)))];
  if (ids.length === 0) return new Map();
  const found = await rowsOf(reader, 'select work, title, year from work where work', ids);
  return new Map(
    found.map((row) => {
      const id = String(row['work']);
      return [
        id,
        { id, title: String(row['title']), year: row['year'] === null ? null : Number(row['year']) },
      ];
    }),
  );
}

async function readTopics(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, PersonCompared['topics']>> {
  const select = `select p.person, p.topic, t.name, t.kind, p.works, p.recent, p.first_year, p.last_year
    from person_topic p join topic t on t.topic = p.topic where p.person`;
  const rows = await rowsOf(reader, select, ids);
  const year = (value: Scalar | undefined): number | null => (value == null ? null : Number(value));
  return new Map(
    [...Map.groupBy(rows, (row) => String(row['person']))].map(([id, own]) => [
      id,
      own
        .map((row) => ({
          id: String(row['topic']),
          name: String(row['name']),
          kind: String(row['kind']),
          works: Number(row['works']),
          recent: Number(row['recent']),
          firstYear: year(row['first_year']),
          lastYear: year(row['last_year']),
        }))
        .sort((a, b) => b.works - a.works || (a.id < b.id ? -1 : 1))
        .slice(0, topicsShown),
    ]),
  );
}

/** Weights as they stand in an address; 0 for a facet that is not named. Throws `weights-refused`. */
function readWeights(text: string | undefined): number[] {
  const weights = facetNames.map(() => 0);
  for (const part of partsOf(text, ',') ?? []) {
    const [name = '', weight = ''] = part.split(':');
    const at = facetNames.map(String).indexOf(name.trim());
    const value = Number(weight);
    if (at === -1 || weight.trim() === '' || !(value >= 0 && value <= 100)) throw weightsRefused(part);
    weights[at] = value;
  }
  return weights;
}

const weightsRefused = (part: string): VivierError =>
  new VivierError('weights-refused', {
    what: 'The weights cannot be read.',
    where: part,
    ...becauseOf('facet.weight', { facets: facetNames.join(', ') }),
    mend: 'Write weights such as depth:2,leadership:1.',
  });

const nobodyNamed = (): VivierError =>
  new VivierError('nobody-named', {
    what: 'Nobody is named who could be compared.',
    mend: 'Name people, by id or by name, with commas between.',
  });

const tooMany = (people: number): VivierError =>
  new VivierError('too-many', {
    what: 'So many people cannot be compared at once.',
    where: String(people),
    mend: `Name at most ${most}.`,
  });
