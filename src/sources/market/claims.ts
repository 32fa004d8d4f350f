import { claim } from '../../tables/facts.ts';
import { base32 } from '../../tables/ids.ts';
import { Fields } from '../fields.ts';
import { ContentKeys } from '../keys.ts';
import { eachRow, type Reading, rowPlace } from '../records.ts';
import type { NewRow, Place } from '../rows.ts';
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
  await eachRow(reading, columns, (cells, index) => {
    const place = rowPlace(reading, index);
    const fields = new Fields(cells, place, rows, today);
    const made = claimOf(fields, table, keys);
    if (made === null) return;
    rows.add(claim, { ...place, ...made });
    also(fields, index);
  });
}

/** What a row claims, without its place; null where it lacks whom it is about. What cannot be is rejected, and left out. */
export function claimOf(
  fields: Row,
  table: ClaimTable,
  keys: ContentKeys,
): Omit<NewRow<typeof claim>, keyof Place> | null {
  if (!fields.required(table.subject)) return null;
  const [from, to] = spanOf(fields, table);
  const key = keys.next('market', table.kind, ...claimColumns(table).map((column) => fields.text(column)));
  const figures = figuresOf(fields, table);
  return {
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
    ...claimedOf(figures, table),
    details: JSON.stringify(detailsOf(fields, table, figures)),
    valid_from: from?.on ?? null,
    from_precision: from?.precision ?? null,
    valid_to: to?.on ?? null,
    to_precision: to?.precision ?? null,
    ...evidenceOf(fields),
  };
}

/** The figures of a row by column, those that can be. */
function figuresOf(fields: Row, table: ClaimTable): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(table.figures).flatMap(([column, [least, most]]): [string, number][] => {
      const figure = fields.figure(column, least, most);
      return figure === null ? [] : [[column, figure]];
    }),
  );
}

function spanOf(fields: Row, { from, to }: ClaimTable): ReturnType<Row['span']> {
  if (from !== undefined && to !== undefined) return fields.span(from, to);
  return [from === undefined ? null : fields.period(from), to === undefined ? null : fields.period(to)];
}

function predicateOf(fields: Row, { predicate, kind }: ClaimTable): string {
  if (predicate.startsWith('"')) return predicate.slice(1, -1);
  return fields.text(predicate) || kind;
}

function claimedOf(
  figures: ReadonlyMap<string, number>,
  { values }: ClaimTable,
): { value_low: number | null; value_high: number | null; unit: string | null } {
  const value = values.find(({ low, high }) => figures.has(low) || figures.has(high));
  if (value === undefined) return { value_low: null, value_high: null, unit: null };
  return {
    value_low: figures.get(value.low) ?? null,
    value_high: figures.get(value.high) ?? null,
    unit: value.unit,
  };
}

/** The filled columns that have no place of their own; a figure that cannot be is no detail either. */
function detailsOf(
  fields: Row,
  table: ClaimTable,
  figures: ReadonlyMap<string, number>,
): Record<string, string> {
  const used = [table.subject, table.object, table.predicate, table.statement, table.from, table.to];
  const left = table.columns.filter(
    (column) =>
      !used.includes(column) &&
      fields.text(column) !== '' &&
      (table.figures[column] === undefined || figures.has(column)),
  );
  return Object.fromEntries(
    left.map((column) => [column, String(figures.get(column) ?? fields.text(column))]),
  );
}
