import {
  Affinity,
  type AffinityShares,
  type Described,
  type Portfolio,
  usualShares,
} from '../search/affinity/affinity.ts';
import { type SentenceVector, sentencesOf } from '../search/affinity/sentences.ts';
import type { WorkColumns } from '../search/making/input.ts';
import { authorsOf, byHash, drawTasks, type Relation, relations, type Task } from './affinity-tasks.ts';
import { freeze, interval } from './expertise.ts';
import { share } from './figures.ts';
import { learnFromTitles } from './title-svd.ts';

/** Every so-and-so-many-th known title says what titles have in common. */
const titlesSampled = 64;

/** A work is near somebody where a measure has it among this share of the later works of strangers. */
const nearShare = 0.05;

/** Near works of strangers that each measure puts forward, and works of strangers from anywhere. */
const strangers = { near: 3, any: 4 } as const;

/** How much somebody is held to know of a work; a pair counts by the difference. */
const grades = { own: 4, coauthors: 3, acquaintances: 2, near: 1, any: 0 } as const;

/** What later works are put to somebody, by their grade. */
type Asked = ReadonlyMap<number, number>;

/** How near a work is to somebody. */
type Scorer = (task: Task) => (row: number) => number;

/** Vectors of titles by a sentence model. */
export type Embed = (titles: readonly string[]) => Promise<readonly SentenceVector[]>;

/** Columns of the figures. */
export const affinityColumns = [
  'freeze',
  'people',
  'who',
  'own',
  'co-authors',
  'acquaintances',
  'graded',
  'Vivier ahead (95%)',
] as const;

/** How it is measured, and what the figures do not say. */
export const affinityProtocol: readonly string[] = [
  'Stands in for self-rated expertise, of which none is held: what a researcher rates is what they chose to read, all of it near their work.',
  'People: six works by the freeze, spread over venues, by the titles of their newest twenty. None of their works is learned from, so that the corpus does not know them.',
  'Works of strangers to tell theirs from: for each person three that words, meaning and an SVD of titles each (and the sentence model, where one is named) have among the nearest 5%, so that what one measure errs in is asked of all alike. Works of theirs count where a measure has them there too.',
  'Own: their later works. Co-authors: later works, without them, of those with whom they wrote three. Acquaintances: later works of those with whom they come to write, without anybody known before. Graded: all of them (4, 3, 2), near works of strangers (1) and any others (0), a pair by its difference.',
  'Words: TF-IDF, five best works, halved for each eight years; without years; best single work. SVD of titles: latent semantic analysis, 64 numbers. Model: the sentence model, at the weight named.',
  'A pair in the wrong order loses its weight, a tie half of it. On self-rated expertise an SVD of titles is known to be worse than words (methods.md): a measure that finds otherwise is too easy.',
];

/** Figures of how well each way of measuring puts later works in order, by people's titles at the freeze. */
export async function measureAffinity(
  works: WorkColumns,
  known: ReadonlySet<number>,
  year: number,
  people: number,
  embed?: Embed,
): Promise<(string | number)[][]> {
  const { tasks, later } = drawTasks(works, known, year);
  const tested = new Set(tasks.map(({ person }) => person));
  const learned = [...known].filter((row) => !authorsOf(works, row).some((person) => tested.has(person)));
  const measures = new Measures(works, learned, people, year);
  if (embed !== undefined) await measures.embed(titlesOf(works, tasks, later), embed);
  const poolers = measures.poolers();
  const asked = tasks.map((task) => askedOf(task, later, poolers));
  const lossesOf = (scorer: Scorer): Losses => {
    const of = tasks.map((task, at) => {
      const score = scorer(task);
      return new Map([...asked[at]!].map(([row, grade]) => [row, { grade, score: score(row) }]));
    });
    const graded = of.map((rows) => loss([...rows.values()]));
    return {
      graded,
      byRelation: relations.map((relation) =>
        of.map((rows) =>
          loss([...rows.values()].filter(({ grade }) => grade === grades[relation] || grade === grades.near)),
        ),
      ),
    };
  };
  const measured = measures.contenders().map(([who, scorer]) => [who, lossesOf(scorer)] as const);
  const ours = measured[0]![1].graded;
  return measured.map(([who, { graded, byRelation }], at) => {
    const ahead = interval(
      graded.flatMap(({ lost, pairs }, person) =>
        pairs === 0 ? [] : lost / pairs - ours[person]!.lost / ours[person]!.pairs,
      ),
    );
    const said = at === 0 ? '' : `${share(ahead.mean)} (${share(ahead.low)} to ${share(ahead.high)})`;
    return [year, tasks.length, who, ...byRelation.map(together), together(graded), said];
  });
}

