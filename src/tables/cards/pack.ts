import { z } from 'zod';

/**
 * Stored pages name their fields once, in the schema, and not in each of a million rows: objects are written as
 * arrays of their values in the schema's order. `pack` and `unpack` are made from the schema, and undo one another.
 */
export interface Packing<Page> {
  /** The page as JSON without field names. */
  pack(page: Page): string;
  /** The page as an expression of SQL, from expressions of its fields, each as JSON text that is never null. */
  select(fields: Readonly<Record<keyof Page, string>>): string;
  unpack(json: string): Page;
}

type Change = (value: unknown) => unknown;

/** The packing of an object's schema, made of objects, arrays, nullables, records and scalars. */
export function packing<Schema extends z.ZodObject>(schema: Schema): Packing<z.output<Schema>> {
  const shrink = shrinkerOf(schema);
  const grow = growerOf(schema);
  const names = Object.keys(schema.shape) as (keyof z.output<Schema>)[];
  return {
    pack: (page) => JSON.stringify(shrink(page)),
    // One text made in one go: `||` would write the beginning again at every field. A null would be passed over.
    select: (fields) => `concat('[', ${names.map((name) => fields[name]).join(`, ',', `)}, ']')`,
    // What `pack` wrote from a typed page is that page again.
    unpack: (json) => grow(JSON.parse(json)) as z.output<Schema>,
  };
}

const same: Change = (value) => value;

function shrinkerOf(schema: z.core.$ZodType): Change {
  if (schema instanceof z.ZodNullable) return nullable(shrinkerOf(schema.unwrap()));
  if (schema instanceof z.ZodArray) return each(shrinkerOf(schema.element));
  if (!(schema instanceof z.ZodObject)) return same;
  const fields = Object.entries(schema.shape).map(([name, field]): [string, Change] => [
    name,
    shrinkerOf(field),
  ]);
  return (value) => {
    const page = value as Record<string, unknown>;
    return fields.map(([name, shrink]) => shrink(page[name]));
  };
}

function growerOf(schema: z.core.$ZodType): Change {
  if (schema instanceof z.ZodNullable) return nullable(growerOf(schema.unwrap()));
  if (schema instanceof z.ZodArray) return each(growerOf(schema.element));
  if (!(schema instanceof z.ZodObject)) return same;
  const fields = Object.entries(schema.shape).map(([name, field]): [string, Change] => [
    name,
    growerOf(field),
  ]);
  return (value) => {
    const values = value as readonly unknown[];
    const page: Record<string, unknown> = {};
    for (const [i, [name, grow]] of fields.entries()) page[name] = grow(values[i]);
    return page;
  };
}

const nullable =
  (change: Change): Change =>
  (value) =>
    value === null ? null : change(value);

const each =
  (change: Change): Change =>
  (value) =>
    change === same ? value : (value as readonly unknown[]).map(change);
