import { registryEdge, registryName, registryOrganisation } from '../../tables/facts.ts';
import { jsonLines } from '../lines.ts';
import { eachRecord, type Reading, rowPlace } from '../records.ts';
import type { Place, Rows } from '../rows.ts';
import type { RecordSource } from '../source.ts';
import { fold } from '../text.ts';
import type { Organisation } from './organisation.ts';
import { fromSchema1, schema1 } from './schema1.ts';
import { fromSchema2, schema2 } from './schema2.ts';

const first = schema1.transform(fromSchema1);
const second = schema2.transform(fromSchema2);

/** What another organisation can be to a record. Records are written at different times: a child's own may lack its parent. */
const relations = ['parent', 'child', 'related', 'successor', 'predecessor'];

/** Research organisations of the world: JSON lines, schema 1 or 2, told record by record. */
export const ror: RecordSource = {
  name: 'ror',
  doc: 'research organisations with their names and relations (Research Organization Registry)',
  terms: 'CC0',
  version: '2',
  fields: { 'schema 2': Object.keys(schema2.shape), 'schema 1': Object.keys(schema1.shape) },
  tables: [registryOrganisation, registryName, registryEdge],
  named: 'ror.jsonl.gz',
  files: /\.(?:jsonl|ndjson)(?:\.gz)?$/u,
  alone: /\.(?:jsonl|ndjson|json)(?:\.gz)?$/u,
  batch: { files: 4, bytes: 64 * 1024 * 1024 },
  read,
};

async function read(reading: Reading): Promise<void> {
  const used = new Set<string>();
  await eachRecord(reading, jsonLines(reading.path), (value, index) => {
    const place = rowPlace(reading, index);
    const organisation = organisationOf(value, place, reading.rows);
    if (organisation === null) return;
    if (used.has(organisation.id))
      reading.rows.reject(place, 'id', 'id-twice', `${organisation.id} stands above: the first is kept`);
    else write(organisation, { ...place, record: organisation.id }, reading.rows);
    used.add(organisation.id);
  });
}

function organisationOf(value: unknown, place: Place, rows: Rows): Organisation | null {
  const isSecond = typeof value === 'object' && value !== null && 'names' in value;
  const parsed = (isSecond ? second : first).safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    rows.reject(place, issue?.path.join('.') ?? '', 'wrong-type', issue?.message ?? 'not an organisation');
    return null;
  }
  if (parsed.data.id !== '' && fold(parsed.data.name) !== '') return parsed.data;
  rows.reject(
    place,
    parsed.data.id === '' ? 'id' : 'name',
    'empty',
    'an organisation has a ROR id and a name',
  );
  return null;
}

function write(organisation: Organisation, place: Place, rows: Rows): void {
  const { id, status, established, country, city, types } = organisation;
  rows.add(registryOrganisation, {
    ...place,
    organisation: id,
    name: fold(organisation.name),
    country,
    city,
    kind: types.find((type) => type !== 'funder') ?? types[0] ?? 'other',
    domains: [...new Set(organisation.domains.map((domain) => domain.toLowerCase()))].join(';') || null,
    established,
    status,
  });
  const names = organisation.names.filter(({ name }) => fold(name) !== '');
  for (const [ordinal, { name, kind, language }] of names.entries()) {
    rows.add(registryName, { ...place, ordinal, name: fold(name), kind, language });
  }
  const edges = organisation.relations.filter(({ kind, other }) => other !== '' && relations.includes(kind));
  for (const [ordinal, { kind, other }] of edges.entries())
    rows.add(registryEdge, { ...place, ordinal, kind, other });
}
