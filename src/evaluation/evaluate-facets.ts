import type { Engine } from '../engine/engine.ts';
import { readCorpus } from '../measures/facets/corpus.ts';
import { seeded } from '../statistics/random.ts';
import { VivierError } from '../tables/error.ts';
import { facetNames } from '../tables/facet-names.ts';
import {
  blend,
  type Counts,
  type Frame,
  frameAt,
  type Honour,
  honours,
  horizon,
  learnBlend,
  yearsLearned,
} from './facets.ts';
import { type Figures, share } from './figures.ts';
import { averagePrecision, precisionAt, type Ranked, rank } from './ranking.ts';

/** Resamplings of people for intervals. */
const samples = 200;

/** Places of each cohort looked at. */
const looked = 20;

/** Honoured people under which a cohort says nothing of a ranking. */
const fewest = 5;

/** How facets are measured: the last years seen, one run each. */
interface FacetsProtocol {
  readonly freezes: readonly number[];
  readonly report: (line: string) => void;
}

const learned = 'facets, weights of earlier freezes';

/** Measures how well facets, frozen at a year's end, foresee who is honoured in the three years after. */
export async function evaluateFacets(engine: Engine, protocol: FacetsProtocol): Promise<Figures[]> {
  const corpus = await readCorpus(engine);
  const counts = await readCounts(engine);
  const rows: (string | number)[][] = [];
  const weights: (string | number)[][] = [];
  const inputs: (string | number)[][] = [];
  const frames = new Map<number, Frame>();
  const frameOf = (year: number): Frame => {
    const frame = frames.get(year) ?? frameAt(corpus, counts, year);
    frames.set(year, frame);
    return frame;
  };
  for (const year of protocol.freezes) {
    const frame = frameOf(year);
    if (frame.people.length === 0) throw nothingFrozen(year);
    const earlier = yearsLearned(year).map(frameOf);
    inputs.push(...(await inputsAt(engine, year)));
    for (const honour of honours) {
      const by = learnBlend(earlier, honour);
      weights.push([year, honour, ...Array.from(by.slice(1), (weight) => weight.toFixed(2))]);
      const scores = new Map([[learned, blend(by, frame)], ...frame.scores]);
      rows.push(...compare(frame, honour, scores).map((row) => [year, honour, ...row]));
      protocol.report(`${year}: ${honour}`);
    }
  }
  return [
    {
      title: `Who is honoured in the ${horizon} years after a freeze, within cohorts`,
      columns: [
        ...['freeze', 'honour', 'people', 'honoured', 'by', 'AUC-PR', '95%', `precision at ${looked}`],
        'learned weights are ahead by (95%)',
      ],
      rows,
      protocol: [
        `People with three works or more at the freeze, ranked within their cohort (career age x area); cohorts with fewer than ${fewest} honoured are left out; AUC-PR (average precision, ties together) and precision at ${looked} are means over cohorts, weighted by the honoured. Chance is honoured/people.`,
        'Award: a best-paper or test-of-time award of the lists in the years after. Oral: a work in an oral slot. Top decile: works after the freeze by standing over the square root of authors, in the top tenth of the cohort.',
        `Weights: a logistic regression on the six percentiles as normal scores, none below 0, learned at three freezes ${horizon} to ${horizon + 2} years before from honours up to this freeze. Mean of the six: unweighted.`,
        'The h-index counts today’s citations on works up to the freeze: it sees the future, which no facet does. Its counts are undated and miss some works.',
        `Intervals: bootstrap over people, ${samples} samples, fixed seed.`,
      ],
    },
    {
      title: 'Weights learned before each freeze',
      columns: ['freeze', 'honour', ...facetNames],
      rows: weights,
      protocol: ['A weight of 0 says that, the others being equal, a higher facet foretold no more honours.'],
    },
    {
      title: 'What was read at each freeze',
      columns: ['freeze', 'input', 'rows', 'newest known_on'],
      rows: inputs,
      protocol: [
        'Which author lines are one person, and which words make a topic, were decided on all years. The h-index baseline also reads work_record.citations, undated.',
      ],
    },
  ];
}

