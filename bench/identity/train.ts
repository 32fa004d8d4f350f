import { writeFileSync } from 'node:fs';
import { openDuckDB } from '../../src/engine/duckdb/duckdb.ts';
import { readIdentityInput } from '../../src/identity/corpus/columns.ts';
import { trainIdentity } from '../../src/identity/model/train.ts';

/**
 * Makes data/identity-model.json from an observatory: `node bench/identity/train.ts OBSERVATORY [DATE]`. Takes about two
 * minutes on one free core. All name blocks whose OpenReview ids are known are learned from.
 */
const [, , observatory, made = new Date().toISOString().slice(0, 10)] = process.argv;
if (observatory === undefined) {
  console.error('Say which observatory to learn from: node bench/identity/train.ts OBSERVATORY [DATE]');
  process.exit(2);
}
const engine = await openDuckDB({ path: observatory, readOnly: true, threads: 1 });
const input = await readIdentityInput(engine, 'printed');
await engine.close();
const known = input.openreview.filter((id) => id !== null).length;
const from = `${input.title.length} works, ${input.mentions.length} mentions, ${known} of them with an OpenReview id`;
const model = trainIdentity(input, { mayLearn: () => true, report: console.log }).model(made, from);
writeFileSync(new URL('../../data/identity-model.json', import.meta.url), `${JSON.stringify(model)}\n`);
