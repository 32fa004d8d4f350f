import { access } from 'node:fs/promises';
import { z } from 'zod';
import type { ClaimEdit } from '../../desk/claim-edits.ts';
import { readEntries, readEntryFile } from '../../sources/market/claim-file.ts';
import { VivierError } from '../../tables/error.ts';
import { signature } from '../decisions/decide.ts';
import { type Context, operation } from '../operation.ts';
import { today } from './claims.ts';
import { readLedger } from './ledger.ts';

/** Characters of a file that is sent; a larger one is named by its path. */
const LARGEST_TEXT = 2_000_000;
/** Bytes of the request that sends it: each character takes up to three, and quotes and line breaks are escaped. */
const LARGEST_BODY = 8 * 1024 * 1024;
/** Claims of which a preview shows the words. */
const SHOWN = 8;

const file = {
  path: z.string().min(1).max(4000).optional().describe('a file on the machine of the server'),
  text: z.string().min(1).max(LARGEST_TEXT).optional().describe('the file itself, in the stead of a path'),
};

const weighed = {
  /** Which table of the market the file's columns are. */
  table: z.string(),
  /** All columns of that table. */
  columns: z.array(z.string()),
  /** Columns of the file that are passed over, since claims have none of that name or it stands twice; nothing else is lost by it. */
  unread: z.array(
    z.object({
      column: z.string(),
      position: z.number().describe('its place in the first line, from 1'),
      nearest: z.string().nullable().describe('the column of the table that is most likely meant'),
    }),
  ),
  records: z.number(),
  /** Claims entered, or that would be. */
  claims: z.array(z.string()),
  /** Rows that are held already, word for word. */
  known: z.number(),
  /** Rows that are refused, with every field at fault; `line` counts from 1, the header included. */
  rejections: z.array(
    z.object({ line: z.number(), field: z.string(), reason: z.string(), detail: z.string() }),
  ),
};

const claimsPreviewed = z.object({
  ...weighed,
  /** The first claims that would be entered, as the file words them. */
  sample: z.array(
    z.object({ claim: z.string(), about: z.string(), says: z.string(), publisher: z.string().nullable() }),
  ),
});
export type ClaimsPreviewed = z.infer<typeof claimsPreviewed>;

export const previewClaims = operation({
  name: 'previewClaims',
  summary:
    'What entering a CSV of claims would do: how many are new, which are held already, which rows are refused and why. Enters nothing.',
  effect: 'reads',
  address: { method: 'POST', path: '/claims/preview', body: LARGEST_BODY },
  input: z.object(file),
  output: claimsPreviewed,
  run: async (context, given) => {
    const { fresh, ...report } = await weigh(context, given);
    const sample = fresh.slice(0, SHOWN).map(({ claim }) => ({
      claim: claim.claim,
      about: claim.subject,
      says: claim.statement ?? claim.predicate,
      publisher: claim.publisher,
    }));
    return { ...report, sample };
  },
});

const claimsImported = z.object({
  ...weighed,
  /** Decisions that they are. */
  decisions: z.array(z.number()),
  dryRun: z.boolean(),
});
export type ClaimsImported = z.infer<typeof claimsImported>;

export const importClaims = operation({
  name: 'importClaims',
  summary:
    'Enters the claims of a CSV with the columns of a market table, each a decision that can be undone; with dryRun only says what it would do.',
  effect: 'acts',
  address: { method: 'POST', path: '/claims/import', body: LARGEST_BODY },
  input: z.object({ ...file, dryRun: z.boolean().default(false), ...signature }),
  output: claimsImported,
  run: async (context, { dryRun, who, why, ...given }) => {
    const { fresh, ...report } = await weigh(context, given);
    const edits = fresh.map(
      ({ fields }): ClaimEdit => ({ kind: 'add', table: report.table, fields, replaces: null }),
    );
    const entered =
      dryRun || edits.length === 0 ? [] : await (await context.desk()).claimEdits.enter(edits, who, why);
    return { ...report, decisions: entered.map(({ id }) => id), dryRun };
  },
});

/** Reads the file, and parts what is new from what is held. */
async function weigh(context: Context, given: { path?: string | undefined; text?: string | undefined }) {
  const { table, columns, unread, records, entries, rejections } = await readGiven(given);
  const ledger = await readLedger(context);
  const held = new Set(ledger.claims.map(({ claim }) => claim.claim));
  const fresh = entries.filter(({ claim }) => !held.has(claim.claim));
  return {
    table,
    columns: [...columns],
    unread: [...unread],
    records,
    claims: fresh.map(({ claim }) => claim.claim),
    known: entries.length - fresh.length,
    rejections: [...rejections],
    fresh,
  };
}

/** Throws `file-unnamed` where there is neither a path nor a text, or both, and `file-missing`. */
async function readGiven({ path, text }: { path?: string | undefined; text?: string | undefined }) {
  if ((path === undefined) === (text === undefined))
    throw new VivierError('file-unnamed', {
      what: 'Which file is meant is not clear.',
      why: path === undefined ? 'There is neither path nor text.' : 'There are both path and text.',
      mend: 'Send either the path of a CSV file, or its text.',
    });
  if (path === undefined) return readEntries(text ?? '', 'text', today());
  await access(path).catch(() => {
    throw new VivierError('file-missing', {
      what: 'There is no such file.',
      where: path,
      mend: 'Name a CSV file.',
    });
  });
  return readEntryFile(path, today());
}
