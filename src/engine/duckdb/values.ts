import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  SMALLINT,
  TINYINT,
  VARCHAR,
} from '@duckdb/node-api';
import type { ColumnType } from '../../tables/table.ts';
import type { Scalar } from '../engine.ts';

/** DuckDB's type for each of ours. */
export const duckdbTypes: Record<ColumnType, DuckDBType> = {
  varchar: VARCHAR,
  bigint: BIGINT,
  integer: INTEGER,
  smallint: SMALLINT,
  tinyint: TINYINT,
  double: DOUBLE,
  boolean: BOOLEAN,
  date: DATE,
};

/** A value of DuckDB's as ours. Counts and other wide integers that fit become numbers where the column is not bigint. */
export function fromDuckDB(value: DuckDBValue): Scalar {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return value;
  return String(value);
}
