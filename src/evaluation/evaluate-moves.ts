import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { isoDay } from '../calendar/day-number.ts';
import type { Careers } from '../careers/career.ts';
import { readCareers } from '../careers/crew.ts';
import { type Asked, readHistory } from '../careers/history.ts';
import type { Engine } from '../engine/engine.ts';
import { coreKey } from '../names/keys.ts';
import { parseName } from '../names/parse.ts';
import { moveKinds } from '../tables/move-kinds.ts';
import { type Figures, share } from './figures.ts';
import {
  type Change,
  f1,
  f1Interval,
  medianSize,
  precision,
  recall,
  scoreChanges,
  type TopOfYear,
  topChanged,
} from './moves.ts';

/** How moves are measured. */
export interface MovesProtocol {
  readonly threads: number;
  /** Part of the name of a file whose evidence is left out, to see that a gap makes no exits. */
  readonly without: string;
  /** Gives 0 to 1. */
  readonly random: () => number;
}

const labelsFile = new URL('../../data/labels/moves.csv', import.meta.url);
/** Works that must be seen at each end of a labelled move. */
const WORKS = 2;
/** Labels name the year; a move of an academic year begins about here in it. */
const AUTUMN = 0.6;

interface Label {
  readonly person: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly year: number;
}

/** Measures moves against labels and against documented moves held apart from the evidence, beside two baselines. */
export async function evaluateMoves(engine: Engine, protocol: MovesProtocol): Promise<Figures[]> {
  return [
    await academic(engine, protocol),
    await documented(engine, protocol),
    await silence(engine, protocol),
  ];
}

async function read(engine: Engine, threads: number, asked: Asked = {}) {
  const { history, names } = await readHistory(engine, asked);
  const careers = await readCareers(history, threads);
  return { careers, names, changes: changesOf(careers, names) };
}

/** All moves found, with their kinds. */
function changesOf(
  careers: readonly Careers[],
  { people, organisations }: { people: readonly string[]; organisations: readonly string[] },
): (Change & { readonly kind: string })[] {
  return careers.flatMap(({ moves }) =>
    moves.map((one) => ({
      person: people[one.person]!,
      from: organisations[one.from]!,
      to: organisations[one.to]!,
      year: yearOf(isoDay(one.date)),
      kind: moveKinds[one.kind]!,
    })),
  );
}

const yearOf = (day: string): number =>
  Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12 + (Number(day.slice(8, 10)) - 1) / 365;

async function academic(engine: Engine, { threads, random }: MovesProtocol): Promise<Figures> {
  const { truth, people } = await readTruth(engine);
  const universities = new Set(
    (await engine.rows("select organisation from organisation where kind = 'education'")).map((row) =>
      String(row['organisation']),
    ),
  );
  const within = (all: readonly Change[]): Change[] =>
    all.filter(
      ({ person, from, to }) => people.has(person) && universities.has(from) && universities.has(to),
    );
  const { changes } = await read(engine, threads, { people: [...people] });
  const tops = await readTops(engine, [...people]);
  const ours = changes.filter(({ kind }) => kind !== 'entry' && kind !== 'dual');
  const contenders: [string, readonly Change[]][] = [
    ['Vivier', within(ours)],
    ['Vivier, entries counted too', within(changes.filter(({ kind }) => kind !== 'dual'))],
    ['top affiliation changed', within(topChanged(tops, 1))],
    ['top affiliation changed, two years running', within(topChanged(tops, 2))],
  ];
  return {
    title: `Academic moves: ${truth.length} labelled, of ${people.size} people (movers and people who stayed)`,
    columns: ['who', 'found', 'missed', 'false', 'P', 'R', 'F1', '90% interval', 'median date error, years'],
    rows: contenders.map(([who, found]) => {
      const score = scoreChanges(truth, found);
      const [low, high] = f1Interval([...people], truth, found, random);
      return [
        who,
        score.found,
        score.missed,
        score.falsely,
        ...[precision(score), recall(score), f1(score)].map(share),
        `${share(low)} to ${share(high)}`,
        share(medianSize(score.dateErrors)),
      ];
    }),
    protocol: [
      `Professors' moves written down from public knowledge before any output was seen (data/labels/moves.csv); counted where papers print both universities at least ${WORKS} times.`,
      `A move counts when its two universities are right and its date within two years; the label's year is read as year + ${AUTUMN}.`,
      'What the labels do not list counts as false, even where it is true: a move before 2012 may be. One constant (who is out of training) was looked at on these labels: they are no held-out record.',
    ],
  };
}

