import { createHash } from 'node:crypto';
import type { Engine } from '../engine/engine.ts';
import { readSearchInput } from '../search/making/columns.ts';
import type { WorkColumns } from '../search/making/input.ts';
import { stemsOf } from '../search/topics/topic-index.ts';
import { VivierError } from '../tables/error.ts';
import { affinityColumns, affinityProtocol, type Embed, measureAffinity } from './affinity-proxy.ts';
import { freeze, interval, nDCG, type Query, type Truth } from './expertise.ts';
import { type Figures, share } from './figures.ts';
import { longerQuestions } from './longer-questions.ts';

/** Venues whose works count as truth: main conferences with full review. */
const strongVenues: ReadonlySet<string> = new Set(
  'nips icml iclr cvpr iccv eccv acl emnlp naacl aaai ijcai rss corl icra siggraph siggraphasia colt aistats uai kdd www colm'.split(
    ' ',
  ),
);

/** Years after the freeze in which truth is looked for. */
const horizon = 3;

/** A subject is asked where so many people turn out to be relevant; so many subjects, drawn by a hash of their words. */
const asked = { people: 5, queries: 300 } as const;

/** How expertise is measured: the last years seen, one run each. */
export interface ExpertiseProtocol {
  readonly freezes: readonly number[];
  readonly report: (line: string) => void;
  /** A sentence model, where one is to be measured too. */
  readonly embed?: Embed;
}

/**
 * Measures who is foreseen: everything is learned and ranked from works known at the freeze; relevant are the people, known by then,
 * who publish on the subject in strong venues in the three years after, by the number of those works.
 */
export async function evaluateExpertise(engine: Engine, protocol: ExpertiseProtocol): Promise<Figures[]> {
  const input = await readSearchInput(engine);
  const people = input.people.id.length;
  const inputs: (string | number)[][] = [];
  const rows: (string | number)[][] = [];
  const longer: (string | number)[][] = [];
  const nearness: (string | number)[][] = [];
  for (const year of protocol.freezes) {
    const known = await knownBy(engine, input.works, year);
    inputs.push(...known.inputs.map((row) => [year, ...row]));
    const frozen = freeze(input.works, known.rows, people);
    const drawn = draw(frozen.queries);
    const truths = truthsOf(drawn, input.works, year, frozen.known);
    const queries = drawn
      .filter((query) => (truths.get(query)?.size ?? 0) >= asked.people)
      .slice(0, asked.queries);
    if (queries.length === 0) throw nothingToAsk(year);
    nearness.push(...(await measureAffinity(input.works, known.rows, year, people, protocol.embed)));
    protocol.report(`${year}: ${queries.length} subjects`);
    const measured = new Map(
      [...frozen.rankers].map(([who, rank]) => [
        who,
        queries.map((query) => nDCG(rank(query), truths.get(query)!)),
      ]),
    );
    rows.push(...compared(measured).map((row) => [year, queries.length, ...row]));
    const after = [...input.works.year.keys()].filter((row) => isTruth(input.works, row, year));
    const questions = longerQuestions(frozen.index, input.works, after, frozen.known);
    for (const [kind, some] of Map.groupBy(questions, (one) => one.kind)) {
      const scores = [...frozen.ofAny].map(
        ([who, rank]) => [who, some.map((one) => nDCG(rank(one), one.truth))] as const,
      );
      longer.push(...compared(new Map(scores)).map((row) => [year, kind, some.length, ...row]));
    }
    protocol.report(`${year}: ${questions.length} longer questions`);
  }
  return [
    {
      title: 'Who will publish on a subject, foreseen at a freeze: nDCG@20',
      columns: ['freeze', 'subjects', 'who', 'nDCG@20', 'Vivier is ahead by (95%)'],
      rows,
      protocol: [
        `Subjects are pairs of neighbouring words that 25 to 1,500 works had at the freeze, drawn by a hash; asked where at least ${asked.people} people turned out relevant.`,
        `Relevant: people with a work by the freeze who have works with the two words side by side in strong venues in the ${horizon} years after, gain by their number. Strong: ${[...strongVenues].join(', ')}.`,
        'Frequencies, term vectors and related terms are learned at each freeze from the works known then. Intervals: bootstrap over subjects, 2,000 samples.',
        'Model 2 adds up the likelihoods of a person’s works, smoothed half and half with the collection.',
      ],
    },
    {
      title: 'The same for longer questions and for names of topics: nDCG@20',
      columns: ['freeze', 'questions', 'asked', 'who', 'nDCG@20', 'Vivier is ahead by (95%)'],
      rows: longer,
      protocol: [
        'Three and four words that stand side by side in a later title and that 25 works each had at the freeze, drawn by a hash; relevant are authors of later works in strong venues that have all of them, in any order, in title or keywords; at least three such works and five people.',
        'Names of the topics of data/topics/topics.csv; relevant are authors of later works that say the name or a phrase of the topic, twenty people at least. Titles after the freeze make the questions, and rank nobody.',
        'A second look counts works that say a part of the question, and how much of it a person’s works say together.',
      ],
    },
    {
      title:
        'Which later works are near somebody, by their titles at the freeze: loss over pairs (.5 is chance)',
      columns: affinityColumns,
      rows: nearness,
      protocol: affinityProtocol,
    },
    {
      title: 'What was read at each freeze',
      columns: ['freeze', 'input', 'rows', 'newest known_on'],
      rows: inputs,
      protocol: [
        'Which author lines are one person was decided on lines of all years, and is the same for every contender; it brings no words, no later work and no count.',
      ],
    },
  ];
}

