import { isoDay } from '../calendar/day-number.ts';
import { type Batch, type Engine, INT_NULL, type Scalar } from '../engine/engine.ts';
import { careersOf } from './career.ts';
import { readHistory } from './history.ts';
import { moveRows, stintRows } from './rows.ts';

type Row = Readonly<Record<string, Scalar>>;

/**
 * One person's stints and moves, read again from what could be known by a day (ISO), as rows of their tables. Pieces of evidence
 * without a day on which they could be known are left out.
 */
export async function readFrozenCareer(
  engine: Pick<Engine, 'read'>,
  person: string,
  knownBy: string,
): Promise<{ stints: Row[]; moves: Row[] }> {
  const { history, names } = await readHistory(engine, { people: [person], knownBy });
  const careers = [careersOf(history, 0, names.people.length)];
  return { stints: rowsOf(stintRows(careers, names)), moves: rowsOf(moveRows(careers, names)) };
}

function rowsOf(batches: Iterable<Batch>): Row[] {
  return [...batches].flatMap(({ rows, columns }) =>
    Array.from({ length: rows }, (_, i) =>
      Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, valueAt(values, i)])),
    ),
  );
}

/** What a table would hold there: days come in an Int32Array. */
function valueAt(values: ArrayLike<Scalar>, row: number): Scalar {
  const value = values[row] ?? null;
  if (!(values instanceof Int32Array)) return value;
  return value === INT_NULL ? null : isoDay(Number(value));
}
