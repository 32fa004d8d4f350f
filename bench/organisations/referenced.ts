/**
 * Makes data/ror/ror-referenced.jsonl.gz: research organisations that our copy of ROR lacks but names. `node
 * bench/organisations/referenced.ts OPENALEX.jsonl.gz` reads the institutions of OpenAlex works (id, name, country, type)
 * and the relations of the ROR records in data/ror (id and name; the country is that of the record that relates to it).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fold } from '../../src/names/fold.ts';
import { fromSchema1, schema1 } from '../../src/sources/ror/schema1.ts';
import { fromSchema2, schema2 } from '../../src/sources/ror/schema2.ts';

interface Referenced {
  readonly name: string;
  readonly country: string | null;
  readonly type: string;
  readonly status: 'active' | 'inactive';
}

const folder = new URL('../../data/ror/', import.meta.url);
const linesOf = (file: string | URL): unknown[] =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));

const idOf = (address: string): string => address.slice(address.lastIndexOf('/') + 1);
const branch = / \(([^()]+)\)$/;
const regions = new Intl.DisplayNames(['en'], { type: 'region' });
const countries = new Map<string, string>([
  ['South Korea', 'KR'],
  ['Germany', 'DE'],
]);
for (let a = 65; a <= 90; a++)
  for (let b = 65; b <= 90; b++) {
    const code = String.fromCharCode(a, b);
    const name = regions.of(code);
    if (name && name !== code && !countries.has(name)) countries.set(name, code);
  }

/** What an organisation is by the words of its name, where no source says it. */
function typeOf(name: string): string {
  if (branch.test(name)) return 'company';
  if (/hospital|clinic|klinik|medical cent|health/i.test(name)) return 'healthcare';
  if (/universi|college|school|hochschule|polytech/i.test(name)) return 'education';
  return /institut|laborator|cent(?:er|re)|observator/i.test(name) ? 'facility' : 'other';
}

const known = new Map<string, { readonly name: string; readonly country: string | null }>();
/** Names that registered organisations have, with their country. */
const names = new Set<string>();
/** Firms that are registered somewhere: a branch of theirs in one more country says nothing new. */
const firms = new Set<string>();
const firmOf = (name: string): string => fold(name.replace(branch, ''));
const relations: { id: string; name: string; kind: string; country: string | null }[] = [];
const labels = new Map<string, string>();
for (const file of ['ror-v2.jsonl.gz', 'ror-v1-only.jsonl.gz'])
  for (const record of linesOf(new URL(file, folder))) {
    const second = schema2.safeParse(record);
    const entry = second.success ? fromSchema2(second.data) : fromSchema1(schema1.parse(record));
    known.set(entry.id, entry);
    if (entry.status === 'withdrawn') continue;
    for (const { name } of entry.names) {
      names.add(`${entry.country} ${fold(name)}`);
      firms.add(firmOf(name));
    }
    const related = (record as { relationships?: { id: string; label?: string }[] }).relationships ?? [];
    for (const { id, label } of related) if (label) labels.set(idOf(id), label);
    for (const { kind, other } of entry.relations)
      relations.push({ id: other, name: labels.get(other) ?? '', kind, country: entry.country });
  }

const found = new Map<string, Referenced>();
for (const path of process.argv.slice(2))
  for (const work of linesOf(path)) {
    const { authorships } = work as {
      authorships?: {
        institutions?: { ror?: string; display_name: string; country_code?: string; type?: string }[];
      }[];
    };
    for (const { ror, display_name, country_code, type } of (authorships ?? []).flatMap(
      ({ institutions }) => institutions ?? [],
    ))
      if (ror)
        found.set(idOf(ror), {
          name: display_name.trim(),
          country: country_code ?? null,
          type: type ?? typeOf(display_name),
          status: 'active',
        });
  }
for (const { id, name, kind, country } of relations)
  if (name !== '' && !found.has(id)) {
    const place = countries.get(branch.exec(name)?.[1] ?? '') ?? country;
    const status = kind === 'predecessor' ? 'inactive' : 'active';
    found.set(id, { name, country: place, type: typeOf(name), status });
  }

const lines = [...found]
  .filter(
    ([id, { name, country }]) =>
      !known.has(id) &&
      !names.has(`${country} ${fold(name)}`) &&
      !(branch.test(name) && firms.has(firmOf(name))),
  )
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([id, { name, country, type, status }]) =>
    JSON.stringify({
      id: `https://ror.org/${id}`,
      name,
      status,
      types: [type],
      country: country ? { country_code: country } : null,
    }),
  );
writeFileSync(new URL('ror-referenced.jsonl.gz', folder), gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
console.log(`${lines.length} organisations`);
