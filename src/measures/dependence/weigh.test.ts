import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupRows } from '../../graph/rows.ts';
import { weigh } from './weigh.ts';

/** Three members with three works each on one topic, of which a typical expert has so much, and the first member twice what the others have. */
const restsOn = (typical: number) => {
  const works = Int32Array.from({ length: 9 }, (_, work) => work);
  const memberOf = works.map((work) => Math.floor(work / 3));
  return weigh({
    organisation: 'o',
    members: Int32Array.of(0, 1, 2),
    presence: Float64Array.of(1, 1, 1),
    record: {
      ...{
        fromYear: 2020,
        toYear: 2024,
        people: ['a', 'b', 'c'],
        authors: works.map(() => 1),
        topics: ['t'],
      },
      typical: Float64Array.of(typical),
      worksOf: groupRows(memberOf, works, 3),
      topicsOfWork: groupRows(
        works,
        works.map(() => 0),
        9,
      ),
      holdingsOf: groupRows(Int32Array.of(0, 1, 2), Int32Array.of(0, 1, 2), 3),
      holding: {
        topic: Int32Array.of(0, 0, 0),
        recent: Int32Array.of(3, 3, 3),
        capacity: Float64Array.of(2, 1, 1),
      },
    },
  });
};

test('a subject rests on one expert who has half of it, and on nobody where whoever has half is no expert', () => {
  const [held, unheld] = [restsOn(2), restsOn(4)];
  assert.deepEqual([held.topics[0]?.['experts'], held.topics[0]?.['bus_factor']], [1, 1]);
  assert.deepEqual([unheld.topics[0]?.['experts'], unheld.topics[0]?.['bus_factor']], [0, 0]);
  assert.deepEqual([held.whole['resting_on_one'], unheld.whole['resting_on_one']], [1, 0]);
});
