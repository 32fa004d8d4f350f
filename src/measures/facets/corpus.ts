import { type Engine, INT_NULL } from '../../engine/engine.ts';
import { authorshipsOf } from '../../graph/authorships.ts';
import { groupRows, type Rows } from '../../graph/rows.ts';
import type { Piece, TopicFacts } from './piece.ts';
import { venueTier } from './venue-tiers.ts';

/** Everything the facets read, as columns; people, works and topics by number. Rows come in a fixed order. */
export interface Corpus {
  readonly people: readonly string[];
  readonly works: {
    readonly id: readonly string[];
    /** Year of publication, and of the day from which it was known; INT_NULL where not known. */
    readonly year: Int32Array;
    readonly known: Int32Array;
    readonly venue: readonly string[];
    readonly standing: Float64Array;
    readonly code: Int32Array;
    /** Firms and universities printed on it, with any organisation: bits 1, 2, 4. */
    readonly printed: Int32Array;
  };
  readonly topics: TopicFacts & { readonly id: readonly string[] };
  /** Author lines, each person once a work: person and place, by work in the order of places. */
  readonly lines: { readonly work: Int32Array; readonly person: Int32Array; readonly position: Int32Array };
  readonly authors: Int32Array;
  readonly linesOfPerson: Rows;
  /** Rows of `subjects`, by work. */
  readonly subjectsOfWork: Rows;
  readonly subjects: { readonly topic: Int32Array; readonly weight: Float64Array };
  /** What stands outside works, by person. */
  readonly extras: {
    readonly person: Int32Array;
    readonly kind: readonly string[];
    readonly year: Int32Array;
    readonly authors: Int32Array;
  };
  readonly extrasOfPerson: Rows;
  /** Latest year in which anything was known. */
  readonly latest: number;
}

/** Topics and disciplines outside the area of trustworthy AI that bear on responsibility, by slug. */
const responsible: ReadonlySet<string> = new Set([
  'a-trustworthy-ai',
  'd-ethics-and-society',
  'safe-reinforcement-learning',
  'alignment-and-preference-learning',
  'hallucination-and-factuality',
  'misinformation-and-hate-speech',
  'model-editing-and-unlearning',
]);
const engineering: ReadonlySet<string> = new Set(['a-efficiency-and-systems', 'd-systems']);

/** People and works by their number in a corpus, as relations of a `with` clause. */
export const numberedWorks =
  'works as (select work, cast(row_number() over (order by work) - 1 as integer) as nth from work)';
const numberedTopics =
  'topics as (select topic, cast(row_number() over (order by topic) - 1 as integer) as nth from topic)';
export const numberedPeople =
  'people as (select person, cast(row_number() over (order by person) - 1 as integer) as nth from person)';

/** Reads the corpus: a few seconds for 10^6 author lines. */
export async function readCorpus(engine: Engine): Promise<Corpus> {
  const people = await engine.read('select person from person order by person', { id: 'text' });
  const works = await readWorks(engine);
  const topics = await readTopics(engine);
  const { lines, authors } = await readLines(engine, { works: works.id.length, people: people.id.length });
  const told = await engine.read(
    `with ${numberedWorks}, ${numberedTopics}
     select w.nth, k.nth, t.weight from work_topic t join works w on w.work = t.work join topics k on k.topic = t.topic
     order by w.nth, k.nth`,
    { work: 'int', topic: 'int', weight: 'double' },
  );
  const extras = await readExtras(engine);
  const last = (years: Int32Array): number => years.reduce((most, year) => Math.max(most, year), 0);
  const latest = Math.max(last(works.known), last(extras.year));
  const nobody = people.id.length;
  return {
    people: people.id,
    works,
    topics,
    lines,
    authors,
    linesOfPerson: byGroup(lines.person, nobody),
    subjects: { topic: told.topic, weight: told.weight },
    subjectsOfWork: byGroup(told.work, works.id.length),
    extras,
    extrasOfPerson: byGroup(extras.person, nobody),
    latest,
  };
}

/** Rows by group; rows of no group (-1) are left out. */
function byGroup(group: Int32Array, groups: number): Rows {
  const rows = new Int32Array(group.length);
  let kept = 0;
  for (let row = 0; row < group.length; row++) if (group[row]! >= 0) rows[kept++] = row;
  const values = rows.subarray(0, kept);
  return groupRows(
    values.map((row) => group[row]!),
    values,
    groups,
  );
}

