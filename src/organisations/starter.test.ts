import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { RegistryColumns } from './registry.ts';
import { buildResolver } from './resolver.ts';

const rows = (file: string): Record<string, string>[] =>
  parse(readFileSync(new URL(`../../data/${file}`, import.meta.url)), { columns: true });
const orNull = (text: string | undefined): string | null => text || null;
const column = (table: readonly Record<string, string>[], name: string): string[] =>
  table.map((row) => row[name] ?? '');

/** Our own entries as they are in data/, with three records beside which the firms must not be confused. */
function ownEntries(): RegistryColumns {
  const bystander = (organisation: string, name: string, country: string, city: string, kind: string) => ({
    source: 'ror',
    organisation,
    name,
    country,
    city,
    kind,
    status: 'active',
  });
  const organisations: Record<string, string>[] = [
    ...rows('organisations.csv').map((row) => ({ ...row, source: 'vivier' })),
    bystander('035dkdb55', 'The Alan Turing Institute', 'GB', 'London', 'facility'),
    bystander('013fk0013', 'Institute for the Study of Anthropic Impact', 'IT', 'Genoa', 'facility'),
    bystander('00pjdza24', 'University of California', 'US', 'Oakland', 'education'),
  ];
  const names = rows('organisation-names.csv');
  const edges = rows('organisation-edges.csv');
  return {
    organisation: {
      source: column(organisations, 'source'),
      organisation: column(organisations, 'organisation'),
      name: column(organisations, 'name'),
      country: column(organisations, 'country').map(orNull),
      city: column(organisations, 'city').map(orNull),
      kind: column(organisations, 'kind'),
      domains: column(organisations, 'domains').map(orNull),
      established: organisations.map(() => null),
      status: column(organisations, 'status'),
      ror: column(organisations, 'ror').map(orNull),
    },
    name: {
      record: column(names, 'organisation'),
      name: column(names, 'name'),
      kind: column(names, 'kind'),
      language: names.map(() => null),
      valid_from: column(names, 'valid_from').map(orNull),
      valid_to: column(names, 'valid_to').map(orNull),
    },
    edge: {
      record: column(edges, 'organisation'),
      kind: column(edges, 'kind'),
      other: column(edges, 'other'),
      valid_from: column(edges, 'valid_from').map(orNull),
      valid_to: column(edges, 'valid_to').map(orNull),
    },
  };
}

const resolver = buildResolver(ownEntries());
const meant = (raw: string): string[] => resolver.resolve(raw).map(({ organisation }) => organisation);

describe('the ten organisations of the article', () => {
  for (const [raw, organisation] of [
    ['Meta', 'meta'],
    ['Facebook AI Research', 'meta'],
    ['Scale AI', 'scale-ai'],
    ['Scale AI, San Francisco, CA, USA', 'scale-ai'],
    ['OpenAI', 'openai'],
    ['OpenAI, San Francisco, USA', 'openai'],
    ['Google DeepMind', 'google-deepmind'],
    ['DeepMind, London, UK', 'google-deepmind'],
    ['Anthropic', 'anthropic'],
    ['Anthropic PBC', 'anthropic'],
    ['Thinking Machines Lab', 'thinking-machines-lab'],
    ['Thinking Machines', 'thinking-machines-lab'],

    ['Character.AI', 'character-ai'],
    ['Character AI', 'character-ai'],
    ['Mistral AI', 'mistral-ai'],
    ['Mistral AI, Paris, France', 'mistral-ai'],
    ['Turing Enterprises', 'turing'],
    ['Turing.com', 'turing'],
    ['Appen', 'appen'],
    ['Appen Limited', 'appen'],
  ] as const)
    it(`"${raw}" is ${organisation}`, () => {
      assert.equal(meant(raw)[0], organisation);
    });
});

describe('what is called alike', () => {
  for (const [raw, organisation] of [
    ["SCALE AI - Canada's AI Supercluster, Montreal", 'scale-ai-supercluster'],
    ['Metaculus', undefined],
    ['Thinking Machines Corporation', 'thinking-machines-corporation'],
    ['Thinking Machines Corporation, Cambridge, MA', 'thinking-machines-corporation'],
    ['CNR unit "Anthropic Impacts"', undefined],
    ['The Alan Turing Institute, London', '035dkdb55'],
    ['Microsoft Turing', 'microsoft'],
    ['Mistral wind energy', undefined],
    ['University of California', '00pjdza24'],
    ['Stanford, CA', undefined],
    ['Anthropic Impacts', undefined],
    ['Anthropics Technology Ltd.', 'anthropics-technology'],
    ['Anthropics Technology Ltd., University of Sussex', 'anthropics-technology'],
    ['Physical Intelligence', 'physical-intelligence'],
    ['Department of Physical Intelligence, The Alan Turing Institute, London', '035dkdb55'],
    ['Orange, Lannion, France', 'orange'],
    ['West Orange, New Jersey, USA', undefined],
  ] as const)
    it(`"${raw}" is ${organisation ?? 'none of them'}`, () => {
      assert.equal(meant(raw)[0], organisation);
    });
});