async function readTruth(engine: Engine): Promise<{ truth: Change[]; people: Set<string> }> {
  const labels = await readLabels(engine);
  const printed = new Map<string, number>();
  for (const row of await engine.rows(
    "select person, organisation, count(*) as works from stint_evidence where kind = 'work' group by person, organisation",
  ))
    printed.set(`${row['person']} ${row['organisation']}`, Number(row['works']));
  const works = (person: string, organisations: readonly string[]): number =>
    organisations.reduce((sum, one) => sum + (printed.get(`${person} ${one}`) ?? 0), 0);
  const named = Map.groupBy(await engine.rows('select person, name from person order by person'), (row) =>
    keyOf(String(row['name'])),
  );
  const truth: Change[] = [];
  const people = new Set<string>();
  for (const [name, own] of Map.groupBy(labels, ({ person }) => person)) {
    const fits = (person: string): number =>
      own.reduce((sum, { from, to }) => sum + works(person, from) + works(person, to), 0);
    const person = (named.get(keyOf(name)) ?? [])
      .map((row) => String(row['person']))
      .sort((a, b) => fits(b) - fits(a))[0];
    if (person === undefined || fits(person) < WORKS) continue;
    const seen = own.filter(({ from, to }) => works(person, from) >= WORKS && works(person, to) >= WORKS);
    if (own.some(({ to }) => to.length > 0) && seen.length === 0) continue;
    people.add(person);
    for (const { from, to, year } of seen) {
      const most = (all: readonly string[]) =>
        [...all].sort((a, b) => works(person, [b]) - works(person, [a]))[0]!;
      truth.push({ person, from: most(from), to: most(to), year: year + AUTUMN });
    }
  }
  return { truth, people };
}

const keyOf = (name: string): string => coreKey(parseName(name));

async function readLabels(engine: Engine): Promise<Label[]> {
  const rows = parse(await readFile(labelsFile), { columns: true }) as Record<string, string>[];
  const ids = Map.groupBy(
    await engine.rows('select organisation, name from organisation_name order by organisation, name'),
    (row) => String(row['name']).toLowerCase(),
  );
  const find = (name: string | undefined): string[] =>
    name ? (ids.get(name.toLowerCase()) ?? []).map((row) => String(row['organisation'])) : [];
  return rows.map((row) => ({
    person: row['person'] ?? '',
    from: find(row['from']),
    to: find(row['to']),
    year: Number(row['year']),
  }));
}

async function readTops(engine: Engine, people: readonly string[]): Promise<TopOfYear[]> {
  const rows = await engine.rows(
    `with counted as (
       select person, year(valid_from) as year, organisation, count(*) as lines
       from stint_evidence where kind = 'work' group by person, year(valid_from), organisation
     ),
     ranked as (
       select *, row_number() over (partition by person, year order by lines desc, organisation) as rank from counted
     )
     select person, year, organisation from ranked where rank = 1 order by person, year`,
  );
  const wanted = new Set(people);
  return rows
    .map((row) => ({
      person: String(row['person']),
      year: Number(row['year']),
      organisation: String(row['organisation']),
    }))
    .filter(({ person }) => wanted.has(person));
}

