import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cells, cut, table, wrap } from './layout.ts';

test('East Asian characters take two cells, marks and colours none', () => {
  assert.equal(cells('Yann'), 4);
  assert.equal(cells('王伟'), 4);
  assert.equal(cells('e\u0301'), 1);
  assert.equal(cells('\u001b[1mbold\u001b[22m'), 4);
});

test('a cut text fits, and says that it was cut', () => {
  assert.equal(cut('abcdef', 6), 'abcdef');
  assert.equal(cut('abcdef', 4), 'abc…');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 40 }),
      (text, width) => cells(cut(text, width)) <= width,
    ),
  );
});

test('what a source wrote cannot move the cursor', () => {
  assert.deepEqual(wrap('a\u001b[2Jb\r\nc', 80), ['ab c']);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/\p{Cc}/u.test(wrap(text, 40).join(''))));
});

test('wrapped lines keep every word in order, and only a longer word passes the width', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 30 });
  fc.assert(
    fc.property(words, fc.integer({ min: 16, max: 60 }), (text, width) => {
      const lines = wrap(text.join(' '), width, 2);
      assert.deepEqual(lines.join(' ').split(/ +/).filter(Boolean), text);
      assert.ok(lines.every((line) => cells(line) <= width));
    }),
  );
});

test('a table is no wider than it may be, and its figures stand at the right', () => {
  const lines = table([{ head: 'name' }, { head: 'rows', right: true }], [['a'.repeat(50), '7']], 30);
  assert.ok(lines.every((line) => cells(line) <= 30));
  assert.match(lines[1] ?? '', /a… +7$/);
});
