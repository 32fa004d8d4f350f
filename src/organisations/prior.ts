import { readFileSync } from 'node:fs';
import type { RegistryColumns } from './registry.ts';

/** How often each organisation is named in full in the starter data; made by `countUse`, without labels. */
export const useFile = new URL('../../data/organisation-use.csv', import.meta.url);

/** Reads the prior that decides between homonyms: columns organisation, lines. */
export function readUse(file: URL = useFile): NonNullable<RegistryColumns['use']> {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','));
  return { organisation: rows.map((row) => row[0] ?? ''), lines: rows.map((row) => Number(row[1])) };
}
