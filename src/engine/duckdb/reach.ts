import type { DuckDBConnection } from '@duckdb/node-api';

/** Functions that give rows and tell of nothing but what they are given, or of the tables and their columns. */
const tableFunctions = new Set([
  'duckdb_columns',
  'duckdb_constraints',
  'duckdb_functions',
  'duckdb_keywords',
  'duckdb_tables',
  'duckdb_types',
  'duckdb_views',
  'generate_series',
  'generate_subscripts',
  'json_each',
  'json_tree',
  'pragma_table_info',
  'range',
  'repeat',
  'repeat_row',
  'summary',
  'unnest',
]);

/** The engine's own views that tell where the database lies, or how the engine is set up. */
const views = new Set([
  'duckdb_databases',
  'duckdb_logs',
  'pg_prepared_statements',
  'pg_settings',
  'pragma_database_list',
]);

/** Functions of one value that tell of the machine, the settings or the plan. */
const functions = new Set(['current_setting', 'getenv', 'json_serialize_plan', 'write_log']);

/** How far a statement reaches: over tables and plain functions, to something `beyond` them, or the engine could not say. */
export type Reach =
  | { readonly kind: 'tables' }
  | { readonly kind: 'beyond'; readonly name: string }
  | { readonly kind: 'unread' };

/**
 * Whether a SELECT names what is neither a table nor a plain function: it could tell of the machine (where the home lies, the settings,
 * the environment), reach it, or run a statement that nobody has looked at. The engine's own reading of the statement is looked
 * through, so no spelling hides a name; it reads SELECT alone.
 */
export async function reachOf(connection: DuckDBConnection, sql: string): Promise<Reach> {
  const read = await connection.runAndReadAll('select json_serialize_sql($1::varchar)', [sql]);
  const tree: unknown = JSON.parse(String(read.getRows()[0]?.[0]));
  if (typeof tree !== 'object' || tree === null || Reflect.get(tree, 'error') !== false)
    return { kind: 'unread' };
  const name = named(tree);
  return name === null ? { kind: 'tables' } : { kind: 'beyond', name };
}

function named(node: unknown): string | null {
  if (typeof node !== 'object' || node === null) return null;
  const found = strange(node);
  if (found !== null) return found;
  for (const part of Object.values(node)) {
    const within = named(part);
    if (within !== null) return within;
  }
  return null;
}

function strange(node: object): string | null {
  const nameOf = (of: unknown, key: string): string | null => {
    const name: unknown = typeof of === 'object' && of !== null ? Reflect.get(of, key) : undefined;
    return typeof name === 'string' ? name.toLowerCase() : null;
  };
  const type: unknown = Reflect.get(node, 'type');
  if (type === 'TABLE_FUNCTION') {
    const name = nameOf(Reflect.get(node, 'function'), 'function_name');
    return name !== null && tableFunctions.has(name) ? null : name;
  }
  const name = type === 'BASE_TABLE' ? nameOf(node, 'table_name') : nameOf(node, 'function_name');
  return name !== null && (type === 'BASE_TABLE' ? views : functions).has(name) ? name : null;
}
