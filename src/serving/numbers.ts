/**
 * People, works and organisations numbered by the order of their ids, as relations of a `with` clause: what is read
 * many times over is read as small integers, since every text costs a call into the engine.
 */
export const numberedPeople = number('people', 'person', 'person_line');
export const numberedWorks = number('works', 'work', 'work');
export const numberedOrganisations = number('organisations', 'organisation', 'organisation');

function number(relation: string, id: string, table: string): string {
  return `${relation} as (select ${id}, cast(row_number() over (order by ${id}) - 1 as integer) as number from ${table})`;
}

/** A date column as whole days since 1970, as `dayOf` reads it. */
export function days(column: string): string {
  return `cast(${column} - date '1970-01-01' as integer)`;
}
