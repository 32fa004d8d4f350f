import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Resolver } from './resolver.ts';
import { readWords } from './spelling.ts';
import { countUnits } from './units.ts';

/** Answers with the university whose word stands in a string; all else is a unit. */
const resolver = {
  resolve: (raw: string) =>
    ['usc', 'mit']
      .filter((id) => raw.toLowerCase().includes(id))
      .map((organisation) => ({ organisation, weight: 1, method: 'alias' })),
  candidates: (raw: string) =>
    readWords(raw).words.flatMap((word, at) =>
      word === 'usc' || word === 'mit'
        ? [{ organisation: word, span: [at, at + 1] as const, evidence: new Float64Array() }]
        : [],
    ),
} as unknown as Resolver;

describe('units', () => {
  const unit = 'Ming Hsieh Department of Electrical Engineering';
  const beside = (organisation: string, streets: readonly string[]): string[] =>
    streets.map((street) => `${unit}, ${organisation}, ${street}`);

  it('belong to the one organisation that stands beside them in three strings', () => {
    const units = countUnits(resolver, beside('USC', ['A Street', 'B Street', 'C Street']));
    assert.deepEqual(
      [...units],
      [['ming hsieh department electrical engineering', { organisation: 'usc', strings: 3 }]],
    );
  });

  it('belong to nobody where two organisations share them, or where too few strings print them', () => {
    assert.equal(
      countUnits(resolver, [...beside('USC', ['A', 'B', 'C']), ...beside('MIT', ['A', 'B', 'C'])]).size,
      0,
    );
    assert.equal(countUnits(resolver, beside('USC', ['A', 'B'])).size, 0);
  });

  it('are not told by words of departments alone', () => {
    const strings = ['A', 'B', 'C'].map((street) => `Department of Computer Science, USC, ${street} Street`);
    assert.equal(countUnits(resolver, strings).size, 0);
  });
});
