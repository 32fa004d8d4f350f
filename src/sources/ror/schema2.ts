import { z } from 'zod';
import { hostOf, idOf, type Name, type Organisation } from './organisation.ts';

/** The fields of a record of schema 2 that are looked at: https://ror.readme.io/docs/schema-v2 */
export const schema2 = z.object({
  id: z.string(),
  status: z.string(),
  types: z.array(z.string()),
  established: z.number().int().nullish(),
  domains: z.array(z.string()).nullish(),
  links: z.array(z.object({ type: z.string(), value: z.string() })).nullish(),
  locations: z
    .array(
      z.object({
        geonames_details: z.object({ country_code: z.string().nullish(), name: z.string().nullish() }),
      }),
    )
    .nullish(),
  names: z
    .array(z.object({ value: z.string(), types: z.array(z.string()), lang: z.string().nullish() }))
    .min(1),
  relationships: z.array(z.object({ type: z.string(), id: z.string() })).nullish(),
});

export function fromSchema2(record: z.infer<typeof schema2>): Organisation {
  const place = record.locations?.[0]?.geonames_details;
  const display = record.names.find(({ types }) => types.includes('ror_display')) ?? record.names[0];
  const sites = (record.links ?? [])
    .filter(({ type }) => type === 'website')
    .map(({ value }) => hostOf(value));
  return {
    id: idOf(record.id),
    name: display?.value ?? '',
    status: record.status,
    types: record.types,
    established: record.established ?? null,
    country: place?.country_code ?? null,
    city: place?.name ?? null,
    domains: [...(record.domains ?? []), ...sites.filter((site) => site !== null)],
    names: record.names.map(({ value, types, lang }) => ({
      name: value,
      kind: kindOf(types),
      language: lang ?? null,
    })),
    relations: (record.relationships ?? []).map(({ type, id }) => ({ kind: type, other: idOf(id) })),
  };
}

function kindOf(types: readonly string[]): Name['kind'] {
  if (types.includes('label') || types.includes('ror_display')) return 'label';
  return types.includes('acronym') ? 'acronym' : 'alias';
}
