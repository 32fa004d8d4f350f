import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atLeast, Destinations, flowSize } from './flow-size.ts';
import type { WindowFlow } from './flows.ts';

test('the chance of so many is that of a sum over every way it can come about', () => {
  const chances = [0.1, 0.5, 0.03, 0.9, 0.25, 0.6];
  for (let count = 0; count <= chances.length; count++) {
    let sum = 0;
    for (let way = 0; way < 2 ** chances.length; way++) {
      const happened = chances.map((_, i) => (way >> i) & 1);
      if (happened.reduce((a, b) => a + b, 0) < count) continue;
      sum += chances.reduce((product, chance, i) => product * (happened[i] ? chance : 1 - chance), 1);
    }
    assert.ok(Math.abs(atLeast(Float64Array.from(chances), count) - sum) < 1e-12, `${count}: ${sum}`);
  }
});

test('a small chance keeps its digits', () => {
  const p = atLeast(new Float64Array(3).fill(1e-6), 3);
  assert.ok(Math.abs(p / 1e-18 - 1) < 1e-9, `${p}`);
});

test('a destination counts as often as peers went there in the window, and once more', () => {
  const kinds = new Map([
    ['a', 'company'],
    ['b', 'company'],
    ['u', 'education'],
  ]);
  const moves = [
    { day: 100, from: 'b', to: 'x' },
    { day: 200, from: 'b', to: 'y' },
    { day: 900, from: 'b', to: 'x' },
    { day: 100, from: 'u', to: 'x' },
    { day: 100, from: 'a', to: 'x' },
  ];
  const flow = { level: 'laboratory', from: 'a', to: 'x', movers: [{ day: 100 }] } as unknown as WindowFlow;
  assert.equal(new Destinations(moves, kinds).share(flow), 2 / 3);
});

test('newcomers are less likely to leave', () => {
  const expected = (days: number): number => flowSize(Float64Array.of(days), 1, 1).expected;
  assert.ok(expected(0) < expected(800));
  assert.equal(expected(Number.NaN), expected(5 * 365.25));
});
