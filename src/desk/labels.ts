import { z } from 'zod';
import type { Store } from './store.ts';

/** What somebody says of two lines; `withdrawn` takes back what they said before. */
export const verdict = z.enum(['same', 'different', 'unsure', 'withdrawn']);

/** A judgement of a pair of mentions, for measuring how well lines are joined. */
export interface Label {
  readonly id: number;
  /** The lesser key. */
  readonly a: bigint;
  readonly b: bigint;
  readonly verdict: z.infer<typeof verdict>;
  readonly who: string;
  readonly at: Date;
  /** Probability that the two were one person, as it was thought when they were asked; null where none was. */
  readonly probability: number | null;
  /** The decision made of it; null where it is none. */
  readonly decision: number | null;
}

const labelRow = z.object({
  id: z.number(),
  a: z.string().transform(BigInt),
  b: z.string().transform(BigInt),
  verdict,
  who: z.string(),
  at: z.date(),
  probability: z.number().nullable(),
  decision: z.number().nullable(),
});

/** The judgements of pairs: only ever added to. */
export class Labels {
  readonly #store: Store;
  readonly #now: () => Date;

  constructor(store: Store, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** Records a judgement; once this resolves it is kept. */
  async add({ a, b, verdict: said, who, probability, decision }: Omit<Label, 'id' | 'at'>): Promise<Label> {
    const at = this.#now();
    const [low, high] = a < b ? [a, b] : [b, a];
    const [row] = await this.#store.query(
      `insert into label (a, b, verdict, who, at, probability, decision)
       values ($1::text::bigint, $2::text::bigint, $3, $4, $5, $6, $7) returning id::int`,
      [String(low), String(high), said, who, at, probability, decision],
    );
    return {
      id: z.number().parse(row?.['id']),
      a: low,
      b: high,
      verdict: said,
      who,
      at,
      probability,
      decision,
    };
  }

  /** What holds: of each person and pair the last judgement, unless it was withdrawn; in the order in which they were made. */
  async standing(): Promise<Label[]> {
    const rows = await this.#store.query(
      `select * from (
         select distinct on (who, a, b) id::int, a::text, b::text, verdict, who, at, probability, decision::int
         from label order by who, a, b, label.id desc
       ) as last where verdict <> 'withdrawn' order by id`,
    );
    return z.array(labelRow).parse(rows);
  }
}
