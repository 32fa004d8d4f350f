import { writeFileSync } from 'node:fs';
import { openDuckDB } from '../../src/engine/duckdb/duckdb.ts';
import { Numbers, readIdentityInput } from '../../src/identity/columns.ts';
import { identify } from '../../src/identity/identify.ts';
import { modelFile, readModel } from '../../src/identity/model.ts';

/**
 * Times ours on the mentions that `with_splink.py` gets: `node bench/identity/ours.ts OBSERVATORY RESULT.json`. Ids are
 * hidden; two threads. Seconds are of author lines to clusters, parsing of names included, reading the tables apart.
 */
const [, , observatory, result] = process.argv;
if (observatory === undefined || result === undefined) {
  console.error('Say from where to where: node bench/identity/ours.ts OBSERVATORY RESULT.json');
  process.exit(2);
}
const opened = performance.now();
const engine = await openDuckDB({ path: observatory, readOnly: true, threads: 2 });
const input = await readIdentityInput(engine, new Numbers(), []);
await engine.close();
const started = performance.now();
const { clusters } = await identify(input, readModel(modelFile), { blind: true, threads: 2 });
const figures = {
  mentions: input.mentions.length,
  clusters,
  seconds: Math.round((performance.now() - started) / 100) / 10,
  reading_seconds: Math.round((started - opened) / 100) / 10,
  peak_gigabytes: Math.round(process.resourceUsage().maxRSS / 1e4) / 100,
};
writeFileSync(result, `${JSON.stringify(figures)}\n`);
console.log(figures);
