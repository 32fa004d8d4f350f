import { createWriteStream } from 'node:fs';
import { openDuckDB } from '../../src/engine/duckdb/duckdb.ts';
import { Numbers, readIdentityInput } from '../../src/identity/columns.ts';
import { readCorpus } from '../../src/identity/corpus.ts';
import { familyKey, firstGiven, initialKey } from '../../src/names/keys.ts';
import { parseName } from '../../src/names/parse.ts';

/**
 * Writes mentions as JSON lines for `with_splink.py`: `node bench/identity/export.ts OBSERVATORY FILE [--known]`. With
 * `--known` only those of name blocks that hold a known OpenReview id. The ids go along as `gold`, to measure by.
 */
const [, , observatory, file, known] = process.argv;
if (observatory === undefined || file === undefined) {
  console.error('Say from where to where: node bench/identity/export.ts OBSERVATORY FILE [--known]');
  process.exit(2);
}
const engine = await openDuckDB({ path: observatory, readOnly: true, threads: 1 });
const input = await readIdentityInput(engine, new Numbers(), []);
await engine.close();
const { corpus, names } = readCorpus(input);
const parsed = input.rawName.map((raw) => parseName(raw));
const block = parsed.map(initialKey);
const wanted = new Set(
  block.filter((_, mention) => known !== '--known' || input.openreview[mention] !== null),
);
const out = createWriteStream(file);
parsed.forEach((name, mention) => {
  if (corpus.core[mention]! < 0 || !wanted.has(block[mention]!)) return;
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
    block: block[mention],
    first: firstGiven(name),
    middle: name.given.slice(1).join(' ') || null,
    family: familyKey(name),
    coauthors: coAuthors.map((other) => names.coreKeys[corpus.core[other]!]),
    organisations: [...organisations].map(String),
    year: corpus.year[work],
    venue: String(corpus.venue[work]),
    gold: input.openreview[mention],
  };
  out.write(`${JSON.stringify(row)}\n`);
});
out.end();