async function readLines(
  engine: Engine,
  { works, people }: { readonly works: number; readonly people: number },
): Promise<Pick<Corpus, 'lines' | 'authors'>> {
  const read = await engine.read(
    `with ${numberedWorks}, ${numberedPeople}
     select w.nth, coalesce(p.nth, -1)
     from mention m join works w on w.work = m.work
     left join person_mention i on i.mention = m.mention left join people p on p.person = i.person
     order by w.nth, m.position, m.mention`,
    { work: 'int', person: 'int' },
  );
  const { work, person } = authorshipsOf(read, people);
  const authors = new Int32Array(works);
  const position = work.map((one) => authors[one]!++);
  return { lines: { work, person, position }, authors };
}

async function readWorks(engine: Engine): Promise<Corpus['works']> {
  return engine.read(
    `with coded as (
       select distinct s.work, 1 as code
       from work_source s join work_record r on r.source = s.source and r.file = s.file and r.record = s.record
       where r.code_url is not null),
     kinds as (
       select m.work, o.kind from affiliation a join mention m on m.mention = a.mention
         join organisation o on o.organisation = a.organisation
       union all
       select b.work, o.kind from work_organisation b join organisation o on o.organisation = b.organisation),
     printed as (
       select work, max(case when kind = 'company' then 1 else 0 end) + max(case when kind = 'education' then 2 else 0 end) + 4 as flags
       from kinds group by work)
     select w.work, cast(w.year as integer), cast(year(w.known_on) as integer), coalesce(w.venue, ''),
       case
         when lower(coalesce(w.status, '') || ' ' || coalesce(w.track, '')) like '%workshop%' then 0.5
         when lower(coalesce(w.status, '')) like '%findings%' or w.venue = 'findings' then 0.5
         when lower(coalesce(w.status, '')) like '%demonstration%' or lower(coalesce(w.status, '')) = 'short' then 0.5
         when lower(coalesce(w.status, '')) in ('oral', 'top-5%', 'talk') then 2
         when lower(coalesce(w.status, '')) in ('spotlight', 'highlight', 'highlighted', 'top-25%') then 1.5
         else 1 end,
       coalesce(c.code, 0), coalesce(p.flags, 0)
     from work w left join coded c on c.work = w.work left join printed p on p.work = w.work
     order by w.work`,
    {
      ...{ id: 'text', year: 'int', known: 'int', venue: 'text' },
      ...{ standing: 'double', code: 'int', printed: 'int' },
    },
  );
}

async function readTopics(engine: Engine): Promise<Corpus['topics']> {
  const rows = await engine.read('select topic, kind, area from topic order by topic', {
    id: 'text',
    kind: 'text',
    area: 'text',
  });
  const numberOf = new Map(rows.id.map((id, at) => [id, at]));
  const within = (list: ReadonlySet<string>) =>
    rows.id.map((id, at) => list.has(id) || list.has(rows.area[at]!));
  return {
    id: rows.id,
    kind: rows.kind,
    area: rows.area.map((area, at) => numberOf.get(area) ?? at),
    responsible: within(responsible),
    engineering: within(engineering),
  };
}

/** Models, reports and awards that name a person, with how many they name, and the organisations that they founded. */
async function readExtras(engine: Engine): Promise<Corpus['extras']> {
  return engine.read(
    `with ${numberedPeople},
     named as (select source, file, record, count(*) as authors from post where kind in ('model', 'report', 'award') group by source, file, record),
     extra as (
       select i.person, p.kind, coalesce(year(p.valid_from), year(p.known_on)) as happened, year(p.known_on) as known, n.authors, p.post_key as key
       from person_post i join post p on p.post_key = i.post_key
         join named n on n.source = p.source and n.file = p.file and n.record = p.record
       where p.kind in ('model', 'report', 'award')
       union all
       select person, 'founding', min(coalesce(year(valid_from), year(known_on))), min(year(known_on)), 1, 0
       from stint_evidence where standing = 'founder' group by person, organisation)
     select q.nth, e.kind, cast(greatest(e.happened, coalesce(e.known, e.happened)) as integer), cast(e.authors as integer)
     from extra e join people q on q.person = e.person
     where e.happened is not null order by q.nth, e.kind, 3, e.authors, e.key`,
    { person: 'int', kind: 'text', year: 'int', authors: 'int' },
  );
}

const extraKinds: ReadonlyMap<string, Piece['kind']> = new Map([
  ['model', 'model'],
  ['report', 'report'],
  ['award', 'award'],
  ['founding', 'founding'],
]);

/** Whether a work was published and known by the end of a year. */
export const seenBy = ({ works }: Corpus, work: number, asOf: number): boolean =>
  works.year[work] !== INT_NULL && works.year[work]! <= asOf && works.known[work]! <= asOf;

