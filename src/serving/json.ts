/** Expressions of SQL that write JSON, for pages that are made where their rows lie. None of them answers null. */

/** A text, or null. */
export function textJson(column: string): string {
  return `coalesce(cast(to_json(${column}) as varchar), 'null')`;
}

/** A number, or null. */
export function numberJson(column: string): string {
  return `coalesce(cast(${column} as varchar), 'null')`;
}

/** A day as ISO text, or null: nothing in it has to be escaped. */
export function dayJson(column: string): string {
  return `coalesce('"' || cast(${column} as varchar) || '"', 'null')`;
}

/**
 * An aggregate: the JSON texts of a group in ascending order of the keys, all of them or the first so many, with commas between.
 * Sorting the list of a small group takes a quarter of the time of an aggregate with an order of its own.
 */
export function joinedInOrder(
  json: string,
  { keys, first }: { readonly keys: readonly string[]; readonly first?: number },
): string {
  const fields = [...keys.map((key, i) => `k${i}: ${key}`), `json: ${json}`].join(', ');
  const sorted = `list_sort(list({${fields}}))${first === undefined ? '' : `[1:${first}]`}`;
  return `array_to_string(list_transform(${sorted}, lambda x: x.json), ',')`;
}

/** The list of what `joinedInOrder` answered; empty where there was nothing to join. */
export function listJson(joined: string): string {
  return `concat('[', ${joined}, ']')`;
}

/** A column of such lists, of a table that lives inside one step. */
export const packedColumn = { type: 'varchar', doc: 'a list as JSON, packed' } as const;

/** Items as a list in JSON, each as `pack` writes it. */
export function packedList<Item>(items: readonly Item[], pack: (item: Item) => string): string {
  return `[${items.map(pack).join(',')}]`;
}
