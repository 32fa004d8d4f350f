import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pack, part, under, unpack } from './sections.ts';

const section = fc.oneof(
  fc.uint8Array({ maxLength: 20 }).map((array) => new Uint8Array(array)),
  fc.uint32Array({ maxLength: 20 }).map((array) => new Uint32Array(array)),
);

test('what is packed is what is unpacked', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z.]{1,8}$/), section, { noNullPrototype: true }),
      (sections) => {
        assert.deepEqual(unpack(pack(sections), 'x'), sections);
      },
    ),
  );
});

test('a file that begins anywhere in its buffer can be unpacked', () => {
  const bytes = pack({ one: Uint32Array.of(7, 8) });
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  assert.deepEqual(unpack(shifted.subarray(3), 'x')['one'], Uint32Array.of(7, 8));
});

test('the order in which sections are given leaves no trace', () => {
  const [a, b] = [Uint8Array.of(1), Uint32Array.of(2)];
  assert.deepEqual(pack({ a, b }), pack({ b, a }));
});

test('a part of a file keeps its sections under their own names', () => {
  const [a, b] = [Uint8Array.of(1), Uint8Array.of(2)];
  assert.deepEqual(part({ ...under('left', { a }), ...under('right', { b }) }, 'right'), { b });
});

test('a file cut short, of another version or of another kind is refused', () => {
  const bytes = pack({ one: Uint32Array.of(7, 8, 9) });
  const older = bytes.slice();
  older[4] = 99;
  for (const broken of [
    bytes.subarray(0, bytes.length - 8),
    bytes.subarray(0, 20),
    older,
    new Uint8Array(64),
    new Uint8Array(),
  ]) {
    assert.throws(() => unpack(broken, 'people.names'), { code: 'search-index-damaged' });
  }
});
