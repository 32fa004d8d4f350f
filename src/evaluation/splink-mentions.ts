import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readCorpus } from '../identity/corpus/corpus.ts';
import type { IdentityInput } from '../identity/corpus/input.ts';
import { familyKey, firstGiven, initialKey } from '../names/keys.ts';
import { parseName } from '../names/parse.ts';

/** Writes mentions as JSON lines for `bench/identity/with_splink.py`. The ids go along as `gold`, to measure by. */
export async function writeSplinkMentions(input: IdentityInput, file: string): Promise<void> {
  const { corpus, names } = readCorpus(input);
  const out = createWriteStream(file);
  for (const [mention, raw] of input.rawName.entries()) {
    if (corpus.core[mention]! < 0) continue;
    const name = parseName(raw);
    const work = corpus.work[mention]!;
    const { offsets, values } = corpus.workMentions;
    const coAuthors = [...values.subarray(offsets[work]!, offsets[work + 1]!)].filter(
      (other) => other !== mention && corpus.core[other]! >= 0,
    );
    const organisations = input.affiliation.values.subarray(
      input.affiliation.offsets[mention]!,
      input.affiliation.offsets[mention + 1]!,
    );
    const row = {
      unique_id: String(input.mentions[mention]),
      block: initialKey(name),
      first: firstGiven(name),
      middle: name.given.slice(1).join(' ') || null,
      family: familyKey(name),
      coauthors: coAuthors.map((other) => names.coreKeys[corpus.core[other]!]),
      organisations: [...organisations].map(String),
      year: corpus.year[work],
      venue: String(corpus.venue[work]),
      gold: input.openreview[mention],
    };
    if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
