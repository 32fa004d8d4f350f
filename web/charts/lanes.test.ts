import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Dot, layLanes, placeDots, type Stay } from './lanes.ts';
import { linear, yearOf } from './scale.ts';

const org = (id: string) => ({ id, name: id });
const stay = (id: string, from: string, to: string | null, more: Partial<Stay> = {}): Stay => ({
  organisation: org(id),
  role: null,
  strength: 'documented',
  startAfter: from,
  startBefore: from,
  endAfter: to ?? from,
  endBefore: to,
  pieces: 1,
  ...more,
});
const work = (id: string, year: number, organisations: string[] = []): Dot => ({
  id,
  title: id,
  venue: null,
  year,
  published: null,
  organisations: organisations.map(org),
  printed: organisations[0] ?? null,
});

test('lanes follow one another in the order in which the stays begin', () => {
  const { lanes } = layLanes(
    [stay('b', '2020-01-01', null), stay('a', '2015-01-01', '2020-01-01')],
    [],
    '2026-01-01',
    8,
  );
  assert.deepEqual(
    lanes.map(({ organisation }) => organisation?.id),
    ['a', 'b'],
  );
});

test('a work stands in the lane of the organisation that its line prints, as a full dot', () => {
  const { lanes } = layLanes(
    [stay('a', '2015-01-01', null), stay('b', '2015-01-01', null)],
    [work('w', 2016, ['b'])],
    '2026-01-01',
    8,
  );
  const [dot] = lanes.find(({ organisation }) => organisation?.id === 'b')?.dots ?? [];
  assert.equal(dot?.full, true);
});

test('a work that prints nothing stands with the only stay that covers it, as an empty dot', () => {
  const { lanes } = layLanes([stay('a', '2015-01-01', '2018-01-01')], [work('w', 2016)], '2026-01-01', 8);
  assert.deepEqual(
    lanes.map(({ dots }) => dots.map(({ full }) => full)),
    [[false]],
  );
});

test('a work that two stays cover is not given to either', () => {
  const stays = [stay('a', '2015-01-01', '2018-01-01'), stay('b', '2015-01-01', '2018-01-01')];
  const { lanes } = layLanes(stays, [work('w', 2016)], '2026-01-01', 8);
  assert.equal(lanes.at(-1)?.organisation, null);
  assert.equal(lanes.at(-1)?.dots.length, 1);
});

test('a documented post without an end is drawn to the day of the data, and is open', () => {
  const { lanes } = layLanes([stay('a', '2020-01-01', null)], [], '2026-01-01', 8);
  assert.equal(lanes[0]?.bars[0]?.to, 2026);
  assert.equal(lanes[0]?.bars[0]?.open, true);
});

test('a post in foundation models is no founding, a co-founder is one', () => {
  const founding = (role: string) =>
    layLanes([stay('a', '2020-01-01', null, { role })], [], '2026-01-01', 8).lanes[0]?.bars[0]?.founding;
  assert.equal(founding('Foundation Models lead'), false);
  assert.equal(founding('Co-founder and chief scientist'), true);
});

test('what finds no room is counted', () => {
  const stays = ['a', 'b', 'c'].map((id) => stay(id, '2020-01-01', null));
  assert.equal(layLanes(stays, [], '2026-01-01', 2).leftOut, 1);
});

test('every work has a dot somewhere, and no dot of a lane covers another', () => {
  const works = fc.array(fc.record({ year: fc.integer({ min: 2010, max: 2025 }), own: fc.boolean() }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(works, (drawn) => {
      const all = drawn.map(({ year, own }, index) => work(`w${index}`, year, own ? ['a'] : []));
      const { lanes, domain } = layLanes([stay('a', '2012-01-01', '2020-01-01')], all, '2026-01-01', 8);
      assert.equal(
        lanes.reduce((sum, lane) => sum + lane.dots.length, 0),
        all.length,
      );
      for (const lane of lanes) {
        const spots = placeDots(lane.dots, linear(domain, [100, 900]), 10);
        for (const one of spots) {
          for (const other of spots) {
            if (one !== other && one.row === other.row) assert.ok(Math.abs(one.x - other.x) >= 9.9);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a day is the part of its year that has passed', () => {
  assert.equal(yearOf('2024-01-01'), 2024);
  assert.ok(Math.abs(yearOf('2023-07-02') - 2023.5) < 0.003);
});
