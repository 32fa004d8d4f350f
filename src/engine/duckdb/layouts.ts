import { dayNumber } from '../../calendar/day-number.ts';
import type { ColumnType } from '../../tables/table.ts';
import type { Scalar } from '../engine.ts';

/** How the items of a column lie in the engine's memory, texts apart. */
export const layouts = {
  bigint: BigInt64Array,
  integer: Int32Array,
  smallint: Int16Array,
  tinyint: Int8Array,
  double: Float64Array,
  boolean: Uint8Array,
  date: Int32Array,
} as const;

/** The types whose items lie in an array. */
export type ItemType = Exclude<ColumnType, 'varchar'>;

export type Items = InstanceType<(typeof layouts)[ItemType]>;

/** Puts a value into its row: a day as ISO text for a column of dates. Throws a RangeError where a number does not fit. */
export function putItem(items: Items, row: number, type: ItemType, value: NonNullable<Scalar>): void {
  if (type === 'date') items[row] = dayNumber(String(value));
  else putNumber(items, row, value);
}

/** As `putItem`, for days that are numbers already too. */
export function putNumber(items: Items, row: number, value: NonNullable<Scalar>): void {
  if (items instanceof BigInt64Array) {
    items[row] = typeof value === 'bigint' ? value : BigInt(value);
    return;
  }
  const number = Number(value);
  items[row] = number;
  if (items[row] !== number && !(items instanceof Float64Array))
    throw new RangeError(`${String(value)} does not fit the column`);
}
