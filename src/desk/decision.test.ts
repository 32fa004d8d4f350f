import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Decision, effectiveDecisions, standing } from './decision.ts';

/** One move in a session: decide something new, or undo whatever stands at a place in the journal. */
const moves = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ decide: fc.bigInt({ min: 0n, max: 2n ** 60n }) }) },
    { weight: 2, arbitrary: fc.record({ undo: fc.nat() }) },
  ),
  { maxLength: 60 },
);

const entry = (id: number, key: bigint, reverses: number | null): Decision => ({
  id,
  kind: reverses === null ? 'merge' : 'undo',
  keys: [key],
  others: [],
  who: 'somebody',
  why: 'a reason',
  madeAt: new Date(0),
  reverses,
});

/** The journal of a session. */
function play(session: readonly ({ decide: bigint } | { undo: number })[]): Decision[] {
  const journal: Decision[] = [];
  for (const move of session) {
    const id = journal.length + 1;
    const held = [...standing(journal)].sort((a, b) => a - b);
    const target = 'undo' in move ? held[move.undo % Math.max(1, held.length)] : undefined;
    if ('decide' in move) journal.push(entry(id, move.decide, null));
    else if (target !== undefined) journal.push(entry(id, 0n, target));
  }
  return journal;
}

/** The journal as it would be had a decision never been made: without it, its undo, the undo of that, … */
function withoutTrace(journal: readonly Decision[], id: number): Decision[] {
  const gone = new Set([id]);
  for (const decision of journal)
    if (decision.reverses !== null && gone.has(decision.reverses)) gone.add(decision.id);
  return journal.filter((decision) => !gone.has(decision.id));
}

describe('effective decisions', () => {
  it('are all of them where nothing is undone', () => {
    const journal = [entry(1, 7n, null), entry(2, 8n, null)];
    assert.deepEqual(effectiveDecisions(journal), journal);
  });

  it('are, after an undo, as if what is undone had never been decided', () => {
    fc.assert(
      fc.property(moves, fc.nat(), (session, choice) => {
        const journal = play(session);
        const held = [...standing(journal)];
        const undone = held[choice % Math.max(1, held.length)];
        if (undone === undefined) return;
        const after = [...journal, entry(journal.length + 1, 0n, undone)];
        assert.deepEqual(effectiveDecisions(after), effectiveDecisions(withoutTrace(journal, undone)));
      }),
      { numRuns: 1000 },
    );
  });

  it('do not depend on the order in which the journal is read', () => {
    fc.assert(
      fc.property(moves, fc.nat(), (session, turn) => {
        const journal = play(session);
        const cut = turn % Math.max(1, journal.length);
        const turned = [...journal.slice(cut), ...journal.slice(0, cut)];
        assert.deepEqual(effectiveDecisions(turned), effectiveDecisions(journal));
      }),
    );
  });

  it('hold again when their undo is undone', () => {
    const journal = [entry(1, 7n, null), entry(2, 7n, 1), entry(3, 7n, 2)];
    assert.deepEqual(
      effectiveDecisions(journal).map(({ id }) => id),
      [1],
    );
    assert.deepEqual([...standing(journal)].sort(), [1, 3]);
  });
});
