import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoDay } from '../calendar/day-number.ts';
import { openDuckDB } from '../engine/duckdb/duckdb.ts';
import type { Engine } from '../engine/engine.ts';
import { createTable } from '../engine/schema.ts';
import { stintEvidence } from '../tables/careers.ts';
import { post } from '../tables/facts.ts';
import { personMention } from '../tables/identity.ts';
import { moveKinds } from '../tables/move-kinds.ts';
import { organisation, organisationEdge } from '../tables/organisations.ts';
import { mention, work } from '../tables/works.ts';
import { careersOf } from './career.ts';
import { readCareers } from './crew.ts';
import { type Asked, readHistory } from './history.ts';
import { moveRows, stintRows } from './rows.ts';
import { parts } from './stints.ts';

/** A piece: kind (`education` for a post that is training), organisation, day, and for a post its end and when it was said. */
type Piece = readonly [kind: string, organisation: string, from: string, to?: string | null, known?: string];
const isPost = (kind: string): boolean => kind === 'post' || kind === 'education';

async function pond(people: Record<string, readonly Piece[]>, backwards = false): Promise<Engine> {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of [stintEvidence, post, personMention, mention, work, organisation, organisationEdge])
    await createTable(engine, table);
  await engine.run(`insert into organisation (organisation, name, kind, source) values
    ('ash', 'Ash University', 'education', 'ror'), ('birch', 'Birch University', 'education', 'ror'), ('elm', 'Elm University', 'education', 'ror'),
    ('corp', 'Corp', 'company', 'vivier'), ('corp-lab', 'Corp Laboratory', 'company', 'vivier'),
    ('bought', 'Bought', 'company', 'vivier'), ('dale', 'Dale', 'company', 'vivier');
    insert into organisation_edge values ('corp-lab', 'corp', 'parent', null, null),
    ('bought', 'corp', 'parent', date '2018-01-01', null)`);
  const rows = Object.entries(people).flatMap(([person, pieces]) =>
    pieces.map(([kind, where, from, to, known], i) => ({
      person,
      kind,
      where,
      from,
      to,
      known,
      record: `${person}${i}`,
    })),
  );
  if (backwards) rows.reverse();
  await engine.append(stintEvidence, [
    {
      rows: rows.length,
      columns: {
        person: rows.map(({ person }) => person),
        organisation: rows.map(({ where }) => where),
        kind: rows.map(({ kind }) => (isPost(kind) ? 'post' : kind)),
        source: rows.map(() => 's'),
        file: rows.map(() => 'f'),
        record: rows.map(({ record }) => record),
        position: rows.map(() => 0),
        valid_from: rows.map(({ from }) => from),
        from_precision: rows.map(() => 'month'),
        valid_to: rows.map(({ to }) => to ?? null),
        to_precision: rows.map(() => 'month'),
        known_on: rows.map(({ from, known }) => known ?? from),
        weight: rows.map(() => 0.97),
        standing: rows.map(({ kind }) =>
          kind === 'post' ? 'employed' : kind === 'education' ? 'training' : null,
        ),
      },
    },
  ]);
  return engine;
}

async function movesIn(engine: Engine, asked: Asked = {}): Promise<string[]> {
  const { history, names } = await readHistory(engine, asked);
  return careersOf(history, 0, names.people.length).moves.map(
    ({ kind, from, to }) => `${moveKinds[kind]}: ${names.organisations[from]} > ${names.organisations[to]}`,
  );
}

const works = (organisation: string, ...years: string[]): Piece[] =>
  years.map((year) => ['work', organisation, year.length === 4 ? `${year}-06-01` : year]);

const dales: Piece[] = works('dale', '2014', '2015', '2016');

test('a change that lasts is a move, dated before the first work that prints it', async () => {
  const engine = await pond({ p: [...dales, ...works('corp', '2018', '2019', '2020')] });
  assert.deepEqual(await movesIn(engine), ['move: dale > corp']);
  const { history } = await readHistory(engine);
  const [move] = careersOf(history, 0, 1).moves;
  assert.ok(isoDay(move!.date) < '2018-06-01' && isoDay(move!.date) > '2016-06-01');
});

test('one line with another affiliation is no move', async () => {
  const engine = await pond({
    p: [...works('dale', '2014', '2015', '2016', '2017'), ...works('corp', '2015-12-01')],
  });
  assert.deepEqual(await movesIn(engine), []);
});

test('late works that print the employer left are no way back', async () => {
  const pieces = [...dales, ...works('corp', '2017', '2018', '2019', '2020'), ...works('dale', '2017-12-01')];
  assert.deepEqual(await movesIn(await pond({ p: pieces })), ['move: dale > corp']);
});