interface Loss {
  readonly lost: number;
  readonly pairs: number;
}

interface Losses {
  readonly graded: readonly Loss[];
  readonly byRelation: readonly (readonly Loss[])[];
}

const together = (losses: readonly Loss[]): string =>
  share(losses.reduce((sum, { lost }) => sum + lost, 0) / losses.reduce((sum, { pairs }) => sum + pairs, 0));

/** Weight of the pairs in the wrong order, and of all, each by the difference of its grades; a tie loses half (Stelmakh and others, 2023). */
export function loss(rated: readonly { readonly grade: number; readonly score: number }[]): Loss {
  let lost = 0;
  let pairs = 0;
  for (const more of rated)
    for (const less of rated) {
      const weight = more.grade - less.grade;
      if (weight <= 0) continue;
      pairs += weight;
      lost += weight * (less.score > more.score ? 1 : less.score === more.score ? 0.5 : 0);
    }
  return { lost, pairs };
}

/** The works put to somebody, each with its grade: near ones by any measure, and some from anywhere. */
function askedOf(task: Task, later: readonly number[], poolers: readonly Scorer[]): Asked {
  const { person, related, isOfStrangers } = task;
  const theirs = byHash(later.filter(isOfStrangers), (row) => `${person} ${row}`);
  const graded = new Map<number, number>(theirs.slice(0, strangers.any).map((row) => [row, grades.any]));
  const near = new Map<Relation, Set<number>>(relations.map((relation) => [relation, new Set()]));
  for (const scorer of poolers) {
    const score = scorer(task);
    const scores = Float64Array.from(theirs, score);
    const bar = scores.toSorted()[Math.floor((1 - nearShare) * scores.length)] ?? Number.POSITIVE_INFINITY;
    // Where no more than a few works have anything in common with theirs, the others are not near for that.
    const isNear = (value: number): boolean => value >= bar && value > 0;
    const nearest = theirs.filter((_, at) => isNear(scores[at]!));
    for (const row of nearest.slice(0, strangers.near)) graded.set(row, grades.near);
    for (const relation of relations)
      for (const row of related[relation]) if (isNear(score(row))) near.get(relation)!.add(row);
  }
  // A work that is near in several ways counts as the nearest one.
  for (const relation of [...relations].reverse())
    for (const row of near.get(relation)!) graded.set(row, grades[relation]);
  return graded;
}

const titlesOf = (works: WorkColumns, tasks: readonly Task[], later: readonly number[]): string[] => {
  const rows = tasks.flatMap(({ profile, related }) => [
    ...profile,
    ...relations.flatMap((relation) => related[relation]),
  ]);
  return [...new Set([...later, ...rows].map((row) => works.title[row]!))];
};

const onlyWords: AffinityShares = { words: 1, meaning: 0, sentence: 0 };
const onlyMeaning: AffinityShares = { words: 0, meaning: 1, sentence: 0 };
const onlySentence: AffinityShares = { words: 0, meaning: 0, sentence: 1 };

/** A title with where it points to by an SVD of titles. */
interface Title extends Described {
  readonly titleSvd: Float64Array | undefined;
}

/** Ways to measure nearness, all learned from the same works. */
class Measures {
  private readonly works: WorkColumns;
  private readonly year: number;
  private readonly titles = new Map<number, Title>();
  private readonly plain: Affinity;
  private readonly withShares: (shares: AffinityShares) => Affinity;
  private readonly titleSvd: (title: ReadonlyMap<string, number>) => Float64Array | undefined;
  private sentences: ReadonlyMap<string, Float64Array> | undefined;

