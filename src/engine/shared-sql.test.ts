import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintSharedSql } from './shared-sql.ts';

test('what only DuckDB has is named, with the spelling both engines have', () => {
  for (const sql of [
    'select a from t qualify row_number() over (order by a) = 1',
    'select a::integer from t',
    'select a, count(*) from t group by all',
    'select distinct on (a) a, b from t',
    'select * exclude (a) from t',
    'select sum(a) from t',
    'select a / b from t',
    "select string_agg(a, ',') from t",
    'select any_value(a) from t',
  ])
    assert.equal(lintSharedSql(sql).length, 1, sql);
});

test('shared spellings, and forbidden words inside texts and comments, pass', () => {
  for (const sql of [
    'select cast(sum(a) as bigint) from t group by b',
    "select 'qualify :: ==' as text -- group by all\nfrom t",
    'select a / nullif(b, 0), a / 2 from t',
    "select array_join(array_agg(a order by a), ',') from t",
    'select max_by(a, b) from t',
  ])
    assert.deepEqual(lintSharedSql(sql), [], sql);
});
