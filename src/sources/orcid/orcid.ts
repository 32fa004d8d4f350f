import { post } from '../../tables/facts.ts';
import { wholeFile } from '../bytes.ts';
import { Fields } from '../fields.ts';
import { ContentKeys } from '../keys.ts';
import { jsonLines } from '../lines.ts';
import { type Parsed, parseJson } from '../parsed.ts';
import { eachRecord, type Reading, rowPlace } from '../records.ts';
import { idOf } from '../ror/organisation.ts';
import type { RecordSource } from '../source.ts';
import { type Affiliation, dateText, type OrcidRecord, orcidFields, orcidRecord } from './record.ts';

/** Largest record believed, unpacked, in bytes. */
const LARGEST = 64 * 1024 * 1024;

/** Employments and educations that people state on their ORCID record: a file a record, as the public data file has it, or a record a line. */
export const orcid: RecordSource = {
  name: 'orcid',
  doc: 'employments and educations that people state on their ORCID records (JSON, schema 3.0)',
  terms: 'CC0 (ORCID public data file); a record handed over by its holder, as the holder says',
  version: '3',
  fields: orcidFields,
  tables: [post],
  named: '0000-0001-2345-6789.json',
  files: /\.(?:json|jsonl|ndjson)(?:\.gz)?$/u,
  alone: /\.(?:json|jsonl|ndjson)(?:\.gz)?$/u,
  // A record keeps its place in the tables whatever folder its file lies in.
  nameOf: (path) =>
    /(?:\d{4}-){3}\d{3}[\dX]\.json(?:\.gz)?$/u.exec(path)?.[0] ?? path.split('/').at(-1) ?? path,
  batch: { files: 500, bytes: 64 * 1024 * 1024 },
  read,
};

async function read(reading: Reading): Promise<void> {
  const keys = new ContentKeys();
  const used = new Set<string>();
  const records = /\.json(?:\.gz)?$/u.test(reading.path) ? oneRecord(reading.path) : jsonLines(reading.path);
  await eachRecord(reading, records, (value, index) => {
    const record = recordOf(value, index, reading);
    if (record === null) return;
    const id = record['orcid-identifier'].path;
    if (used.has(id))
      reading.rows.reject(rowPlace(reading, index), 'orcid-identifier', 'id-twice', `${id} stands above`);
    else readAffiliations(record, reading, keys);
    used.add(id);
  });
}

async function* oneRecord(path: string): AsyncGenerator<Parsed> {
  const { bytes, fault } = await wholeFile(path, LARGEST);
  if (fault !== null) yield { kind: 'broken', reason: fault, detail: 'the record breaks off' };
  else yield parseJson(bytes, 0);
}

function recordOf(value: unknown, index: number, reading: Reading): OrcidRecord | null {
  const place = rowPlace(reading, index);
  const parsed = orcidRecord.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    reading.rows.reject(
      place,
      issue?.path.join('.') ?? '',
      'wrong-type',
      issue?.message ?? 'no ORCID record',
    );
    return null;
  }
  const { history, person, 'orcid-identifier': id } = parsed.data;
  if (!/^(?:\d{4}-){3}\d{3}[\dX]$/u.test(id.path))
    reading.rows.reject(place, 'orcid-identifier', 'not-an-orcid', id.path);
  else if (history?.['deactivation-date'])
    reading.rows.reject(place, 'history', 'withdrawn', 'the holder closed the record');
  else if (nameOf(person.name) === '')
    reading.rows.reject(place, 'person.name', 'empty', 'the record shows no name');
  else return parsed.data;
  return null;
}

/** The name that the holder wants to be credited by, else given and family name; empty where it is not public. */
function nameOf(name: OrcidRecord['person']['name']): string {
  if (!name || !isPublic(name.visibility)) return '';
  const parts = [name['given-names']?.value, name['family-name']?.value].filter(Boolean);
  return (name['credit-name']?.value ?? parts.join(' ')).trim();
}

function isPublic(visibility: string | null | undefined): boolean {
  return visibility === undefined || visibility === null || visibility.toLowerCase() === 'public';
}

/** Each as a post: an education is one by its kind, so that who was a student is not taken for employed. */
function readAffiliations(record: OrcidRecord, reading: Reading, keys: ContentKeys): void {
  const { employments, educations } = record['activities-summary'];
  for (const { summaries } of employments?.['affiliation-group'] ?? [])
    for (const { 'employment-summary': one } of summaries) readAffiliation(one, null, record, reading, keys);
  for (const { summaries } of educations?.['affiliation-group'] ?? [])
    for (const { 'education-summary': one } of summaries)
      readAffiliation(one, 'education', record, reading, keys);
}

function readAffiliation(
  affiliation: Affiliation,
  kind: 'education' | null,
  { 'orcid-identifier': { path: id }, person }: OrcidRecord,
  { source, file, today, rows }: Reading,
  keys: ContentKeys,
): void {
  const code = [...(kind ? [kind] : []), affiliation['put-code']].join('/');
  const place = { source, file, record: `${id}/${code}` };
  if (!isPublic(affiliation.visibility)) {
    rows.reject(place, 'visibility', 'not-public', 'the holder shows it to some only');
    return;
  }
  const cells = {
    organisation: printed(affiliation.organization),
    'role-title': affiliation['role-title'] ?? '',
    'start-date': dateText(affiliation['start-date']),
    'end-date': dateText(affiliation['end-date']),
  };
  const fields = new Fields(cells, place, rows, today);
  if (!fields.required('organisation')) return;
  const [from, to] = fields.span('start-date', 'end-date');
  rows.add(post, {
    ...place,
    position: 0,
    post_key: file.includes(id) ? keys.next('orcid', id, code) : keys.next('orcid', file, id, code),
    kind: 'post',
    raw_name: nameOf(person.name),
    raw_organisation: fields.text('organisation'),
    role: fields.textOrNull('role-title'),
    employment: kind,
    valid_from: from?.on ?? null,
    from_precision: from?.precision ?? null,
    valid_to: to?.on ?? null,
    to_precision: to?.precision ?? null,
    known_on: changedOn(affiliation, today),
    publisher: 'ORCID',
    url: `https://orcid.org/${id}`,
    status: 'confirmed',
    verified: false,
  });
}

/** The organisation as the record prints it, with its place, and with its ROR id where one is given. */
function printed({ name, address, ...rest }: Affiliation['organization']): string {
  const given = rest['disambiguated-organization'];
  const ror =
    given?.['disambiguation-source'] === 'ROR'
      ? idOf(given['disambiguated-organization-identifier'] ?? '')
      : '';
  const parts = [name, address?.city, address?.country, ror === '' ? '' : `https://ror.org/${ror}`];
  return name.trim() === '' ? '' : parts.filter(Boolean).join(', ');
}

/** The day on which the entry was last changed: what it says could be known from then on. */
function changedOn(affiliation: Affiliation, today: string): string | null {
  const instant = affiliation['last-modified-date']?.value;
  if (instant === undefined) return null;
  const day = new Date(instant).toISOString().slice(0, 10);
  return day < today ? day : today;
}
