import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IdentityInput, Remembered } from './corpus/input.ts';
import { inputOf, type SampleWork } from './corpus/sample.ts';
import { identify } from './identify.ts';
import { readModel } from './model/model.ts';

const model = readModel(new URL('../../data/identity-model.json', import.meta.url));

/** Two people called Wei Wang: one writes on rivers at organisation 1, one on proteins at 2; and one Tom and Thomas Quillfeather. */
const works: readonly SampleWork[] = [0, 1, 2, 3, 4].flatMap((i) => [
  {
    title: `Flow of rivers and sediment transport ${i}`,
    year: 2018 + i,
    authors: ['Wei Wang', 'Ada Byron', 'Emmy Noether'],
    organisations: [1, 1, 1],
  },
  {
    title: `Folding of proteins by molecular dynamics ${i}`,
    year: 2018 + i,
    authors: ['Wei Wang', 'Rosalind Franklin', 'Max Perutz'],
    organisations: [2, 2, 2],
  },
  {
    title: `Protein structures at scale ${i}`,
    year: 2018 + i,
    authors: [i % 2 === 0 ? 'Thomas Quillfeather' : 'Tom Quillfeather', 'Rosalind Franklin', 'Max Perutz'],
    organisations: [2, 2, 2],
  },
]);

/** Clusters as sets of mention keys, in a fixed order: what must not depend on numbering. */
async function people(input: IdentityInput, threads = 1): Promise<string[]> {
  const { cluster } = await identify(input, model, { threads, blind: true });
  const sets = new Map<number, bigint[]>();
  for (const [mention, one] of cluster.entries())
    sets.set(one, [...(sets.get(one) ?? []), input.mentions[mention]!]);
  return [...sets.values()].map((keys) => keys.join(' ')).sort();
}

const input = inputOf(works);
const wangs = input.rawName.flatMap((name, mention) => (name === 'Wei Wang' ? [mention] : []));
const ofRivers = (mention: number) => input.title[input.work[mention]!]!.startsWith('Flow');

test('the works of two people of one name are told apart by co-authors, organisation and topic', async () => {
  const { cluster } = await identify(input, model, { threads: 1, blind: true });
  for (const a of wangs)
    for (const b of wangs) assert.equal(cluster[a] === cluster[b], ofRivers(a) === ofRivers(b));
});

test('a nickname joins the full name it fits', async () => {
  const { cluster } = await identify(input, model, { threads: 1, blind: true });
  const found = new Set(
    input.rawName.flatMap((name, mention) => (name.endsWith('Quillfeather') ? [cluster[mention]] : [])),
  );
  assert.equal(found.size, 1);
});

test('the numbering of works and the number of threads change nothing', async () => {
  const order = [...works.keys()].map((i) => (i * 7 + 3) % works.length);
  const expected = await people(input);
  assert.deepEqual(await people(inputOf(works, order)), expected);
  assert.deepEqual(await people(input, 2), expected);
});

test('an id that is hidden changes nothing', async () => {
  const openreview = input.rawName.map((_, mention) => `~Random_Token${mention % 3}`);
  assert.deepEqual(await people({ ...input, openreview }), await people(input));
});

test('a decision holds, and one that was undone leaves no trace', async () => {
  const [river, protein] = [wangs.find(ofRivers)!, wangs.find((mention) => !ofRivers(mention))!];
  const [a, b] = [input.mentions[river]!, input.mentions[protein]!];
  const merged = await identify({ ...input, decisions: [{ a, b, same: true }] }, model, {
    threads: 1,
    blind: true,
  });
  assert.equal(merged.cluster[river], merged.cluster[protein]);
  const [first, second] = wangs.filter(ofRivers) as [number, number];
  const parted = { a: input.mentions[first]!, b: input.mentions[second]!, same: false };
  const split = await identify({ ...input, decisions: [parted] }, model, { threads: 1, blind: true });
  assert.notEqual(split.cluster[first], split.cluster[second]);
  assert.deepEqual(await people({ ...input, decisions: [] }), await people(input));
});

test('blocks that have not changed keep what was found, others are computed', async () => {
  const before = await identify(input, model, { threads: 1, blind: true });
  const again = await identify(input, model, { threads: 1, blind: true, remembered: before.remembered });
  assert.deepEqual(again.cluster, before.cluster);
  assert.deepEqual(again.weight, before.weight);
  const more = inputOf([
    ...works,
    { title: 'Flow of rivers again', year: 2023, authors: ['Wei Wang', 'Ada Byron'], organisations: [1, 1] },
  ]);
  const later = await identify(more, model, { threads: 1, blind: true, remembered: before.remembered });
  const added = more.rawName.findIndex(
    (name, mention) => name === 'Wei Wang' && more.title[more.work[mention]!] === 'Flow of rivers again',
  );
  const mate = more.mentions.indexOf(input.mentions[wangs.find(ofRivers)!]!);
  assert.equal(later.cluster[added], later.cluster[mate]);
});

test('people of names that nothing new touches are joined as before, whatever they would score today', async () => {
  const quillfeathers = async (fits: Remembered['fits']) => {
    const { cluster } = await identify(input, model, {
      threads: 1,
      blind: true,
      remembered: { ...before.remembered, fits },
    });
    return new Set(
      input.rawName.flatMap((name, mention) => (name.endsWith('Quillfeather') ? [cluster[mention]] : [])),
    ).size;
  };
  const before = await identify(input, model, { threads: 1, blind: true });
  assert.equal(before.remembered.fits.score.length, 1);
  assert.equal(await quillfeathers(before.remembered.fits), 1);
  const none = { a: new BigInt64Array(0), b: new BigInt64Array(0), score: new Float64Array(0) };
  assert.equal(await quillfeathers(none), 2);
});
