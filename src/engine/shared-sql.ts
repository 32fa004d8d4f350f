/**
 * Holds the SQL of stages to what DuckDB and Trino run alike. It reads the statement without its texts and
 * comments, and names what only one of the two has, with the spelling that both have.
 */
export interface Finding {
  readonly found: string;
  readonly mend: string;
}

const forbidden: readonly { readonly pattern: RegExp; readonly mend: string }[] = [
  { pattern: /\bqualify\b/, mend: 'a subquery with row_number() and where' },
  { pattern: /::/, mend: 'cast(x as type)' },
  { pattern: /==/, mend: '=' },
  { pattern: /\bgroup\s+by\s+all\b/, mend: 'name the expressions' },
  { pattern: /\border\s+by\s+all\b/, mend: 'name the expressions' },
  { pattern: /\bgroup\s+by\s+\d/, mend: 'repeat the expression' },
  { pattern: /\bdistinct\s+on\b/, mend: 'row_number() in a subquery' },
  { pattern: /\bexclude\b/, mend: 'name the columns' },
  { pattern: /\bselect\s+(?:\w+\.)?\*\s*replace\b/, mend: 'name the columns' },
  { pattern: /\bwith\s+recursive\b/, mend: 'a typed-array computation' },
  { pattern: /\bignore\s+nulls\b/, mend: 'filter (where x is not null)' },
  { pattern: /\b(?:string_agg|listagg|group_concat)\s*\(/, mend: "array_join(array_agg(x order by x), ',')" },
  { pattern: /\b(?:list_\w+|reduce|list_transform|transform)\s*\(/, mend: 'unnest and aggregate' },
  { pattern: /\bconcat\s*\(/, mend: '|| with explicit coalesce' },
  { pattern: /\bgreatest\s*\(|\bleast\s*\(/, mend: 'case with explicit nulls' },
  {
    pattern: /\bregexp_(?:replace|extract)\s*\(/,
    mend: 'a typed-array computation, or a macro of the engine',
  },
  { pattern: /\bsplit_part\s*\(/, mend: 'a macro of the engine' },
  { pattern: /\b(?:any_value|arg_max|arg_min|first|last)\s*\(/, mend: 'max_by or min_by' },
  { pattern: /\bmd5\s*\(|\bhash\s*\(|\bxxhash64\s*\(/, mend: 'h60(text)' },
  { pattern: /\bread_(?:csv|json|parquet)\w*\s*\(/, mend: 'a source that lands facts' },
  { pattern: /\boffset\b(?!\s+\d+\s+rows)/, mend: 'offset n rows fetch first m rows only' },
  { pattern: /\bilike\b/, mend: 'lower(x) like' },
  {
    pattern: /\bfrom\s+\w+\s+(?:semi|anti)\s+join\b|\b(?:semi|anti|asof)\s+join\b/,
    mend: 'exists or not exists',
  },
  {
    pattern: /\b(?:struct_pack|row_to_json|to_json|json_object)\s*\(/,
    mend: 'serving, in the duckdb dialect',
  },
];

/** What in the statement only one of the two engines has; empty where it is fine. */
export function lintSharedSql(sql: string): Finding[] {
  const bare = stripTextsAndComments(sql).toLowerCase();
  const findings = forbidden.flatMap(({ pattern, mend }) => {
    const match = pattern.exec(bare);
    return match ? [{ found: match[0], mend }] : [];
  });
  if (uncastSum(bare))
    findings.push({ found: 'sum(…) without cast', mend: 'cast(sum(x) as bigint) or cast(sum(x) as double)' });
  if (unguardedDivision(bare))
    findings.push({ found: '/ without nullif', mend: 'x / nullif(y, 0), or a number as divisor' });
  return findings;
}

function stripTextsAndComments(sql: string): string {
  return sql
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .replaceAll(/--[^\n]*/g, ' ')
    .replaceAll(/\/\*[\s\S]*?\*\//g, ' ');
}

function uncastSum(bare: string): boolean {
  return /(?<!cast\(\s*)\bsum\s*\(/.test(bare);
}

function unguardedDivision(bare: string): boolean {
  return /\/(?!\s*(?:nullif\b|[\d.]+))/.test(bare);
}
