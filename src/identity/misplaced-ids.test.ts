import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMisplacedIds, type PrintedLine } from './misplaced-ids.ts';

/** Works as lists of `Name id`, the id at the end and absent where there is none; all of one register. */
function linesOf(register: 'orcid' | 'openreview', works: readonly (readonly string[])[]): PrintedLine[] {
  return works.flatMap((authors, work) =>
    authors.map((author, position) => {
      const [, rawName = '', id = ''] = /^(.*?)(?: (#\w+))?$/.exec(author) ?? [];
      const ids = { orcid: '', openreview: '', [register]: id };
      return { mention: BigInt(work * 10 + position), work: `w_${work}`, position, rawName, ...ids };
    }),
  );
}

function saidOf(lines: readonly PrintedLine[]): string[] {
  return findMisplacedIds(lines).map(({ line, id, owner }) => `${line.rawName}: ${id} of ${owner.rawName}`);
}

for (const register of ['orcid', 'openreview'] as const) {
  test(`an ${register} id that slipped to a co-author's line is the co-author's`, () => {
    const lines = linesOf(register, [
      ['Ada Byron', 'Emmy Noether #1', 'Max Perutz'],
      ['Emmy Noether', 'Max Perutz #1'],
      ['Max Perutz #1', 'Emmy Noether'],
    ]);
    assert.deepEqual(saidOf(lines), ['Emmy Noether: #1 of Max Perutz']);
    assert.deepEqual(saidOf(lines.toReversed()), saidOf(lines));
  });
}

test('of as many lines each, the name that stands on more of the works owns the id, also where a whole list is shifted', () => {
  const lines = linesOf('orcid', [
    ['Ada Byron #1', 'Emmy Noether #2', 'Max Perutz'],
    ['Emmy Noether #1', 'Max Planck'],
    ['Max Perutz #2'],
  ]);
  assert.deepEqual(saidOf(lines), ['Ada Byron: #1 of Emmy Noether', 'Emmy Noether: #2 of Max Perutz']);
});

test('where two names stand alike neither is believed', () => {
  const lines = linesOf('orcid', [
    ['Ada Byron #1', 'Emmy Noether'],
    ['Ada Byron', 'Emmy Noether #1'],
  ]);
  assert.deepEqual(saidOf(lines), ['Ada Byron: #1 of Emmy Noether', 'Emmy Noether: #1 of Ada Byron']);
});

test('a change of name, a nickname, another order or spelling is no slip', () => {
  const lines = linesOf('openreview', [
    ['Rex Ying #1', 'Ada Byron'],
    ['Zhitao Ying #1', 'Ada Byron'],
    ['Maria-Florina Balcan #2', 'Emmy Noether'],
    ['Nina Balcan #2'],
    ['Wang Yuping #3', 'Emmy Noether'],
    ['Yuping Wang #3'],
    ['Đorđe Miladinović #4', 'Emmy Noether'],
    ['Djordje Miladinovic #4'],
    ['Megan Renz #5'],
    ['Megan Flynn #5', 'Emmy Noether'],
  ]);
  assert.deepEqual(saidOf(lines), []);
});
