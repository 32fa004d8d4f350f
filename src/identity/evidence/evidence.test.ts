import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus } from '../corpus/corpus.ts';
import { inputOf } from '../corpus/sample.ts';
import { nodesOfCores } from '../passes/nodes.ts';
import { readCircles } from './circles.ts';
import { PairEvidence } from './evidence.ts';
import { pairFeatures } from './levels.ts';

const { corpus } = readCorpus(
  inputOf(
    Array.from({ length: 12 }, (_, i) => ({
      title: i % 2 === 0 ? `Flow of rivers ${i}` : `Folding of proteins ${i}`,
      year: 2010 + i,
      authors: ['Wei Wang', i % 3 === 0 ? 'Ada Byron' : 'Max Perutz', 'Emmy Noether'],
      organisations: [i % 4, 1, 1],
    })),
  ),
);
const circles = readCircles(corpus, corpus.core, corpus.members);
const mentions = [0, 1, 2].flatMap((core) => {
  const { offsets, values } = corpus.members;
  return offsets[core + 1]! - offsets[core]! === 12
    ? [values.subarray(offsets[core]!, offsets[core + 1]!)]
    : [];
})[0]!;

const fresh = (): PairEvidence => new PairEvidence(corpus, nodesOfCores(corpus, circles));

/** Levels of the last of some mentions with each before it. */
function rowsOf(evidence: PairEvidence, some: Int32Array): number[] {
  evidence.among(some);
  evidence.from(some.length - 1);
  return [...evidence.levels.subarray(0, (some.length - 1) * pairFeatures.length)];
}

test('two mentions are compared alike whatever else is, and was, compared beside them', () => {
  const grown = fresh();
  for (let count = 2; count <= mentions.length; count++) {
    const some = mentions.subarray(0, count);
    const alone = [...some.subarray(0, count - 1)].flatMap((other) =>
      rowsOf(fresh(), Int32Array.of(other, some[count - 1]!)),
    );
    assert.equal(alone.length, (count - 1) * pairFeatures.length);
    assert.ok(alone.some((level) => level > 0));
    assert.deepEqual(rowsOf(fresh(), some), alone);
    assert.deepEqual(rowsOf(grown, some), alone);
  }
});
