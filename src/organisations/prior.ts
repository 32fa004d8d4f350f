import { readFileSync } from 'node:fs';
import type { RegistryColumns } from './registry.ts';

/** How often each organisation is named in full in the starter data; made by `countUse`, without labels. */
export const useFile = new URL('../../data/organisation-use.csv', import.meta.url);

/** Whose unit a name is that no registry has; made by `countUnits`, without labels. */
export const unitsFile = new URL('../../data/organisation-units.csv', import.meta.url);

/** Key laboratories, schools and centres that one university has, by hand; the same columns, without the count. */
export const laboratoriesFile = new URL('../../data/organisation-laboratories.csv', import.meta.url);

/** What the starter data teach without labels: how often each organisation is named, and whose units are whose, with the laboratories told by hand. */
export function readLearned(): Required<Pick<RegistryColumns, 'use' | 'units'>> {
  return { use: readUse(), units: readUnits() };
}

/** Reads whose unit a name is: columns unit, organisation. No unit's name has a comma; what was written by hand counts. */
function readUnits(): NonNullable<RegistryColumns['units']> {
  const rows = [unitsFile, laboratoriesFile].flatMap((file) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',')),
  );
  return { unit: rows.map((row) => row[0] ?? ''), organisation: rows.map((row) => row[1] ?? '') };
}

/** Reads the prior that decides between homonyms: columns organisation, lines. */
function readUse(file: URL = useFile): NonNullable<RegistryColumns['use']> {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','));
  return { organisation: rows.map((row) => row[0] ?? ''), lines: rows.map((row) => Number(row[1])) };
}