function compare(
  { people, cohort, truth }: Frame,
  honour: Honour,
  scores: ReadonlyMap<string, Float64Array>,
): (string | number)[][] {
  const relevant = truth[honour];
  const groups = [...Map.groupBy(people.keys(), (row) => cohort[row]!).values()].filter(
    (rows) => rows.filter((row) => relevant[row] === 1).length >= fewest,
  );
  const asked = groups.flat();
  const lists = [...scores].map(([name, values]) => ({
    name,
    ranked: groups.map((rows) => rank(rows.map((row) => values[row]!))),
  }));
  const truths = groups.map((rows) => Uint8Array.from(rows, (row) => relevant[row]!));
  const once = groups.map((rows) => new Uint8Array(rows.length).fill(1));
  const drawn = draws(groups.map(({ length }) => length));
  const areas = lists.map(({ ranked }) => ({
    area: meanOver(ranked, truths, once),
    sampled: drawn.map((times) => meanOver(ranked, truths, times)),
    first: weighted(
      ranked.map((one, at) => precisionAt(looked, one, truths[at]!)),
      truths.map((one) => sum(one)),
    ),
  }));
  const honoured = asked.filter((row) => relevant[row] === 1).length;
  const ours = areas[0]!;
  return lists.map(({ name }, at) => {
    const { area, sampled, first } = areas[at]!;
    const ahead = ours.sampled.map((one, sample) => one - sampled[sample]!);
    const said = at === 0 ? '' : `${share(ours.area - area)} (${between(ahead)})`;
    return [asked.length, honoured, name, share(area), between(sampled), share(first), said];
  });
}

const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at]!;
  return total;
};

function meanOver(
  ranked: readonly Ranked[],
  truths: readonly Uint8Array[],
  times: readonly Uint8Array[],
): number {
  const areas = ranked.map((one, at) => averagePrecision(one, truths[at]!, times[at]!));
  return weighted(
    areas.map((area) => (Number.isNaN(area) ? 0 : area)),
    truths.map((one, at) => (Number.isNaN(areas[at]!) ? 0 : sum(one))),
  );
}

const weighted = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((total, value, at) => total + value * weights[at]!, 0) / Math.max(1e-9, sum(weights));

/** How often each person counts in each sample: Poisson draws of mean 1, as a bootstrap. */
function draws(sizes: readonly number[]): Uint8Array[][] {
  const random = seeded(7);
  const poisson = (): number => {
    let [count, left] = [0, random()];
    for (let chance = Math.exp(-1); left > chance && count < 8; chance /= count) {
      left -= chance;
      count++;
    }
    return count;
  };
  return Array.from({ length: samples }, () =>
    sizes.map((size) => Uint8Array.from({ length: size }, poisson)),
  );
}

const between = (values: readonly number[]): string => {
  const sorted = values.toSorted((a, b) => a - b);
  return `${share(sorted[Math.floor(0.025 * samples)]!)} to ${share(sorted[Math.ceil(0.975 * samples) - 1]!)}`;
};

async function readCounts(engine: Engine): Promise<Counts> {
  return engine.read(
    `with counted as (
       select s.work, max(greatest(coalesce(r.citations, 0), 0)) as citations
       from work_source s join work_record r on r.source = s.source and r.file = s.file and r.record = s.record
       group by s.work)
     select w.venue, cast(coalesce(c.citations, 0) as double) from work w left join counted c on c.work = w.work order by w.work`,
    { venue: 'text', citations: 'double' },
  );
}

/** Every table that a freeze reads, with its newest day. */
async function inputsAt(engine: Engine, year: number): Promise<(string | number)[][]> {
  const end = `date '${year}-12-31'`;
  const dated = `w.known_on <= ${end} and w.year <= ${year}`;
  const asked: readonly (readonly [string, string, string, string])[] = [
    ['work', 'work w', 'w.known_on', dated],
    ['mention', 'mention m join work w on w.work = m.work', 'w.known_on', dated],
    [
      'person_mention',
      'person_mention i join mention m on m.mention = i.mention join work w on w.work = m.work',
      'w.known_on',
      dated,
    ],
    ['work_topic', 'work_topic t join work w on w.work = t.work', 'w.known_on', dated],
    [
      'affiliation',
      'affiliation a join mention m on m.mention = a.mention join work w on w.work = m.work',
      'w.known_on',
      dated,
    ],
    ['work_organisation', 'work_organisation b join work w on w.work = b.work', 'w.known_on', dated],
    ['work_record (code)', 'work_source s join work w on w.work = s.work', 'w.known_on', dated],
    [
      'post (models, reports, awards)',
      'post p join person_post i on i.post_key = p.post_key',
      'p.known_on',
      `p.kind in ('model', 'report', 'award') and p.known_on <= ${end}`,
    ],
    [
      'stint_evidence (founders)',
      'stint_evidence e',
      'e.known_on',
      `e.standing = 'founder' and e.known_on <= ${end}`,
    ],
  ];
  const rows: (string | number)[][] = [];
  for (const [name, from, day, where] of asked) {
    const [row] = await engine.rows(
      `select count(*) as rows, cast(max(${day}) as varchar) as newest from ${from} where ${where}`,
    );
    rows.push([year, name, Number(row?.['rows'] ?? 0), String(row?.['newest'] ?? 'none')]);
  }
  return rows;
}

const nothingFrozen = (year: number): VivierError =>
  new VivierError('freeze-empty', {
    what: `Nobody can be measured at the end of ${year}.`,
    why: 'Nobody has three works by then.',
    mend: 'Freeze at another year, such as 2018.',
  });