/** Moves that a post of the market tables states with where its holder came from; found again with posts hidden, and works. */
async function documented(engine: Engine, { threads }: MovesProtocol): Promise<Figures> {
  const rows = await engine.rows(
    `select i.person, b.organisation as source, a.organisation as target, cast(t.valid_from as varchar) as day
     from post t
     join person_post i on i.post_key = t.post_key
     join organisation_string a on a.context = 'market' and a.raw = t.raw_organisation
     join organisation_string b on b.context = 'market' and b.raw = t.previous_organisation
     where t.source = 'market' and t.kind = 'post' and t.status <> 'denied' and t.valid_from is not null
       and a.organisation <> b.organisation
     order by i.person, t.valid_from, b.organisation, a.organisation`,
  );
  const employer = await employerToday(engine);
  const raised = ({ person, from, to, year }: Change): Change => ({
    person,
    from: employer(from),
    to: employer(to),
    year,
  });
  const stated = rows
    .map((row) =>
      raised({
        person: String(row['person']),
        from: String(row['source']),
        to: String(row['target']),
        year: yearOf(String(row['day'])),
      }),
    )
    .filter(({ from, to }) => from !== to);
  // Two rows that state one move are one.
  const truth = stated.filter(
    (one, i) => !stated.slice(0, i).some((other) => scoreChanges([one], [other]).found > 0),
  );
  const people = [...new Set(truth.map(({ person }) => person))];
  const printed = new Set(
    (
      await engine.rows(
        "select distinct person, organisation from stint_evidence where kind in ('work', 'report', 'model')",
      )
    ).map((row) => `${row['person']} ${employer(String(row['organisation']))}`),
  );
  const visible = truth.filter(
    ({ person, from, to }) => printed.has(`${person} ${from}`) && printed.has(`${person} ${to}`),
  );
  const trials: [string, Asked['kinds'], readonly Change[]][] = [
    ['all evidence', undefined, truth],
    ['posts hidden, all stated moves', ['work', 'bag', 'report', 'model'], truth],
    ['posts hidden, both ends on works', ['work', 'bag', 'report', 'model'], visible],
    ['works hidden, and what stands beside a post', ['post'], truth],
  ];
  const lines: (string | number)[][] = [];
  for (const [who, kinds, wanted] of trials) {
    const { changes } = await read(engine, threads, { people, ...(kinds ? { kinds } : {}) });
    const score = scoreChanges(wanted, changes.map(raised));
    lines.push([who, wanted.length, score.found, share(recall(score)), share(medianSize(score.dateErrors))]);
  }
  return {
    title: 'Moves that market posts state, held apart from the evidence in turn',
    columns: ['evidence', 'moves', 'found', 'recall', 'median date error, years'],
    rows: lines,
    protocol: [
      'Employers compared at the top of their parents. With all evidence the stated move itself is read: that row shows what linking and the model lose.',
    ],
  };
}

/** The top of an organisation's employing parents, whatever the day. */
async function employerToday(engine: Engine): Promise<(organisation: string) => string> {
  const up = new Map(
    (
      await engine.rows(
        `select e.child, min(e.parent) as parent from organisation_edge e
         join organisation c on c.organisation = e.child
         where e.kind = 'parent' and c.source = 'vivier' group by e.child`,
      )
    ).map((row) => [String(row['child']), String(row['parent'])]),
  );
  return (organisation) => up.get(organisation) ?? organisation;
}

/** What is told of exits when a file's evidence is left out: no more of them, since a silence is none. */
async function silence(engine: Engine, { threads, without }: MovesProtocol): Promise<Figures> {
  const rows: (string | number)[][] = [];
  for (const [who, asked] of [
    ['all files', {}],
    [`without ${without}`, { without }],
  ] as const) {
    const { careers } = await read(engine, threads, asked);
    const moves = careers.flatMap((part) => part.moves).filter(({ kind }) => kind !== 0);
    const width = moves.reduce((sum, { after, before }) => sum + (before - after), 0) / 365.25;
    const ended = careers.reduce(
      (sum, { stints }) => sum + stints.endBefore.filter((day) => day > 0).length,
      0,
    );
    const exits = moves.filter(({ kind }) => moveKinds[kind] !== 'dual').length;
    rows.push([who, exits, ended, (width / moves.length).toFixed(2)]);
  }
  return {
    title: 'A silence is not an exit',
    columns: ['evidence', 'exits to another employer', 'stated ends', 'mean width of a move, years'],
    rows,
    protocol: [
      'Careers are read again without what that file says; who wrote which line stays as it was found with it.',
    ],
  };
}
