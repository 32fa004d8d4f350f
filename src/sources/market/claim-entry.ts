import type { claim } from '../../tables/facts.ts';
import type { Row } from '../../tables/table.ts';
import { Fields } from '../fields.ts';
import { ContentKeys } from '../keys.ts';
import { claimColumns, claimTables } from './claim-tables.ts';
import { claimOf } from './claims.ts';

/** Why a claim that somebody enters is refused: which field, and what of it. */
export interface EntryFault {
  readonly field: string;
  readonly reason: string;
  readonly detail: string;
}

/** A claim as the table of facts would hold it. */
export type EnteredClaim = Row<typeof claim>;

/** Without these nobody could check it. */
const checked = ['source_publisher', 'source_date'];

/**
 * Reads a claim that somebody enters by hand, by the names of the market's columns, as strictly as can be: what a file would
 * lose of a row refuses the whole entry here. The claim has the id that the same row of a file would have. `table` is a
 * key of claimTables.
 */
export function readEntry(
  table: string,
  cells: Readonly<Record<string, string>>,
  today: string,
): { readonly claim: EnteredClaim } | { readonly faults: readonly EntryFault[] } {
  const shape = claimTables[table];
  if (shape === undefined)
    return { faults: [fault('table', 'unknown-value', Object.keys(claimTables).join(', '))] };
  const columns = claimColumns(shape);
  const faults = Object.keys(cells)
    .filter((field) => !columns.includes(field))
    .map((field) => fault(field, 'unknown-field', columns.join(', ')));
  for (const field of [...shape.topic, ...checked])
    if (!cells[field]?.trim() && field !== shape.object)
      faults.push(fault(field, 'empty', 'nobody could find or check it'));
  const place = { source: 'desk', file: table, record: '' };
  const fields = new Fields(
    Object.fromEntries(columns.map((column) => [column, cells[column] ?? ''])),
    place,
    { reject: (_, field, reason, detail) => faults.push(fault(field, reason, detail)) },
    today,
  );
  const made = claimOf(fields, shape, new ContentKeys());
  if (made === null || faults.length > 0) return { faults: unique(faults) };
  return { claim: { ...empty, ...place, ...made } };
}

/** The optional columns of a claim, filled with nothing. */
const empty = {
  object: null,
  statement: null,
  value_low: null,
  value_high: null,
  unit: null,
  valid_from: null,
  from_precision: null,
  valid_to: null,
  to_precision: null,
  known_on: null,
  publisher: null,
  url: null,
  note: null,
};

function fault(field: string, reason: string, detail: string): EntryFault {
  return { field, reason, detail };
}

function unique(faults: readonly EntryFault[]): EntryFault[] {
  return [...new Map(faults.map((one) => [one.field, one])).values()];
}
