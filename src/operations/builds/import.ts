import { z } from 'zod';
import { operation } from '../operation.ts';
import { importReport } from './builder.ts';

export const importFiles = operation({
  name: 'importFiles',
  summary:
    'Imports a file or folder of a source, or says what that would do: counts, samples, what is rejected and why.',
  effect: 'acts',
  address: { method: 'POST', path: '/import' },
  input: z.object({
    source: z.string().min(1).max(40).describe('supplier, such as openalex'),
    path: z.string().min(1).max(2000).describe('file or folder on the machine of the server'),
    dryRun: z.boolean().default(false).describe('read everything, write nothing'),
  }),
  output: importReport,
  run: (context, { source, path, dryRun }) =>
    dryRun ? context.builder.previewImport({ source, path }) : context.builder.importFiles({ source, path }),
});
