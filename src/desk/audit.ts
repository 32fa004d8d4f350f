import { z } from 'zod';
import type { Store } from './store.ts';

/** One act that went through a door: who did what to what, and how it ended. */
export interface Act {
  readonly who: string;
  /** Name of the operation. */
  readonly act: string;
  /** What it was about, as its input named it. */
  readonly about: string;
  /** `done`, or the code of the error. */
  readonly outcome: string;
}

/** Adds an act to the audit trail. */
export async function recordAct(store: Store, at: Date, { who, act, about, outcome }: Act): Promise<void> {
  await store.query('insert into audit (at, who, act, about, outcome) values ($1, $2, $3, $4, $5)', [
    at,
    who,
    act,
    about,
    outcome,
  ]);
}

const actRow = z.object({
  at: z.date(),
  who: z.string(),
  act: z.string(),
  about: z.string(),
  outcome: z.string(),
});

/** The latest acts, newest first. */
export async function readAudit(store: Store, limit: number): Promise<(Act & { readonly at: Date })[]> {
  return z
    .array(actRow)
    .parse(
      await store.query('select at, who, act, about, outcome from audit order by id desc limit $1', [limit]),
    );
}
