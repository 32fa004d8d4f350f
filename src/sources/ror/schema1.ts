import { z } from 'zod';
import { hostOf, idOf, type Organisation } from './organisation.ts';

/** The fields of a record of schema 1 that are looked at: https://ror.readme.io/docs/ror-data-structure */
export const schema1 = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  types: z.array(z.string()),
  established: z.number().int().nullish(),
  links: z.array(z.string()).nullish(),
  country: z.object({ country_code: z.string().nullish() }).nullish(),
  addresses: z.array(z.object({ city: z.string().nullish() })).nullish(),
  aliases: z.array(z.string()).nullish(),
  acronyms: z.array(z.string()).nullish(),
  labels: z.array(z.object({ label: z.string(), iso639: z.string().nullish() })).nullish(),
  relationships: z.array(z.object({ type: z.string(), id: z.string() })).nullish(),
});

export function fromSchema1(record: z.infer<typeof schema1>): Organisation {
  return {
    id: idOf(record.id),
    name: record.name,
    status: record.status,
    types: record.types.map((type) => type.toLowerCase()),
    established: record.established ?? null,
    country: record.country?.country_code ?? null,
    city: record.addresses?.[0]?.city ?? null,
    domains: (record.links ?? []).map(hostOf).filter((host) => host !== null),
    names: [
      { name: record.name, kind: 'label', language: null },
      ...(record.labels ?? []).map(({ label, iso639 }) => ({
        name: label,
        kind: 'label' as const,
        language: iso639 ?? null,
      })),
      ...(record.aliases ?? []).map((name) => ({ name, kind: 'alias' as const, language: null })),
      ...(record.acronyms ?? []).map((name) => ({ name, kind: 'acronym' as const, language: null })),
    ],
    relations: (record.relationships ?? []).map(({ type, id }) => ({
      kind: type.toLowerCase(),
      other: idOf(id),
    })),
  };
}
