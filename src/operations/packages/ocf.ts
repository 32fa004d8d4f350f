import { z } from 'zod';
import { exportOcf as writeOcf } from '../../money/ocf/ocf.ts';
import { readOcf } from '../../money/ocf/read.ts';
import { offer } from '../../money/offer/offer.ts';
import { operation } from '../operation.ts';

const files = z.record(z.string().max(200), z.unknown()).describe('by name, such as VestingTerms.ocf.json');

export const exportOcf = operation({
  name: 'exportOcf',
  summary:
    'The equity of an offer as files of the Open Cap Format, by name; a whole package with its manifest where the offer names the issuer.',
  effect: 'reads',
  address: { method: 'POST', path: '/packages/ocf' },
  input: z.object({ offer }),
  output: z.object({ files }),
  run: async (_context, { offer: asked }) => ({ files: { ...writeOcf(asked, new Date()) } }),
});

export const importOcf = operation({
  name: 'importOcf',
  summary:
    'The grants of files of the Open Cap Format, each with its vesting day by day, to the share; every file is checked against its schema.',
  effect: 'reads',
  address: { method: 'POST', path: '/packages/ocf/read' },
  input: z.object({ files }),
  output: z.object({
    grants: z.array(
      z.object({
        security: z.string(),
        compensation: z.string(),
        quantity: z.string(),
        price: z.object({ amount: z.string(), currency: z.string() }).nullable(),
        plan: z.string().nullable(),
        terms: z.string().nullable(),
        schedule: z.array(z.object({ on: z.string(), quantity: z.string(), condition: z.string() })),
        /** Shares that no day is known for. */
        waiting: z.string(),
        /** Why there is no schedule. */
        problem: z.string().nullable(),
      }),
    ),
  }),
  run: async (_context, { files: given }) => ({
    grants: readOcf(given).map((grant) => ({ ...grant, schedule: [...grant.schedule] })),
  }),
});
