import type { Engine } from '../engine/engine.ts';
import { identifier } from '../engine/schema.ts';
import { VivierError } from '../tables/error.ts';
import type { Table } from '../tables/table.ts';

/** Checks what must hold of a built table. Throws `expectation-broken`, naming the rule and the first rows that break it. */
export async function checkExpectations(engine: Engine, table: Table): Promise<void> {
  for (const { name, sql } of [
    ...nullExpectations(table),
    keyExpectation(table),
    ...(table.expectations ?? []),
  ]) {
    const broken = await engine.rows(`select * from (${sql}) as broken limit 3`);
    if (broken.length === 0) continue;
    throw new VivierError('expectation-broken', {
      what: `The table ${table.name} does not hold what it must: ${name}.`,
      where: broken.map((row) => Object.values(row).map(String).join(' · ')).join('; '),
      why: 'A build is published only when every table holds what is declared of it; what was served is still served.',
      mend: `Correct the step ${table.name} or its inputs, then run vivier build --from ${table.name}.`,
    });
  }
}

/** Keys are compared whole only where their hashes are not all different: grouping texts takes five times as long. */
function keyExpectation({ name, key }: Table): { name: string; sql: string } {
  const columns = key.map(identifier).join(', ');
  return {
    name: `(${key.join(', ')}) is unique`,
    sql: `
      select ${columns} from ${identifier(name)}
      where (select count(*) > count(distinct hash(${columns})) from ${identifier(name)})
      group by ${columns} having count(*) > 1`,
  };
}

function nullExpectations({ name, columns }: Table): { name: string; sql: string }[] {
  const required = Object.entries(columns).filter(([, column]) => column.optional === undefined);
  const condition = required.map(([column]) => `${identifier(column)} is null`).join(' or ');
  return [
    {
      name: 'columns that are not optional are filled',
      sql: `select * from ${identifier(name)} where ${condition}`,
    },
  ];
}
