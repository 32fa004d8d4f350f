import { z } from 'zod';
import type { ClaimEdit } from '../../desk/claim-edits.ts';
import { type EntryFault, readEntry } from '../../sources/market/claim-entry.ts';
import { type Fault, VivierError } from '../../tables/error.ts';
import { showOne, signature } from '../decisions/decide.ts';
import { decided } from '../decisions/decided.ts';
import { type Context, operation } from '../operation.ts';
import { type Ledger, readLedger } from './ledger.ts';

const table = z.enum([
  'deals',
  'packages',
  'headcount',
  'supply',
  'liquidity',
  'milestones',
  'conditions',
  'migrations',
]);

const edited = z.object({ claim: z.string(), decision: decided });
export type ClaimEdited = z.infer<typeof edited>;

export const addClaim = operation({
  name: 'addClaim',
  summary:
    'Adds a claim to the market, or one in the stead of another: a row of a market table by its columns. Shown at once, undone like any decision.',
  effect: 'acts',
  address: { method: 'POST', path: '/claims' },
  input: z.object({
    table: table.describe('which table of the market the row is of'),
    fields: z.record(z.string().max(60), z.string().max(2000)).describe('cells by column, as texts'),
    replaces: z.string().max(40).optional().describe('the claim that it takes the place of'),
    ...signature,
  }),
  output: edited,
  run: async (context, { table: name, fields, replaces, who, why }) => {
    const read = readEntry(name, fields, today());
    if ('faults' in read) throw refusedEntry(read.faults);
    const ledger = await readLedger(context);
    if (replaces !== undefined) held(ledger, replaces);
    const { claim } = read.claim;
    if (ledger.claims.some((one) => one.claim.claim === claim)) throw known(claim);
    const edit = { kind: 'add', table: name, fields, replaces: replaces ?? null } as const;
    return { claim, decision: await enterOne(context, edit, who, why) };
  },
});

export const withdrawClaim = operation({
  name: 'withdrawClaim',
  summary:
    'Takes a claim out of what is shown and computed; the source keeps it, and an undo brings it back.',
  effect: 'acts',
  address: { method: 'POST', path: '/claims/withdraw' },
  input: z.object({ claim: z.string().min(1).max(40), ...signature }),
  output: edited,
  run: async (context, { claim, who, why }) => {
    held(await readLedger(context), claim);
    return { claim, decision: await enterOne(context, { kind: 'withdraw', claim }, who, why) };
  },
});

async function enterOne(context: Context, edit: ClaimEdit, who: string, why: string) {
  const { claimEdits } = await context.desk();
  const [entered] = await claimEdits.enter([edit], who, why);
  return showOne(context, entered!);
}

/** Throws `claim-unknown`. */
function held(ledger: Ledger, claim: string): void {
  if (ledger.claims.some((one) => one.claim.claim === claim)) return;
  throw new VivierError('claim-unknown', {
    what: `There is no claim ${claim}.`,
    mend: 'Choose one that a deal lists: vivier deal show.',
  });
}

function known(claim: string): VivierError {
  return new VivierError('claim-known', {
    what: 'This claim is held already, word for word.',
    where: claim,
    mend: 'Enter what another source says, or correct the claim that is there.',
  });
}

/** Reasons that have a message of their own. */
const reasons = new Set([
  'empty',
  'unknown-value',
  'unknown-field',
  'not-a-number',
  'out-of-range',
  'not-a-date',
  'date-in-future',
  'column-count',
]);

/** What is wrong with a field of an entered claim, as doors say it. */
export function entryFault({ field, reason, detail }: EntryFault): Fault {
  return {
    field,
    key: reasons.has(reason) ? `entry.${reason}` : 'entry.other',
    values: { reason, detail },
    said: `${reason} (${detail})`,
  };
}

/** Names every field at fault. */
function refusedEntry(faults: readonly EntryFault[]): VivierError {
  return new VivierError('claim-refused', {
    what: 'This claim cannot be.',
    where: faults.map(({ field }) => field).join(', '),
    why: `${faults.map(({ field, reason, detail }) => `${field}: ${reason} (${detail})`).join('; ')}.`,
    mend: 'Correct the named fields and enter it again.',
    faults: faults.map(entryFault),
  });
}

/** The day it is, for dates that may not be to come. */
export function today(now: Date = new Date()): string {
  return now.toISOString().slice(0, 10);
}
