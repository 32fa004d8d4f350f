import type { Engine } from '../engine/engine.ts';
import { readRegistry } from '../organisations/columns.ts';
import { readLearned } from '../organisations/prior.ts';
import { buildResolver } from '../organisations/resolver.ts';

/** An organisation meant by a string; a string that means none has one row, without organisation. */
export interface ResolvedString {
  readonly raw: string;
  /** Our id; empty where none is known. */
  readonly organisation: string;
  readonly organisation_name: string;
  /** ISO 3166 alpha-2 of the organisation, else of what the string says; empty where neither is known. */
  readonly country: string;
  /** Probability that it is meant, 0 to 1; null where none is known. */
  readonly weight: number | null;
  /** ROR id of the organisation, or of the nearest one above it that has one; empty where none has. */
  readonly ror: string;
}

/**
 * Says which organisations each of any strings means, by the registries of an observatory. The resolver takes some
 * seconds to make, then answers thousands of strings a second.
 */
export async function resolveOrganisations(
  engine: Engine,
  strings: Iterable<string>,
): Promise<ResolvedString[]> {
  const resolver = buildResolver({ ...(await readRegistry(engine)), ...readLearned() });
  const { organisations, place } = resolver.registry;
  return [...strings].flatMap((raw): ResolvedString[] => {
    const meant = resolver.resolve(raw);
    if (meant.length === 0)
      return [{ raw, organisation: '', organisation_name: '', country: '', weight: null, ror: '' }];
    return meant.map(({ organisation, weight, country }) => {
      const known = organisations[place.get(organisation)!]!;
      return {
        raw,
        organisation,
        organisation_name: known.name,
        country: known.country ?? country ?? '',
        weight: Math.round(weight * 1e6) / 1e6,
        ror: resolver.ror(organisation) ?? '',
      };
    });
  });
}
