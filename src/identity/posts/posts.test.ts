import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision, IdentityInput } from '../corpus/input.ts';
import { inputOf } from '../corpus/sample.ts';
import { type IdentityResult, identify } from '../identify.ts';
import { readModel } from '../model/model.ts';
import { finish } from '../passes/yielding.ts';
import { linkPosts, type PostLinks, type PostsInput, preparePosts } from './posts.ts';

const model = readModel(new URL('../../../data/identity-model.json', import.meta.url));
/** Wei Wang of rivers (organisation 1) and of proteins (organisation 2), among enough others for names to be rare. */
const works = [
  ...[0, 1, 2, 3, 4].flatMap((i) => [
    {
      title: `Flow of rivers and sediment ${i}`,
      year: 2018 + i,
      authors: ['Wei Wang', 'Ada Byron'],
      organisations: [1, 1],
    },
    {
      title: `Folding of proteins in cells ${i}`,
      year: 2018 + i,
      authors: ['Wei Wang', 'Rosalind Franklin'],
      organisations: [2, 2],
    },
  ]),
  ...Array.from({ length: 40 }, (_, i) => ({
    title: `On matter number ${i}`,
    year: 2020,
    authors: [
      `Given${'abcdefghij'[i % 10]} Family${'abcdefghij'[Math.floor(i / 10)]}${'klmnopqrst'[i % 10]}`,
    ],
    organisations: [3],
  })),
];
const input = inputOf(works);
const result = await identify(input, model, { threads: 1, blind: true });
const clusterOf = (name: string, title: string) =>
  result.cluster[
    input.rawName.findIndex(
      (raw, mention) => raw === name && input.title[input.work[mention]!]!.startsWith(title),
    )
  ];

function posts(
  rows: readonly { name: string; organisation?: number; title?: string; year?: number }[],
): PostsInput {
  return {
    keys: BigInt64Array.from(rows.keys(), (i) => BigInt(i + 1)),
    rawName: rows.map(({ name }) => name),
    organisations: {
      offsets: Int32Array.from({ length: rows.length + 1 }, (_, i) => i),
      values: Int32Array.from(rows, ({ organisation }) => organisation ?? 99),
      weights: new Float32Array(rows.length).fill(1),
    },
    firstYear: Int16Array.from(rows, ({ year }) => year ?? 2020),
    lastYear: Int16Array.from(rows, ({ year }) => year ?? 2020),
    record: Int32Array.from(rows.keys()),
    title: rows.map(({ title }) => title ?? ''),
  };
}

function link(
  rows: PostsInput,
  lines: IdentityInput,
  found: IdentityResult,
  decisions: readonly Decision[] = [],
): PostLinks {
  return linkPosts(finish(preparePosts(rows, lines, found)), lines, found, decisions);
}

test('a post at the organisation of one of two namesakes is theirs', () => {
  const { person } = link(posts([{ name: 'Wei Wang', organisation: 2 }]), input, result);
  assert.equal(person[0], clusterOf('Wei Wang', 'Folding'));
});

test('a post that two namesakes fit is nobody’s', () => {
  const { person, method } = link(posts([{ name: 'Wei Wang' }]), input, result);
  assert.deepEqual([person[0], method[0]], [-1, '']);
});

test('an award with the title of a work is its author’s', () => {
  const { person } = link(
    posts([{ name: 'Wei Wang', title: 'Flow of Rivers and Sediment 3' }]),
    input,
    result,
  );
  assert.equal(person[0], clusterOf('Wei Wang', 'Flow'));
});

test('somebody whom no paper names is a person of their own, one for all their posts', () => {
  const { person, method } = link(
    posts([
      { name: 'Zelda Quux', organisation: 7, year: 2010 },
      { name: 'Zelda Quux', organisation: 7, year: 2024 },
      { name: 'Zelda Quux', organisation: 8, year: 2024 },
      { name: 'Otto Quux', organisation: 7 },
    ]),
    input,
    result,
  );
  assert.equal(method[0], 'own');
  assert.equal(person[0], person[1]);
  assert.notEqual(person[0], person[3]);
});

