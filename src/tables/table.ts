/**
 * What a table is: its columns with types both engines know, its key, and what must hold of its rows.
 * Every table of the observatory is described once, here; the engine creates it, the pipeline checks it,
 * the documentation and `vivier sql` read it.
 */

/** Types that DuckDB and Trino spell alike. Lists are `varchar[]` in DuckDB and `array(varchar)` in Trino. */
export type ColumnType =
  | 'varchar'
  | 'bigint'
  | 'integer'
  | 'smallint'
  | 'tinyint'
  | 'double'
  | 'boolean'
  | 'date';

export interface Column {
  readonly type: ColumnType;
  /** What the value means, with its unit or its set of values. */
  readonly doc: string;
  /** May be null; a column that says nothing may not. */
  readonly optional?: true;
  /** Most rows have a text of their own: texts are stored as they are, and the engine does not look for repeats among them. */
  readonly varied?: true;
  /** Digits after the point that count when two builds are compared; other digits are noise of the sum's order. */
  readonly digits?: number;
}

/** A thing that must hold of a built table; `sql` selects the rows that break it. */
interface Expectation {
  readonly name: string;
  readonly sql: string;
}

export interface Table<Columns extends Record<string, Column> = Record<string, Column>> {
  readonly name: string;
  readonly doc: string;
  readonly layer:
    | 'facts'
    | 'works'
    | 'organisations'
    | 'identity'
    | 'careers'
    | 'measures'
    | 'deals'
    | 'serving';
  readonly columns: Columns;
  readonly key: readonly string[];
  readonly expectations?: readonly Expectation[];
}

/** Declares a table; exists so that column names stay literal types and keys name columns. */
export function table<const Columns extends Record<string, Column>>(
  definition: Table<Columns> & { readonly key: readonly (keyof Columns & string)[] },
): Table<Columns> {
  return definition;
}

type ValueOf<Type extends ColumnType> = Type extends 'varchar' | 'date'
  ? string
  : Type extends 'bigint'
    ? bigint
    : Type extends 'boolean'
      ? boolean
      : number;

/** One row of a table as TypeScript sees it: dates as ISO text, bigint as bigint. */
export type Row<T> =
  T extends Table<infer Columns>
    ? {
        [Name in keyof Columns]: Columns[Name] extends { optional: true }
          ? ValueOf<Columns[Name]['type']> | null
          : ValueOf<Columns[Name]['type']>;
      }
    : never;
