/** One line of the graph of supply, as a claim draws it. Keys are organisations' ids, or their printed names. */
export interface Line {
  readonly claim: string;
  readonly supplier: string;
  readonly supplierName: string;
  /** Null where the claim names no customer. */
  readonly customer: string | null;
  readonly customerName: string;
  readonly service: string;
  readonly event: string;
  /** US dollars in the period. */
  readonly amount: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly status: string;
}

/** Customers of the target that make a supplier of something else a rival. */
const SHARED = 3;

const small = new Set(['and', 'other', 'of', 'with', 'for']);

function wordsOf(lines: readonly Line[]): Set<string> {
  const words = lines.flatMap(({ service }) => service.toLowerCase().match(/\p{L}+/gu) ?? []);
  return new Set(words.filter((word) => !small.has(word)));
}

/**
 * The suppliers that a customer of the target can turn to: they share a customer with it and a word of what they supply, or three
 * of its customers. Who is a customer of the target is none. Sorted by key.
 */
export function rivalsOf(target: string, lines: readonly Line[]): string[] {
  const own = lines.filter(({ supplier }) => supplier === target);
  const customers = new Set(own.flatMap(({ customer }) => customer ?? []));
  const words = wordsOf(own.filter(({ customer }) => customer !== null));
  const others = Map.groupBy(
    lines.filter(
      ({ supplier, customer }) => supplier !== target && !customers.has(supplier) && customer !== null,
    ),
    ({ supplier }) => supplier,
  );
  return [...others]
    .filter(([, its]) => {
      const shared = new Set(
        its.flatMap(({ customer }) => (customer !== null && customers.has(customer) ? customer : [])),
      );
      const alike = [...wordsOf(its)].some((word) => words.has(word));
      return shared.size >= SHARED || (shared.size >= 1 && alike);
    })
    .map(([supplier]) => supplier)
    .sort();
}
