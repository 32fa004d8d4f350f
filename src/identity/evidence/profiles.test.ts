import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCorpus } from '../corpus/corpus.ts';
import type { Lists } from '../corpus/lists.ts';
import { inputOf } from '../corpus/sample.ts';
import { nodesOfCores } from '../passes/nodes.ts';
import { readCircles } from './circles.ts';
import { Profiles } from './profiles.ts';

const names = ['Wei Wang', 'Ada Byron', 'Max P. Perutz', 'Emmy Noether', 'Wei M. Wang'];
const { corpus } = readCorpus(
  inputOf(
    Array.from({ length: 30 }, (_, i) => ({
      title: `${['Flow of rivers', 'Folding of proteins', 'Shape of knots'][i % 3]} and lakes in cells ${i % 5}`,
      year: i % 7 === 0 ? 0 : 2005 + (i % 11),
      authors: names.filter((_name, k) => (i + k) % 3 !== 0 || k === 0),
      organisations: [i % 4, 1, i % 2, 5, 6],
    })),
  ),
);
const { core, work, workMentions, members, topics, affiliation, surroundings } = corpus;
const profiles = new Profiles(corpus, nodesOfCores(corpus, readCircles(corpus, core, members)));

const row = ({ starts, values }: Lists, i: number) => [...values.subarray(starts[i]!, starts[i + 1]!)];
const weights = ({ starts, weights: all }: Lists, i: number) => [...all.subarray(starts[i]!, starts[i + 1]!)];
const ascending = (values: Iterable<number>) => [...new Set(values)].sort((a, b) => a - b);
const entries = ({ offsets, values }: { offsets: Int32Array; values: Int32Array }, i: number) => [
  ...values.subarray(offsets[i]!, offsets[i + 1]!),
];
const isUnit = (all: readonly number[]) => all.length === 0 || Math.abs(Math.hypot(...all) - 1) < 1e-5;

/** Groups of mentions of one core. */
const groups = fc
  .constantFrom(...Array.from({ length: members.offsets.length - 1 }, (_, one) => entries(members, one)))
  .chain((all) => fc.subarray(all, { minLength: 1 }));

test('a group has what its mentions have, by the definitions, however many groups were read before', () => {
  fc.assert(
    fc.property(fc.array(groups, { minLength: 1, maxLength: 6 }), (read) => {
      profiles.clear();
      for (const [i, mentions] of read.entries()) {
        assert.equal(profiles.read(mentions), i);
        const others = mentions.flatMap((mention) =>
          entries(workMentions, work[mention]!).filter((other) => other !== mention),
        );
        assert.deepEqual(row(profiles.coAuthors, i), ascending(others.map((other) => core[other]!)));
        const words = mentions.flatMap((mention) => entries(topics.words, work[mention]!));
        assert.deepEqual(row(profiles.words, i), ascending(words));
        assert.ok(isUnit(weights(profiles.words, i)) && isUnit(weights(profiles.venues, i)));
        const around = mentions.flatMap((mention) => entries(surroundings, work[mention]!));
        assert.deepEqual(row(profiles.around, i), ascending(around));
        assert.deepEqual(
          row(profiles.listed, i),
          ascending(mentions.map((mention) => corpus.year[work[mention]!]!).filter((year) => year > 0)),
        );
        const lines = mentions.flatMap((mention) =>
          entries(affiliation, mention).map((organisation) => [organisation, corpus.year[work[mention]!]!]),
        );
        const stays = row(profiles.stays, i);
        assert.deepEqual(stays, ascending(lines.map(([organisation]) => organisation!)));
        const first = profiles.stays.starts[i]!;
        for (const [at, organisation] of stays.entries())
          assert.deepEqual(
            row(profiles.stayYears, first + at).sort((a, b) => a - b),
            ascending(lines.filter(([one]) => one === organisation).map(([, year]) => year!)),
          );
      }
      assert.equal(profiles.count, read.length);
    }),
    { numRuns: 60 },
  );
});
