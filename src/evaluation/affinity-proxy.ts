import { createHash } from 'node:crypto';
import { Affinity, type AffinityShares, type Described } from '../search/affinity.ts';
import type { WorkColumns } from '../search/input.ts';
import { stemsOf } from '../search/topic-index.ts';
import type { Frozen } from './expertise.ts';
import { share } from './figures.ts';

/** People with so many works by the freeze; so many people, each with so many other works of each kind. */
const drawn = { works: 4, people: 800, others: 8 } as const;

/** Years after the freeze in which a work is looked for. */
const horizon = 3;

/** A stem that this share of the later works has at most is rare. */
const rareShare = 0.01;

/** Every so-and-so-many-th known title says what titles have in common. */
const titlesSampled = 64;

const contenders: readonly (readonly [string, AffinityShares])[] = [
  ['Vivier', { words: 1, meaning: 0.5, sentence: 0 }],
  ['words alone (TF-IDF, five best, recency)', { words: 1, meaning: 0, sentence: 0 }],
  ['meaning alone', { words: 0, meaning: 1, sentence: 0 }],
];

/** A person's works at the freeze, their own later one, and others. */
interface Task {
  readonly profile: readonly number[];
  readonly own: number;
  readonly others: readonly (readonly number[])[];
}

/** Rows of figures: how often a person's own later work is told from others, by their titles until then. */
export function measureAffinity(
  { index, finder }: Frozen,
  works: WorkColumns,
  known: ReadonlySet<number>,
  year: number,
): (string | number)[][] {
  const tasks = drawTasks(works, known, year);
  const sample = [...known].filter((_, at) => at % titlesSampled === 0).map((row) => works.title[row]!);
  return contenders.map(([who, shares]) => {
    const affinity = new Affinity(index, finder, sample, shares);
    const described = new Map<number, Described>();
    const describe = (row: number): Described => {
      const before = described.get(row) ?? affinity.describe(works.title[row]!);
      described.set(row, before);
      return before;
    };
    const losses = [0, 1].map((kind) => {
      let lost = 0;
      let pairs = 0;
      for (const { profile, own, others } of tasks) {
        const listed = profile.map((row) => ({ described: describe(row), year: works.year[row] ?? year }));
        const portfolio = affinity.portfolio(listed, year);
        const score = (row: number): number => portfolio.affinityTo(describe(row));
        const mine = score(own);
        for (const other of others[kind]!) {
          const theirs = score(other);
          lost += theirs > mine ? 1 : theirs === mine ? 0.5 : 0;
          pairs++;
        }
      }
      return lost / pairs;
    });
    return [year, tasks.length, who, ...losses.map(share)];
  });
}

function drawTasks(works: WorkColumns, known: ReadonlySet<number>, year: number): Task[] {
  const before = new Map<number, number[]>();
  const after = new Map<number, number[]>();
  const later: number[] = [];
  const { offsets, people } = works.authors;
  for (let row = 0; row < works.id.length; row++) {
    const when = works.year[row] ?? null;
    const isLater = when !== null && when > year && when <= year + horizon;
    if (!isLater && !known.has(row)) continue;
    if (isLater) later.push(row);
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const lists = isLater ? after : before;
      const list = lists.get(people[at]!);
      if (list === undefined) lists.set(people[at]!, [row]);
      else list.push(row);
    }
  }
  const hash = (text: string): string => createHash('md5').update(text).digest('hex');
  const ofVenue = Map.groupBy(later, (row) => `${works.venueKey[row]} ${works.year[row]}`);
  const ofStem = new Map<string, number[]>();
  for (const row of later)
    for (const stem of new Set(stemsOf(works.title[row]!))) {
      const list = ofStem.get(stem);
      if (list === undefined) ofStem.set(stem, [row]);
      else list.push(row);
    }
  const chosen = [...before]
    .filter(([person, rows]) => person >= 0 && rows.length >= drawn.works && after.has(person))
    .map(([person, rows]) => ({ person, rows, key: hash(`${person}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, drawn.people);
  return chosen.flatMap(({ person, rows, key }) => {
    const mine = new Set(after.get(person));
    const own = [...mine].sort((a, b) => works.year[a]! - works.year[b]! || a - b)[0]!;
    const some = (pool: readonly number[]): number[] =>
      pool
        .filter((row) => !mine.has(row))
        .map((row) => ({ row, key: hash(`${key}${row}`) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .slice(0, drawn.others)
        .map(({ row }) => row);
    const rare = [...new Set(stemsOf(works.title[own]!))].flatMap((stem) => {
      const holders = ofStem.get(stem) ?? [];
      return holders.length <= rareShare * later.length ? holders : [];
    });
    const others = [
      some(ofVenue.get(`${works.venueKey[own]} ${works.year[own]}`) ?? []),
      some([...new Set(rare)]),
    ];
    return [{ profile: rows, own, others }];
  });
}
