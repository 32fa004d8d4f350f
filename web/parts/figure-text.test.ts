import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepFigure, readFigure, writeFigure } from './figure-text.ts';

test('a figure is read as English and French write it', () => {
  const read: readonly (readonly [string, number | undefined])[] = [
    ['1,250,000', 1_250_000],
    ['1 250 000,50', 1_250_000.5],
    ['1\u202f250\u00a0000', 1_250_000],
    ['12,5', 12.5],
    ['1,250', 1250],
    ['1.5M', 1_500_000],
    ['480k', 480_000],
    ['2,4 G$', 2.4e9],
    ['38 %', 38],
    ['-8', -8],
    ['', undefined],
    ['abc', undefined],
    ['1.2.3', undefined],
  ];
  for (const [text, figure] of read) assert.equal(readFigure(text), figure, text);
});

test('what a field shows is read back as what it holds', () => {
  for (const tag of ['en-GB', 'fr-CA']) {
    const { format } = new Intl.NumberFormat(tag);
    for (const share of [0, 0.004, 0.15, 0.375, 1]) {
      const typed = readFigure(writeFigure(share, 'percent', format));
      assert.equal(typed === undefined ? undefined : keepFigure(typed, 'percent'), share, tag);
    }
    for (const amount of [0, 1.2, 480_000, 2_500_000_000])
      assert.equal(readFigure(writeFigure(amount, 'money', format)), amount, tag);
  }
});