  constructor(works: WorkColumns, learned: readonly number[], people: number, year: number) {
    const { index, finder } = freeze(works, new Set(learned), people);
    const sample = learned.filter((_, at) => at % titlesSampled === 0).map((row) => works.title[row]!);
    this.works = works;
    this.year = year;
    this.withShares = (shares) => new Affinity(index, finder, sample, shares);
    this.plain = this.withShares(usualShares);
    this.titleSvd = learnFromTitles(learned.map((row) => this.plain.describe(works.title[row]!).terms));
  }

  /** Takes up a sentence model. */
  async embed(titles: readonly string[], embed: Embed): Promise<void> {
    this.sentences = sentencesOf(await embed(titles));
  }

  /** Those that put works forward. */
  poolers(): Scorer[] {
    const model = this.sentences === undefined ? [] : [this.by(onlySentence)];
    return [this.by(onlyWords), this.by(onlyMeaning), this.bySvd(onlySentence), ...model];
  }

  /** Those that are measured, Vivier first. */
  contenders(): (readonly [string, Scorer])[] {
    const { words, meaning } = usualShares;
    const model = (sentence: number, rest: Partial<AffinityShares> = { words, meaning }): Scorer =>
      this.by({ words: 0, meaning: 0, ...rest, sentence });
    return [
      ['Vivier', this.by({ words, meaning, sentence: 0 })],
      ['words', this.by(onlyWords)],
      ['words, plain mean', this.by(onlyWords, true)],
      ['words, best work', this.byBestWork(onlyWords)],
      ['meaning', this.by(onlyMeaning)],
      ['SVD of titles', this.bySvd(onlySentence)],
      ['words and .5 SVD', this.bySvd({ words, meaning: 0, sentence: 0.5 })],
      ...(this.sentences === undefined
        ? []
        : ([
            ['sentence model', model(1, {})],
            ['words and model', model(1, { words })],
            ...[0.5, 1, 2].map((weight) => [`Vivier and ${weight} model`, model(weight)] as const),
          ] as const)),
    ];
  }

  private by(shares: AffinityShares, ageless = false): Scorer {
    const affinity = this.withShares(shares);
    return (task) => {
      const portfolio = this.portfolio(affinity, task.profile, ageless);
      return (row) => portfolio.affinityTo(this.describe(row));
    };
  }

  /** By the SVD of titles in the place of a sentence model. */
  private bySvd(shares: AffinityShares): Scorer {
    const affinity = this.withShares(shares);
    const describe = (row: number): Described => {
      const { terms, titleSvd } = this.describe(row);
      return { terms, direction: undefined, sentence: titleSvd };
    };
    return (task) => {
      const portfolio = affinity.portfolio(
        task.profile.map((row) => ({ described: describe(row), year: this.works.year[row]! })),
        this.year,
      );
      return (row) => portfolio.affinityTo(describe(row));
    };
  }

  private byBestWork(shares: AffinityShares): Scorer {
    const affinity = this.withShares(shares);
    return (task) => {
      const each = task.profile.map((row) => this.portfolio(affinity, [row], true));
      return (row) => Math.max(...each.map((one) => one.affinityTo(this.describe(row))));
    };
  }

  private portfolio(affinity: Affinity, rows: readonly number[], ageless: boolean): Portfolio {
    const dated = rows.map((row) => ({
      described: this.describe(row),
      year: ageless ? this.year : this.works.year[row]!,
    }));
    return affinity.portfolio(dated, this.year);
  }

  private describe(row: number): Title {
    const known = this.titles.get(row);
    if (known !== undefined) return known;
    const title = this.works.title[row]!;
    const plain = this.plain.describe(title);
    const made = { ...plain, sentence: this.sentences?.get(title), titleSvd: this.titleSvd(plain.terms) };
    this.titles.set(row, made);
    return made;
  }
}