/** Values by their rows, for each work of the corpus: `Array.from` over typed rows takes several times as long. */
function pick(values: ArrayLike<number>, rows: Int32Array): number[] {
  const picked: number[] = [];
  for (let at = 0; at < rows.length; at++) picked.push(values[rows[at]!]!);
  return picked;
}

/** A corpus as it stood at the end of a year: what each person had done by then. */
export class Frozen {
  readonly corpus: Corpus;
  readonly asOf: number;
  /** First year of a work of each person, and first year standing last on one of two authors or more; 9999 for none. */
  readonly firstYear: Int32Array;
  readonly #firstLed: Int32Array;
  readonly #firstAuthor: Int32Array;
  readonly #ofWork: Piece[] = [];

  constructor(corpus: Corpus, asOf: number) {
    this.corpus = corpus;
    this.asOf = asOf;
    this.firstYear = new Int32Array(corpus.people.length).fill(9999);
    this.#firstLed = new Int32Array(corpus.people.length).fill(9999);
    this.#firstAuthor = new Int32Array(corpus.works.id.length).fill(-1);
    const { lines, authors, works } = corpus;
    for (let row = 0; row < lines.work.length; row++) {
      const [work, person, position] = [lines.work[row]!, lines.person[row]!, lines.position[row]!];
      if (position === 0) this.#firstAuthor[work] = person;
      if (person < 0 || !seenBy(corpus, work, asOf)) continue;
      const year = works.year[work]!;
      if (year < this.firstYear[person]!) this.firstYear[person] = year;
      const led = position > 0 && position === authors[work]! - 1;
      if (led && year < this.#firstLed[person]!) this.#firstLed[person] = year;
    }
  }

  /** Whether a person had so many works. */
  hasWorks(person: number, least: number): boolean {
    const { linesOfPerson, lines } = this.corpus;
    const end = linesOfPerson.offsets[person + 1]!;
    let seen = 0;
    for (let at = linesOfPerson.offsets[person]!; at < end && seen < least; at++)
      if (seenBy(this.corpus, lines.work[linesOfPerson.values[at]!]!, this.asOf)) seen++;
    return seen >= least;
  }

  /** What a person had done, works first. */
  piecesOf(person: number): Piece[] {
    const { linesOfPerson, extrasOfPerson, extras } = this.corpus;
    const pieces: Piece[] = [];
    for (let at = linesOfPerson.offsets[person]!; at < linesOfPerson.offsets[person + 1]!; at++) {
      const line = linesOfPerson.values[at]!;
      if (seenBy(this.corpus, this.corpus.lines.work[line]!, this.asOf)) pieces.push(this.#workPiece(line));
    }
    for (let at = extrasOfPerson.offsets[person]!; at < extrasOfPerson.offsets[person + 1]!; at++) {
      const row = extrasOfPerson.values[at]!;
      const kind = extraKinds.get(extras.kind[row]!);
      const age = this.asOf - extras.year[row]!;
      if (kind !== undefined && age >= 0)
        pieces.push({ ...noWork, kind, age, authors: extras.authors[row]! });
    }
    return pieces;
  }

  #workPiece(line: number): Piece {
    const { lines } = this.corpus;
    const work = lines.work[line]!;
    const own = this.#ofWork[work] ?? this.#describe(work);
    this.#ofWork[work] = own;
    return { ...own, position: lines.position[line]! };
  }

  /** What a work is for all of its authors. */
  #describe(work: number): Piece {
    const { works, authors, subjects, subjectsOfWork } = this.corpus;
    const told = subjectsOfWork.values.subarray(
      subjectsOfWork.offsets[work]!,
      subjectsOfWork.offsets[work + 1]!,
    );
    const first = this.#firstAuthor[work]!;
    const year = works.year[work]!;
    const printed = works.printed[work]!;
    return {
      kind: 'work',
      work,
      age: this.asOf - year,
      authors: authors[work]!,
      position: 0,
      standing: works.standing[work]!,
      tier: venueTier(works.venue[work]!),
      topics: pick(subjects.topic, told),
      weights: pick(subjects.weight, told),
      code: works.code[work] === 1,
      firms: (printed & 1) > 0,
      universities: (printed & 2) > 0,
      printed: printed > 0,
      first,
      firstJunior: first >= 0 && year - this.firstYear[first]! <= 5,
      firstLedLater: first >= 0 && this.#firstLed[first]! > year && this.#firstLed[first]! <= this.asOf,
    };
  }
}

const noWork = {
  work: -1,
  position: 0,
  standing: 1,
  tier: 1,
  topics: [],
  weights: [],
  code: false,
  firms: false,
  universities: false,
  printed: false,
  first: -1,
  firstJunior: false,
  firstLedLater: false,
} as const;
