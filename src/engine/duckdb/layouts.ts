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
  if (type === 'date') items[row] = dayOf(String(value));
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

const DAY = 86_400_000;
/** Days by their text: a table names the same few thousand again and again. */
const days = new Map<string, number>();
/** More are no days of a calendar, and are not kept. */
const DAYS = 50_000;

/** Days from 1970 of ISO text. */
function dayOf(text: string): number {
  const known = days.get(text);
  if (known !== undefined) return known;
  const day = Math.round(Date.parse(`${text}T00:00:00Z`) / DAY);
  if (days.size < DAYS) days.set(text, day);
  return day;
}
