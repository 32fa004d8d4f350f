/**
 * Trino's spellings, and our own few functions, as DuckDB macros: the shared SQL is written in Trino's words.
 * `h60` is the 60-bit hash both engines agree on (the first 15 hexadecimal digits of md5); `base32_10` spells
 * its upper 50 bits as ten letters.
 */
const letter = (shift: number): string =>
  `substr('abcdefghijklmnopqrstuvwxyz234567', cast((h >> ${shift}) & 31 as integer) + 1, 1)`;
const shifts = [55, 50, 45, 40, 35, 30, 25, 20, 15, 10];

export const macros = `
create or replace temp macro h60(s) as cast('0x' || substr(md5(s), 1, 15) as bigint);
create or replace temp macro base32_10(h) as ${shifts.map(letter).join(' || ')};
create or replace temp macro from_iso8601_date(s) as cast(s as date);
create or replace temp macro regexp_like(s, pattern) as regexp_matches(s, pattern);
create or replace temp macro cardinality(xs) as len(xs);
create or replace temp macro json_extract_scalar(j, path) as json_extract_string(j, path);
create or replace temp macro array_join(xs, separator) as array_to_string(xs, separator);
`;
