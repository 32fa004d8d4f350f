/** What a JSON value should be: a text, a whole number, a list of one shape, or an object of named shapes. */
export type Shape = 'varchar' | 'integer' | readonly [Shape] | { readonly [field: string]: Shape };

/**
 * The only fields of a work that are looked at, of the schema of April 2023 (`host_venue`, `raw_affiliation_string`) and of
 * the newer one (`primary_location`, `raw_affiliation_strings`): https://docs.openalex.org/api-entities/works/work-object
 */
export const workShape = {
  id: 'varchar',
  doi: 'varchar',
  title: 'varchar',
  display_name: 'varchar',
  publication_year: 'integer',
  publication_date: 'varchar',
  type: 'varchar',
  cited_by_count: 'integer',
  updated_date: 'varchar',
  primary_location: {
    landing_page_url: 'varchar',
    source: { id: 'varchar', display_name: 'varchar', type: 'varchar' },
  },
  host_venue: { id: 'varchar', display_name: 'varchar', type: 'varchar', url: 'varchar' },
  keywords: [{ display_name: 'varchar', keyword: 'varchar' }],
  authorships: [
    {
      raw_author_name: 'varchar',
      raw_affiliation_string: 'varchar',
      raw_affiliation_strings: ['varchar'],
      author: { id: 'varchar', display_name: 'varchar', orcid: 'varchar' },
      institutions: [{ ror: 'varchar' }],
    },
  ],
  referenced_works: ['varchar'],
} as const satisfies Shape;

/** The shape as DuckDB spells it. */
export function typeOf(shape: Shape): string {
  if (typeof shape === 'string') return shape;
  if (isList(shape)) return `${typeOf(shape[0])}[]`;
  return `struct(${Object.entries(shape)
    .map(([field, inner]) => `"${field}" ${typeOf(inner)}`)
    .join(', ')})`;
}

/** A value cut to the shape; `wrong` is told of every part that does not fit, which is left out. */
export function cut(shape: Shape, value: unknown, wrong: (path: string) => void, path = ''): unknown {
  if (value === undefined || value === null) return null;
  if (shape === 'varchar' && (typeof value === 'string' || typeof value === 'number'))
    return String(value).toWellFormed();
  if (shape === 'integer' && Number.isInteger(Number(value)) && Math.abs(Number(value)) < 2 ** 31)
    return Number(value);
  if (typeof shape === 'object' && isList(shape) && Array.isArray(value)) {
    return value.map((entry) => cut(shape[0], entry, wrong, path)).filter((entry) => entry !== null);
  }
  if (typeof shape === 'object' && !isList(shape) && isObject(value)) {
    const fields = Object.entries(shape).map(([field, inner]) => {
      return [field, cut(inner, value[field], wrong, path === '' ? field : `${path}.${field}`)] as const;
    });
    return Object.fromEntries(fields);
  }
  wrong(path);
  return null;
}

function isList(shape: Exclude<Shape, string>): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
