import { z } from 'zod';
import { organisationPage } from '../tables/cards/organisation.ts';
import { identify, isId, unknown } from './identify.ts';
import { operation } from './operation.ts';
import { readOrganisation } from './stored-pages.ts';

export type { OrganisationPage } from '../tables/cards/organisation.ts';

export const showOrganisation = operation({
  name: 'showOrganisation',
  summary:
    'An organisation: names, parents, people, posts with who joined from where, works and claims, each with its sources.',
  effect: 'reads',
  address: { method: 'GET', path: '/organisations/{id}' },
  input: z.object({ id: z.string().min(1).max(200).describe('id, or a name or alias') }),
  output: organisationPage,
  run: async (context, { id }) => {
    const observatory = context.observatory();
    const read = (key: string) => readOrganisation(observatory.reader, key);
    const page =
      (isId('organisation', id) ? await read(id) : null) ??
      (await read(identify(observatory, 'organisation', id)));
    if (page === null) throw unknown('organisation', id);
    return page;
  },
});
