import { cli } from './fr-CA/cli.ts';
import { data } from './fr-CA/data.ts';
import { deals } from './fr-CA/deals.ts';
import { decisions } from './fr-CA/decisions.ts';
import { errors } from './fr-CA/errors.ts';
import { expertise } from './fr-CA/expertise.ts';
import { facets } from './fr-CA/facets.ts';
import { faults } from './fr-CA/faults.ts';
import { mobility } from './fr-CA/mobility.ts';
import { organisations } from './fr-CA/organisations.ts';
import { packageScreens } from './fr-CA/package-screens.ts';
import { packages } from './fr-CA/packages.ts';
import { people } from './fr-CA/people.ts';
import { refusals } from './fr-CA/refusals.ts';
import { shell } from './fr-CA/shell.ts';
import { steps } from './fr-CA/steps.ts';
import { works } from './fr-CA/works.ts';
import type { Catalogue } from './words.ts';

/** Every message in the French of Canada, written afresh rather than translated. */
export const frCA: Catalogue = {
  ...shell,
  ...people,
  ...organisations,
  ...works,
  ...data,
  ...errors,
  ...decisions,
  ...deals,
  ...cli,
  ...expertise,
  ...packages,
  ...mobility,
  ...faults,
  ...facets,
  ...packageScreens,
  ...refusals,
  ...steps,
};
