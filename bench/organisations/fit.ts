/**
 * Makes what the resolver has learned: `node bench/organisations/fit.ts OBSERVATORY` writes the prior of use to
 * data/organisation-use.csv, the units that stand beside one organisation to data/organisation-units.csv, and prints the weights, fitted on the tuning half of the labels, for
 * src/organisations/weights.ts.
 */
import { writeFileSync } from 'node:fs';
import { openDuckDB } from '../../src/engine/duckdb/duckdb.ts';
import { readLabels } from '../../src/evaluation/evaluate-organisations.ts';
import { fitWeights } from '../../src/evaluation/organisations-fit.ts';
import { readRegistry } from '../../src/organisations/columns.ts';
import { buildResolver } from '../../src/organisations/resolver.ts';
import { countUnits } from '../../src/organisations/units.ts';
import { countUse } from '../../src/organisations/use.ts';
import { weights } from '../../src/organisations/weights.ts';

const observatory = process.argv[2];
if (observatory === undefined) {
  console.error('Say which observatory to learn from: node bench/organisations/fit.ts OBSERVATORY');
  process.exit(2);
}
const engine = await openDuckDB({ path: observatory, readOnly: true, threads: 1 });
const registry = await readRegistry(engine);
const printed = await engine.read(
  `select raw_affiliation, count(*) as lines from mention where raw_affiliation is not null
   group by raw_affiliation order by raw_affiliation`,
  { raw: 'text', lines: 'int' },
);
engine.closeDatabase();
const use = countUse(buildResolver(registry), printed.raw, Array.from(printed.lines));
const rows = [...use]
  .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  .map(([id, lines]) => `${id},${lines}`);
writeFileSync(
  new URL('../../data/organisation-use.csv', import.meta.url),
  `organisation,lines\n${rows.join('\n')}\n`,
);
const prior = { organisation: [...use.keys()], lines: [...use.values()] };
const units = [...countUnits(buildResolver({ ...registry, use: prior }), printed.raw)]
  .sort(([a, one], [b, other]) => other.strings - one.strings || (a < b ? -1 : 1))
  .map(([unit, { organisation, strings }]) => `${unit},${organisation},${strings}`);
writeFileSync(
  new URL('../../data/organisation-units.csv', import.meta.url),
  `unit,organisation,strings\n${units.join('\n')}\n`,
);
console.log(fitWeights(buildResolver({ ...registry, use: prior }), await readLabels(), weights));