/** Whether a work is of a strong venue in the years after a freeze. */
function isTruth({ year: years, venueKey }: WorkColumns, row: number, year: number): boolean {
  const when = years[row] ?? null;
  return when !== null && when > year && when <= year + horizon && strongVenues.has(venueKey[row]!);
}

/** Who reached what, and by how much the first one is ahead. */
function compared(measured: ReadonlyMap<string, readonly number[]>): (string | number)[][] {
  const [[, ours] = ['', []]] = measured;
  return [...measured].map(([who, scores], place) => {
    const ahead = interval(scores.map((score, at) => ours[at]! - score));
    const said = `${share(ahead.mean)} (${share(ahead.low)} to ${share(ahead.high)})`;
    return [who, share(interval(scores).mean), place === 0 ? '' : said];
  });
}

/** Works known at a year's end, and the tables that they come from with their newest day. */
async function knownBy(
  engine: Engine,
  works: WorkColumns,
  year: number,
): Promise<{ rows: ReadonlySet<number>; inputs: (string | number)[][] }> {
  const end = `${year}-12-31`;
  const known = await engine.read(
    `select work from work where known_on <= date '${end}' and year <= ${year} order by work`,
    { work: 'text' },
  );
  const ids = new Set(known.work);
  const rows = new Set(works.id.flatMap((id, row) => (ids.has(id) ? [row] : [])));
  const newest = async (name: string, from: string): Promise<(string | number)[]> => {
    const [row] = await engine.rows(
      `select count(*) as rows, cast(max(w.known_on) as varchar) as newest from ${from}
       where w.known_on <= date '${end}' and w.year <= ${year}`,
    );
    return [name, Number(row?.['rows'] ?? 0), String(row?.['newest'] ?? '')];
  };
  return {
    rows,
    inputs: [
      await newest('work', 'work w'),
      await newest('mention', 'mention m join work w on w.work = m.work'),
      await newest(
        'person_mention',
        'person_mention p join mention m on m.mention = p.mention join work w on w.work = m.work',
      ),
    ],
  };
}

/** Queries in an order that a hash of their words gives. */
function draw(queries: readonly Query[]): Query[] {
  const hash = ({ text }: Query): string => createHash('md5').update(text).digest('hex');
  return queries
    .map((query) => ({ query, key: hash(query) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ query }) => query);
}

/** For each query, the people known at the freeze who publish on it afterwards, and with how many works. */
function truthsOf(
  queries: readonly Query[],
  works: WorkColumns,
  year: number,
  known: (person: number) => boolean,
): ReadonlyMap<Query, Truth> {
  const byWords = new Map(queries.map((query) => [`${query.first} ${query.second}`, query]));
  const truths = new Map<Query, Map<number, number>>();
  for (const row of works.year.keys()) {
    if (!isTruth(works, row, year)) continue;
    const runs = [works.title[row]!, ...(works.keywords[row]?.split(';') ?? [])].map(stemsOf);
    const said = new Set(
      runs.flatMap((stems) =>
        stems.slice(1).flatMap((stem, at) => byWords.get(`${stems[at]} ${stem}`) ?? []),
      ),
    );
    for (const query of said) {
      const truth = truths.get(query) ?? new Map<number, number>();
      for (let at = works.authors.offsets[row]!; at < works.authors.offsets[row + 1]!; at++) {
        const person = works.authors.people[at]!;
        if (person >= 0 && known(person)) truth.set(person, (truth.get(person) ?? 0) + 1);
      }
      truths.set(query, truth);
    }
  }
  return truths;
}

const nothingToAsk = (year: number): VivierError =>
  new VivierError('freeze-empty', {
    what: `Nothing can be asked at the end of ${year}.`,
    why: 'No subject of the works known then has enough people who went on to publish on it.',
    mend: 'Freeze at another year, such as 2018.',
  });
