import { access } from 'node:fs/promises';
import { z } from 'zod';
import type { ClaimEdit } from '../desk/claim-edits.ts';
import { readEntryFile } from '../sources/market/claim-file.ts';
import { VivierError } from '../tables/error.ts';
import { today } from './claims.ts';
import { signature } from './decide.ts';
import { readLedger } from './ledger.ts';
import { operation } from './operation.ts';

const claimsImported = z.object({
  /** Which table of the market the file's columns are. */
  table: z.string(),
  records: z.number(),
  /** Claims entered, or that would be. */
  claims: z.array(z.string()),
  /** Rows that are held already, word for word. */
  known: z.number(),
  /** Rows that are refused, with every field at fault; `line` counts from 1, the header included. */
  rejections: z.array(
    z.object({ line: z.number(), field: z.string(), reason: z.string(), detail: z.string() }),
  ),
  /** Decisions that they are. */
  decisions: z.array(z.number()),
  dryRun: z.boolean(),
});

export const importClaims = operation({
  name: 'importClaims',
  summary:
    'Enters the claims of a CSV file with the columns of a market table, each a decision that can be undone; with dryRun only says what it would do.',
  effect: 'acts',
  address: { method: 'POST', path: '/claims/import' },
  input: z.object({
    path: z.string().min(1).max(4000).describe('a file on the machine of the server'),
    dryRun: z.boolean().default(false),
    ...signature,
  }),
  output: claimsImported,
  run: async (context, { path, dryRun, who, why }) => {
    await access(path).catch(() => {
      throw new VivierError('file-missing', {
        what: 'There is no such file.',
        where: path,
        mend: 'Name a CSV file.',
      });
    });
    const { table, records, entries, rejections } = await readEntryFile(path, today());
    const ledger = await readLedger(context);
    const held = new Set(ledger.claims.map(({ claim }) => claim.claim));
    const fresh = entries.filter(({ claim }) => !held.has(claim));
    const edits = fresh.map(({ fields }): ClaimEdit => ({ kind: 'add', table, fields, replaces: null }));
    const entered =
      dryRun || edits.length === 0 ? [] : await (await context.desk()).claimEdits.enter(edits, who, why);
    return {
      table,
      records,
      claims: fresh.map(({ claim }) => claim),
      known: entries.length - fresh.length,
      rejections: [...rejections],
      decisions: entered.map(({ id }) => id),
      dryRun,
    };
  },
});
