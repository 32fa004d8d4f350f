import type { Named } from '../tables/cards/evidence.ts';
import { identify, isId } from './identify.ts';
import type { Observatory } from './operation.ts';
import { readOrganisations } from './stored-lists.ts';

/** The organisation that an id or a name means. Throws `organisation-unknown`. */
export async function organisationMeant(
  observatory: Observatory,
  asked: string,
): Promise<Named & { readonly id: string }> {
  const lineOf = async (id: string) => (await readOrganisations(observatory.reader, [id])).get(id);
  const direct = isId('organisation', asked) ? await lineOf(asked) : undefined;
  const id = direct?.id ?? identify(observatory, 'organisation', asked);
  return { id, name: direct?.name ?? (await lineOf(id))?.name ?? asked };
}

/** Names of these organisations, by id; an id without a name stands for itself. */
export async function namesOfOrganisations(
  { reader }: Observatory,
  ids: Iterable<string>,
): Promise<(id: string) => Named> {
  const lines = await readOrganisations(reader, [...new Set(ids)].filter(Boolean));
  return (id) => ({ id, name: lines.get(id)?.name ?? id });
}
