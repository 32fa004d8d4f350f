import { z } from 'zod';
import { type Decision, standing } from './decision.ts';
import { appendDecision, readJournal } from './journal.ts';
import type { Store } from './store.ts';

/**
 * An edit of the market's claims. `add`: a row of one of the market's tables, by its columns, in the stead of another claim
 * where it replaces one. `withdraw`: a claim that is not to be shown or computed with.
 */
const claimEdit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('add'),
    table: z.string(),
    fields: z.record(z.string(), z.string()),
    replaces: z.string().nullable(),
  }),
  z.object({ kind: z.literal('withdraw'), claim: z.string() }),
]);
export type ClaimEdit = z.infer<typeof claimEdit>;

/** An edit that holds, with the decision that it is. */
export interface EditDecided {
  readonly decision: number;
  readonly who: string;
  readonly why: string;
  readonly madeAt: Date;
  readonly edit: ClaimEdit;
}

/** Edits of claims: decisions with a text of their own. */
export class ClaimEdits {
  readonly #store: Store;
  readonly #now: () => Date;

  constructor(store: Store, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** Enters edits, all of them or none; each is a decision of its own. */
  async enter(edits: readonly ClaimEdit[], who: string, why: string): Promise<Decision[]> {
    return this.#store.transaction(async (desk) => {
      const entered: Decision[] = [];
      for (const edit of edits) {
        const ruling = { kind: 'claim', keys: [], others: [], who, why } as const;
        const decision = await appendDecision(desk, ruling, this.#now(), null);
        await desk.query('insert into claim_edit (decision, edit) values ($1, $2)', [
          decision.id,
          JSON.stringify(edit),
        ]);
        entered.push(decision);
      }
      return entered;
    });
  }

  /** The edits that hold, in the order in which they were made. */
  async standing(): Promise<EditDecided[]> {
    const rows = await this.#store.query('select decision::int, edit from claim_edit order by decision');
    if (rows.length === 0) return [];
    const journal = await readJournal(this.#store);
    const held = standing(journal);
    const byId = new Map(journal.map((one) => [one.id, one]));
    return rows.flatMap((row) => {
      const decision = byId.get(z.number().parse(row['decision']));
      if (decision === undefined || !held.has(decision.id)) return [];
      const { id, who, why, madeAt } = decision;
      return [{ decision: id, who, why, madeAt, edit: claimEdit.parse(JSON.parse(String(row['edit']))) }];
    });
  }
}
