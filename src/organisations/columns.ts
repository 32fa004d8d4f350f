import type { Engine } from '../engine/engine.ts';
import { INT_NULL } from '../engine/engine.ts';
import type { RegistryColumns } from './registry.ts';

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Reads the registry tables, in the order of their keys. */
export async function readRegistry(engine: Engine): Promise<RegistryColumns> {
  const organisation = await engine.read(
    `select source, organisation, name, country, city, kind, domains, established, status, ror
     from registry_organisation order by source, file, record`,
    {
      source: 'text',
      organisation: 'text',
      name: 'text',
      country: 'text',
      city: 'text',
      kind: 'text',
      domains: 'text',
      established: 'int',
      status: 'text',
      ror: 'text',
    },
  );
  const name = await engine.read(
    `select record, name, kind, language, valid_from, valid_to from registry_name order by source, file, record, ordinal`,
    { record: 'text', name: 'text', kind: 'text', language: 'text', valid_from: 'text', valid_to: 'text' },
  );
  const edge = await engine.read(
    `select record, kind, other, valid_from, valid_to from registry_edge order by source, file, record, ordinal`,
    { record: 'text', kind: 'text', other: 'text', valid_from: 'text', valid_to: 'text' },
  );
  return {
    organisation: {
      ...organisation,
      country: organisation.country.map(orNull),
      city: organisation.city.map(orNull),
      domains: organisation.domains.map(orNull),
      established: Array.from(organisation.established, (year) => (year === INT_NULL ? null : year)),
      ror: organisation.ror.map(orNull),
    },
    name: {
      ...name,
      language: name.language.map(orNull),
      valid_from: name.valid_from.map(orNull),
      valid_to: name.valid_to.map(orNull),
    },
    edge: { ...edge, valid_from: edge.valid_from.map(orNull), valid_to: edge.valid_to.map(orNull) },
  };
}
