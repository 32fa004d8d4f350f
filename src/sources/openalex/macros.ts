const RESOLVER = 'https://openalex.org/';

/** An OpenAlex id of a work, with or without its resolver; the first group is the bare id. */
export const WORK_ID = /^(?:https:\/\/openalex\.org\/)?(W\d+)$/u;

/**
 * Small pieces of DuckDB's SQL. A regular expression with a replacement is ten times as dear as a test for whether it
 * is needed, and hardly any text needs one.
 */
export const macros = `
create or replace temp macro openalex_work(x) as nullif(regexp_extract(x, '^(?:${RESOLVER})?(W[0-9]+)$', 1), '');
create or replace temp macro openalex_id(x, letter) as
  case when starts_with(x, '${RESOLVER}' || letter) then substr(x, ${RESOLVER.length + 1}) when starts_with(x, letter) then x end;
create or replace temp macro folded(x) as
  case when regexp_matches(x, '^\\s|\\s$|\\s\\s|[^\\S ]') then nullif(trim(regexp_replace(x, '\\s+', ' ', 'g')), '') else nullif(x, '') end;
create or replace temp macro without_addresses(x) as
  case when contains(x, '@')
    then regexp_replace(x, '[^\\s;,{}<>()]+\\s?@\\s?([\\w-]+\\s?\\.\\s?)+[A-Za-z]{2,}', '', 'g') else x end;
`;
