import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus } from '../corpus/corpus.ts';
import { inputOf } from '../corpus/sample.ts';
import { Company, readNodeTopics } from './company.ts';

const { corpus } = readCorpus(
  inputOf(
    Array.from({ length: 24 }, (_, i) => ({
      title: i % 2 === 0 ? `Flow of rivers and lakes ${i}` : `Folding of proteins in cells ${i}`,
      year: 2010 + i,
      authors: i < 20 ? ['Wei Wang', i % 2 === 0 ? 'Ada Byron' : 'Max Perutz'] : ['Emmy Noether'],
    })),
  ),
);
const { dimensions, vectors } = corpus.topics;
const company = new Company(corpus, corpus.core, readNodeTopics(corpus, corpus.core, corpus.members));

/** By the definition, line by line: the mean topic of each co-author's other works, of length 1, and the work's own topic. */
function slowly(mention: number): number[] {
  const own = corpus.work[mention]!;
  const topicOf = (work: number) => Array.from(vectors.subarray(work * dimensions, (work + 1) * dimensions));
  const unit = (vector: number[]) => {
    const length = Math.hypot(...vector);
    return length > 1e-6 ? vector.map((value) => value / length) : vector.map(() => 0);
  };
  const sum = new Array<number>(dimensions).fill(0);
  for (let other = 0; other < corpus.mentions; other++) {
    if (corpus.work[other] !== own || other === mention) continue;
    const lines = [...corpus.core.keys()].filter((line) => corpus.core[line] === corpus.core[other]);
    for (const line of lines)
      if (corpus.work[line] !== own)
        topicOf(corpus.work[line]!).forEach((value, k) => {
          sum[k]! += value / lines.length;
        });
  }
  return unit(unit(sum).map((value, k) => value + topicOf(own)[k]!));
}

test('a line’s company is its topic and that of its co-authors’ other works, each of length 1', () => {
  const out = new Float64Array(2 * dimensions);
  for (let mention = 0; mention < corpus.mentions; mention++) {
    company.write(mention, out, dimensions);
    slowly(mention).forEach((value, k) => {
      assert.ok(Math.abs(out[dimensions + k]! - value) < 1e-4, `${mention} ${k}`);
    });
  }
});