test('two employers printed in turn for years are two posts, not many moves', async () => {
  const turns = ['2014', '2015', '2016', '2017', '2018', '2019'];
  const pieces = turns.flatMap((year) => [
    ...works('ash', `${year}-02-01`),
    ...works('corp', `${year}-08-01`),
  ]);
  const found = await movesIn(await pond({ p: pieces }));
  assert.ok(
    found.length <= 1 && !found.some((one) => one.startsWith('move') || one.startsWith('return')),
    `${found}`,
  );
});

test('a summer elsewhere with a return is a visit', async () => {
  const pieces = [
    ...works('ash', '2014', '2015', '2016', '2018', '2019'),
    ...works('corp', '2017-02-01', '2017-06-01', '2017-07-01'),
  ];
  const engine = await pond({ p: pieces });
  assert.deepEqual(await movesIn(engine), []);
  const { history, names } = await readHistory(engine);
  const { stints } = careersOf(history, 0, 1);
  const visit = stints.organisation.findIndex((one) => names.organisations[one] === 'corp');
  assert.equal(parts[stints.part[visit]!], 'visit');
});

test('laboratories of one employer, and an employer bought by another, are no moves of their people', async () => {
  const within = [...works('corp-lab', '2014', '2015', '2016'), ...works('corp', '2017', '2018', '2019')];
  assert.deepEqual(await movesIn(await pond({ p: within })), []);
  const bought = [...works('bought', '2015', '2016', '2017'), ...works('corp', '2019', '2020', '2021')];
  assert.deepEqual(await movesIn(await pond({ p: bought })), []);
  const earlier = [...works('bought', '2011', '2012', '2013'), ...works('corp', '2014', '2015', '2016')];
  assert.deepEqual(await movesIn(await pond({ p: earlier })), ['move: bought > corp']);
});

test('who leaves a firm for another and comes back on stated posts returns', async () => {
  const pieces: Piece[] = [
    ['post', 'corp', '2012-01-01', '2021-10-01', '2024-08-01'],
    ...works('corp', '2018', '2019', '2020', '2021-12-01', '2022-02-01'),
    ['post', 'dale', '2021-11-01', '2024-08-01', '2024-08-01'],
    ['post', 'corp', '2024-08-01', null, '2025-06-01'],
  ];
  assert.deepEqual(await movesIn(await pond({ p: pieces })), ['move: corp > dale', 'return: dale > corp']);
});

test('where somebody came from, as it stands beside a post, is where they moved from', async () => {
  const pieces: Piece[] = [
    ['post', 'corp', '2015-12-01', null, '2024-01-01'],
    ['previous', 'dale', '2015-12-01'],
  ];
  const engine = await pond({ p: pieces });
  await engine.run(
    "update stint_evidence set valid_to = valid_from, valid_from = null where kind = 'previous'",
  );
  assert.deepEqual(await movesIn(engine), ['move: dale > corp']);
});

test('a new employer in the last year of the record is a move, not a visit', async () => {
  const pieces = [
    ...works('corp', '2018', '2019', '2020', '2021', '2022', '2023-02-01'),
    ...works('dale', '2023-01-01', '2023-04-01', '2023-06-01'),
  ];
  assert.deepEqual(await movesIn(await pond({ p: pieces })), ['move: corp > dale']);
});

test('a stated start dates a move to the day', async () => {
  const engine = await pond({ p: [...dales, ['post', 'corp', '2017-03-01', null, '2018-01-01']] });
  const { history } = await readHistory(engine);
  const [move] = careersOf(history, 0, 1).moves;
  assert.deepEqual([isoDay(move!.date), move!.stated], ['2017-03-01', 1]);
});

const doctorate: Piece = ['education', 'ash', '2008-09-01', '2013-06-01', '2020-01-01'];

test('the first post after a doctorate is an entry, and going on to a doctorate is none', async () => {
  const pieces: Piece[] = [
    ['education', 'dale', '2004-09-01', '2008-06-01', '2020-01-01'],
    doctorate,
    ...works('ash', '2010', '2012', '2013'),
    ...works('birch', '2014', '2015', '2016', '2018'),
  ];
  assert.deepEqual(await movesIn(await pond({ p: pieces })), ['entry: ash > birch']);
});

test('years after a doctorate that ended somebody is out of training, wherever they are', async () => {
  const later: Piece[] = [...works('birch', '2016', '2017', '2018'), ...works('elm', '2019', '2020', '2021')];
  assert.deepEqual(await movesIn(await pond({ p: later })), ['entry: birch > elm']);
  assert.deepEqual(await movesIn(await pond({ p: [doctorate, ...later] })), [
    'entry: ash > birch',
    'move: birch > elm',
  ]);
});