test('a person’s decision outweighs the evidence', () => {
  const rivers = input.mentions[input.rawName.indexOf('Wei Wang')]!;
  const rows = posts([{ name: 'Wei Wang', organisation: 2 }]);
  const { person, method } = link(rows, input, result, [{ a: 1n, b: rivers, same: true }]);
  assert.deepEqual([person[0], method[0]], [result.cluster[input.mentions.indexOf(rivers)], 'decision']);
});

const rare = { name: 'Familia Rarissima' };
const chain = posts([
  { ...rare, organisation: 41, year: 2005 },
  { ...rare, organisation: 42, year: 2020 },
  { ...rare, organisation: 43, year: 2012 },
]);

test('posts far apart in time are one person’s by way of one between them', () => {
  const { person } = link(chain, input, result);
  assert.equal(new Set(person).size, 1);
});

test('a decision between two posts parts them, another joins them, and neither touches others', () => {
  const free = link(chain, input, result);
  const far = posts([
    { ...rare, organisation: 41, year: 1990 },
    { ...rare, organisation: 42, year: 2020 },
  ]);
  assert.equal(new Set(link(far, input, result).person).size, 2);
  const tied = link(far, input, result, [{ a: 1n, b: 2n, same: true }]);
  assert.equal(new Set(tied.person).size, 1);
  const near = posts([
    { ...rare, organisation: 41, year: 2020 },
    { ...rare, organisation: 41, year: 2020 },
  ]);
  assert.equal(new Set(link(near, input, result).person).size, 1);
  const parted = link(near, input, result, [{ a: 1n, b: 2n, same: false }]);
  assert.equal(new Set(parted.person).size, 2);
  assert.deepEqual(link(chain, input, result), free);
});

test('of two decisions between posts that disagree the later holds, also by way of a third', () => {
  const three = posts([1, 2, 3].map(() => ({ ...rare, organisation: 41, year: 2020 })));
  const people = (...decisions: Decision[]) => [...link(three, input, result, decisions).person];
  const tie = (a: bigint, b: bigint) => ({ a, b, same: true });
  const part = (a: bigint, b: bigint) => ({ a, b, same: false });
  const [one, other] = people(part(1n, 2n), tie(1n, 2n));
  assert.equal(one, other);
  const parted = people(tie(1n, 2n), part(1n, 2n));
  assert.notEqual(parted[0], parted[1]);
  const [first, second, third] = people(part(1n, 2n), tie(2n, 3n), tie(1n, 3n));
  assert.equal(first, second);
  assert.equal(second, third);
  const late = people(tie(2n, 3n), tie(1n, 3n), part(1n, 2n));
  assert.notEqual(late[0], late[1]);
});

test('a post without evidence of its own follows the linked posts of a rare name', () => {
  const linked = link(
    posts([
      { name: 'Ada Byron', organisation: 1, year: 2021 },
      { name: 'Ada Byron', organisation: 77, year: 2024 },
    ]),
    input,
    result,
  );
  assert.equal(linked.person[0], clusterOf('Ada Byron', 'Flow'));
  assert.equal(linked.person[1], linked.person[0]);
});

test('a post stated under an ORCID iD is theirs whose lines carry it, whatever else the name fits', () => {
  const proteins = input.rawName.findIndex(
    (name, i) => name === 'Wei Wang' && clusterOf('Wei Wang', 'Folding') === result.cluster[i],
  );
  const iD = '0000-0002-1825-0097';
  const known = { ...input, orcid: input.rawName.map((_, i) => (i === proteins ? iD : null)) };
  const told = { ...posts([{ name: 'Wei Wang' }]), orcid: [iD] };
  assert.equal(link(told, known, result).person[0], clusterOf('Wei Wang', 'Folding'));
  assert.equal(link(told, input, result).person[0], -1);
});
