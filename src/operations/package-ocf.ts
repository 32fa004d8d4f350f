import { z } from 'zod';
import { readOcf, exportOcf as writeOcf } from '../money/ocf.ts';
import { offer } from '../money/offer.ts';
import { operation } from './operation.ts';

export const exportOcf = operation({
  name: 'exportOcf',
  summary: 'The equity of an offer as files of the Open Cap Format, by name.',
  effect: 'reads',
  address: { method: 'POST', path: '/packages/ocf' },
  input: z.object({ offer }),
  output: z.object({ files: z.record(z.string(), z.unknown()) }),
  run: async (_context, { offer: asked }) => ({ files: { ...writeOcf(asked) } }),
});

export const importOcf = operation({
  name: 'importOcf',
  summary: 'The grants of two files of the Open Cap Format, each with its vesting day by day, to the share.',
  effect: 'reads',
  address: { method: 'POST', path: '/packages/ocf/read' },
  input: z.object({
    vestingTerms: z.record(z.string(), z.unknown()).describe('VestingTerms.ocf.json'),
    transactions: z.record(z.string(), z.unknown()).describe('Transactions.ocf.json'),
  }),
  output: z.object({
    grants: z.array(
      z.object({
        security: z.string(),
        compensation: z.string(),
        quantity: z.string(),
        price: z.object({ amount: z.string(), currency: z.string() }).nullable(),
        terms: z.string().nullable(),
        schedule: z.array(z.object({ on: z.string(), quantity: z.string(), condition: z.string() })),
      }),
    ),
  }),
  run: async (_context, { vestingTerms, transactions }) => ({
    grants: readOcf({ 'VestingTerms.ocf.json': vestingTerms, 'Transactions.ocf.json': transactions }).map(
      (grant) => ({
        ...grant,
        schedule: [...grant.schedule],
      }),
    ),
  }),
});
