import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkColumns } from '../search/making/input.ts';
import { affinityColumns, loss, measureAffinity } from './affinity-proxy.ts';
import { drawTasks } from './affinity-tasks.ts';

/** Works as columns. */
function columns(works: readonly { title: string; year: number; authors: readonly number[] }[]): WorkColumns {
  const offsets = [0];
  for (const { authors } of works) offsets.push(offsets.at(-1)! + authors.length);
  return {
    id: works.map((_, row) => `w${row}`),
    title: works.map(({ title }) => title),
    keywords: works.map(() => null),
    venue: works.map(() => null),
    year: works.map(({ year }) => year),
    venueKey: works.map((_, row) => `venue${row % 20}`),
    venueName: works.map(() => ''),
    status: works.map(() => ''),
    authors: { offsets, people: works.flatMap(({ authors }) => authors) },
  };
}

const rowsUntil = ({ year }: WorkColumns, last: number): Set<number> =>
  new Set(year.flatMap((when, row) => (when! <= last ? [row] : [])));

test('loss is the weight of the pairs in the wrong order, a tie half, whatever the scale of the scores', () => {
  // Pairs: 4 over 1 (weight 3, right), 4 over 2 (weight 2, tied), 2 over 1 (weight 1, wrong).
  const rated = [
    { grade: 4, score: 0.5 },
    { grade: 1, score: 0.4 },
    { grade: 2, score: 0.5 },
  ];
  assert.deepEqual(loss(rated), { lost: 1, pairs: 6 });
  const wrong = rated.map(({ grade, score }) => ({
    grade,
    score: grade === 2 ? 10 * score - 9 : 10 * score,
  }));
  assert.deepEqual(loss(wrong), { lost: 1, pairs: 6 });
  assert.deepEqual(loss([{ grade: 1, score: 1 }]), { lost: 0, pairs: 0 });
});

test('later works are told by who wrote them', () => {
  const early = (authors: readonly number[]) => ({ title: 'early', year: 2017, authors });
  const late = (authors: readonly number[], year = 2019) => ({ title: 'late', year, authors });
  // 0 wrote three works with 1 and one with 2, and comes to write with 3; nobody of them knows 4.
  const works = columns([
    ...Array.from({ length: 3 }, () => early([0, 1])),
    early([0, 2]),
    early([0]),
    early([0]),
    late([0, 3]),
    late([1]),
    late([2]),
    late([3]),
    late([3, 2]),
    late([4]),
    late([0], 2022),
  ]);
  const { tasks, later } = drawTasks(works, rowsUntil(works, 2018), 2018);
  const [task] = tasks;
  assert.deepEqual([tasks.length, task!.person], [1, 0]);
  assert.deepEqual(task!.profile, [0, 1, 2, 3, 4, 5]);
  assert.deepEqual(task!.related, { own: [6], coauthors: [7], acquaintances: [9] });
  assert.deepEqual(later.filter(task!.isOfStrangers), [11]);
  assert.ok(!later.includes(12), 'too late to be seen');
});

const subjects = [
  ['sparse autoencoders', 'mechanistic circuits', 'probing neurons', 'feature attribution'],
  ['quadruped gait', 'legged terrain', 'contact dynamics', 'torque control'],
  ['protein folding', 'molecular docking', 'ligand binding', 'residue graphs'],
];
/** 60 people of three circles; each writes a work a year, now with one of their circle, now with another. */
const circles = columns(
  Array.from({ length: 10 }, (_, at) => 2010 + at).flatMap((year) =>
    Array.from({ length: 60 }, (_, person) => {
      const phrases = subjects[person % 3]!;
      return {
        title: `${phrases[(person + year) % 4]} ${phrases[(person + 2 * year + 1) % 4]}`,
        year,
        authors: [person, (person + 3 * (1 + (year % 4))) % 60],
      };
    }),
  ),
);

test('people of several subjects are told from each other, the same way each time', async () => {
  const rows = await measureAffinity(circles, rowsUntil(circles, 2016), 2016, 60);
  assert.ok(rows.every((row) => row.length === affinityColumns.length));
  const [vivier] = rows;
  assert.equal(vivier![2], 'Vivier');
  assert.ok(Number(vivier![6]) < 0.4, String(vivier![6]));
  assert.deepEqual(await measureAffinity(circles, rowsUntil(circles, 2016), 2016, 60), rows);
});

test('a sentence model is sent every title once and measured beside the others', async () => {
  const sent: string[] = [];
  const rows = await measureAffinity(circles, rowsUntil(circles, 2016), 2016, 60, (titles) => {
    sent.push(...titles);
    const vector = (title: string): number[] =>
      subjects.map((phrases) => (phrases.some((phrase) => title.includes(phrase)) ? 1 : 0));
    return Promise.resolve(titles.map((title) => ({ title, vector: vector(title) })));
  });
  assert.equal(new Set(sent).size, sent.length);
  const graded = (who: string): number => Number(rows.find((row) => row[2] === who)![6]);
  assert.ok(graded('sentence model') < 0.5);
  assert.ok(graded('Vivier and 1 model') <= graded('sentence model'));
});
