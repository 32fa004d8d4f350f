import { registryEdge, registryName, registryOrganisation } from '../../tables/facts.ts';
import { Fields } from '../fields.ts';
import { eachRow, type Reading, rowPlace } from '../records.ts';
import type { Place } from '../rows.ts';
import type { RecordSource } from '../source.ts';

const organisationColumns = [
  'organisation',
  'name',
  'country',
  'city',
  'kind',
  'established',
  'status',
  'domains',
  'ror',
] as const;
const nameColumns = ['organisation', 'name', 'kind', 'language', 'valid_from', 'valid_to'] as const;
const edgeColumns = ['organisation', 'kind', 'other', 'valid_from', 'valid_to'] as const;

const FIRST_YEAR = 1000;

/** Our own entries for what the registries lack: `data/organisations.md` says how the files are written. */
export const vivier: RecordSource = {
  name: 'vivier',
  doc: 'our own organisations, names and dated parents',
  terms: 'CC0',
  version: '1',
  fields: { organisation: organisationColumns, name: nameColumns, edge: edgeColumns },
  tables: [registryOrganisation, registryName, registryEdge],
  named: 'organisations.csv',
  files: /^organisations?(?:-names|-edges)?\.csv$/u,
  alone: /^organisations?(?:-names|-edges)?\.csv$/u,
  batch: { files: 3, bytes: 16 * 1024 * 1024 },
  read,
};

async function read(reading: Reading): Promise<void> {
  if (reading.file.includes('names')) await readNames(reading);
  else if (reading.file.includes('edges')) await readEdges(reading);
  else await readOrganisations(reading);
}

async function readOrganisations(reading: Reading): Promise<void> {
  const { rows, today } = reading;
  const thisYear = Number(today.slice(0, 4));
  await eachRow(reading, organisationColumns, (cells, index) => {
    const fields = new Fields(cells, rowPlace(reading, index), rows, today);
    if (!fields.required('organisation', 'name', 'kind', 'status')) return;
    const organisation = fields.text('organisation');
    rows.add(registryOrganisation, {
      ...rowPlace(reading, index),
      record: organisation,
      organisation,
      name: fields.text('name'),
      country: fields.textOrNull('country'),
      city: fields.textOrNull('city'),
      kind: fields.text('kind'),
      domains: fields.textOrNull('domains'),
      established: fields.integer('established', FIRST_YEAR, thisYear),
      status: fields.text('status'),
      ror: fields.textOrNull('ror'),
    });
  });
}

async function readNames(reading: Reading): Promise<void> {
  const { rows, today } = reading;
  const next = ordinals();
  await eachRow(reading, nameColumns, (cells, index) => {
    const fields = new Fields(cells, rowPlace(reading, index), rows, today);
    if (!fields.required('organisation', 'name', 'kind')) return;
    rows.add(registryName, {
      ...next(rowPlace(reading, index), fields.text('organisation')),
      name: fields.text('name'),
      kind: fields.text('kind'),
      language: fields.textOrNull('language'),
      valid_from: fields.period('valid_from')?.on ?? null,
      valid_to: fields.period('valid_to')?.on ?? null,
    });
  });
}

async function readEdges(reading: Reading): Promise<void> {
  const { rows, today } = reading;
  const next = ordinals();
  await eachRow(reading, edgeColumns, (cells, index) => {
    const fields = new Fields(cells, rowPlace(reading, index), rows, today);
    if (!fields.required('organisation', 'kind', 'other')) return;
    rows.add(registryEdge, {
      ...next(rowPlace(reading, index), fields.text('organisation')),
      kind: fields.text('kind'),
      other: fields.text('other'),
      valid_from: fields.period('valid_from')?.on ?? null,
      valid_to: fields.period('valid_to')?.on ?? null,
    });
  });
}

/** Counts the rows of one organisation within a file. */
function ordinals(): (place: Place, record: string) => Place & { ordinal: number } {
  const counts = new Map<string, number>();
  return (place, record) => {
    const ordinal = counts.get(record) ?? 0;
    counts.set(record, ordinal + 1);
    return { ...place, record, ordinal };
  };
}