test('who was once a student where they are employed now leaves as employed', async () => {
  const pieces: Piece[] = [
    doctorate,
    ['post', 'birch', '2013-09-01', '2016-06-01', '2020-01-01'],
    ['post', 'ash', '2016-09-01', '2019-06-01', '2020-01-01'],
    ['post', 'elm', '2019-09-01', null, '2020-01-01'],
  ];
  assert.deepEqual(await movesIn(await pond({ p: pieces })), [
    'entry: ash > birch',
    'return: birch > ash',
    'move: ash > elm',
  ]);
});

test('years of silence make nobody senior', async () => {
  const pieces = [...works('ash', '2010', '2012'), ...works('birch', '2022', '2023')];
  assert.deepEqual(await movesIn(await pond({ p: pieces })), ['entry: ash > birch']);
});

test('a year in a firm between two universities is a visit', async () => {
  const pieces: Piece[] = [
    ['post', 'ash', '2008-01-01', '2018-06-01', '2018-06-01'],
    ...works('ash', '2014', '2015', '2016', '2017', '2018'),
    ...works('corp', '2019-02-01', '2019-06-01', '2019-09-01'),
    ...works('birch', '2020', '2021', '2022'),
  ];
  assert.deepEqual(await movesIn(await pond({ p: pieces })), ['move: ash > birch']);
});

test('authors in the order of the alphabet say nothing of who leads', async () => {
  const engine = await pond({ p: works('ash', '2014') });
  const lists = {
    w1: ['Ada Ash', 'Ben Birch', 'Cleo Carr'],
    w2: ['Ben Birch', 'Ada Ash', 'Cleo Carr'],
    w3: ['Ada Ash', 'Cleo Carr'],
  };
  let mention = 0;
  for (const [work, authors] of Object.entries(lists)) {
    await engine.run(
      `insert into work (work, kind, title, published_on) values ('${work}', 'paper', 'Title', date '2014-0${work[1]}-01')`,
    );
    for (const [position, name] of authors.entries())
      await engine.run(
        `insert into mention (mention, work, position, authors, raw_name) values (${++mention}, '${work}', ${position}, ${authors.length}, '${name}')`,
      );
    await engine.run(`insert into person_mention (person, mention, weight) values ('p', ${mention}, 1)`);
  }
  const { history } = await readHistory(engine);
  assert.deepEqual([...history.workLast], [0, 2, 0]);
});

test('a first author whom a work lists again at its end has one work, and is not its last', async () => {
  const engine = await pond({ p: works('ash', '2014'), q: works('ash', '2014') });
  await engine.run(`
    insert into work (work, kind, title, published_on) values ('w', 'paper', 'Title', date '2014-01-01');
    insert into mention (mention, work, position, authors, raw_name)
      values (1, 'w', 0, 4, 'Ben Birch'), (2, 'w', 1, 4, 'Dan Dill'), (3, 'w', 2, 4, 'Ada Ash'), (4, 'w', 3, 4, 'Ben Birch');
    insert into person_mention (person, mention, weight, repeats) values ('p', 1, 1, null), ('q', 3, 1, null), ('p', 4, 1, 1)`);
  const { history } = await readHistory(engine);
  assert.deepEqual(
    [[...history.workOffsets], [...history.workLast]],
    [
      [0, 1, 2],
      [1, 2],
    ],
  );
});

test('a question frozen at a day sees no move that was known later', async () => {
  const engine = await pond({ p: [...dales, ['post', 'corp', '2017-03-01', null, '2018-01-01']] });
  assert.deepEqual(await movesIn(engine, { knownBy: '2017-12-31' }), []);
  assert.deepEqual(await movesIn(engine, { knownBy: '2018-01-01' }), ['move: dale > corp']);
});

test('rows in another order and another number of threads give the same rows', async () => {
  const people = Object.fromEntries(
    Array.from({ length: 4100 }, (_, i) => [
      `p${i}`,
      [
        ...works('dale', '2014', `${2015 + (i % 3)}`),
        ...works(i % 2 ? 'corp' : 'ash', `${2018 + (i % 4)}`, '2023'),
      ],
    ]),
  );
  const texts = await Promise.all(
    (
      [
        [false, 1],
        [true, 2],
      ] as const
    ).map(async ([backwards, threads]) => {
      const { history, names } = await readHistory(await pond(people, backwards));
      const careers = await readCareers(history, threads);
      return JSON.stringify([[...stintRows(careers, names)], [...moveRows(careers, names)]]);
    }),
  );
  assert.ok(texts[0]!.length > 1e5);
  assert.equal(texts[0], texts[1]);
});
