import { claim } from '../../tables/facts.ts';
import { base32 } from '../../tables/ids.ts';
import { csvRows } from '../csv.ts';
import { Fields } from '../fields.ts';
import { ContentKeys } from '../keys.ts';
import { eachRecord, type Reading, rowPlace } from '../records.ts';
import { type ClaimTable, claimColumns } from './claim-tables.ts';
import { evidenceOf } from './evidence.ts';

type Row = Fields<string>;

/** Published statements: one row of the table, one claim. `also` may draw more from a row. */
export async function readClaims(
  reading: Reading,
  table: ClaimTable,
  also: (fields: Row, index: number) => void = () => undefined,
): Promise<void> {
  const { rows, today } = reading;
  const keys = new ContentKeys();
  const columns = claimColumns(table);
  await eachRecord(reading, csvRows(reading.path, columns), (cells, index) => {
    const place = rowPlace(reading, index);
    const fields = new Fields(cells, place, rows, today);
    if (!fields.required(table.subject)) return;
    const [from, to] = [periodOf(fields, table.from), periodOf(fields, table.to)];
    const key = keys.next('market', table.kind, ...columns.map((column) => fields.text(column)));
    rows.add(claim, {
      ...place,
      claim: `c_${base32(key, 10)}`,
      kind: table.kind,
      topic: table.topic
        .map((column) => fields.text(column))
        .filter(Boolean)
        .join(' · '),
      subject: fields.text(table.subject),
      object: table.object === undefined ? null : fields.textOrNull(table.object),
      predicate: predicateOf(fields, table),
      statement: table.statement === undefined ? null : fields.textOrNull(table.statement),
      ...figureOf(fields, table),
      details: JSON.stringify(detailsOf(fields, table)),
      valid_from: from?.on ?? null,
      from_precision: from?.precision ?? null,
      valid_to: to?.on ?? null,
      to_precision: to?.precision ?? null,
      ...evidenceOf(fields),
    });
    also(fields, index);
  });
}

function periodOf(fields: Row, column: string | undefined): ReturnType<Row['period']> {
  return column === undefined ? null : fields.period(column);
}

function predicateOf(fields: Row, { predicate, kind }: ClaimTable): string {
  if (predicate.startsWith('"')) return predicate.slice(1, -1);
  return fields.text(predicate) || kind;
}

function figureOf(
  fields: Row,
  { values }: ClaimTable,
): { value_low: number | null; value_high: number | null; unit: string | null } {
  const value = values.find(({ low, high }) => fields.text(low) !== '' || fields.text(high) !== '');
  if (value === undefined) return { value_low: null, value_high: null, unit: null };
  return { value_low: fields.number(value.low), value_high: fields.number(value.high), unit: value.unit };
}

/** The filled columns that have no place of their own. */
function detailsOf(fields: Row, table: ClaimTable): Record<string, string> {
  const used = [table.subject, table.object, table.predicate, table.statement, table.from, table.to];
  const left = table.columns.filter((column) => !used.includes(column) && fields.text(column) !== '');
  return Object.fromEntries(left.map((column) => [column, fields.text(column)]));
}
