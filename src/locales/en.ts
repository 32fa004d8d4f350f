import { cli } from './en/cli.ts';
import { data } from './en/data.ts';
import { deals } from './en/deals.ts';
import { decisions } from './en/decisions.ts';
import { errors } from './en/errors.ts';
import { expertise } from './en/expertise.ts';
import { facets } from './en/facets.ts';
import { faults } from './en/faults.ts';
import { mobility } from './en/mobility.ts';
import { organisations } from './en/organisations.ts';
import { packageScreens } from './en/package-screens.ts';
import { packages } from './en/packages.ts';
import { people } from './en/people.ts';
import { refusals } from './en/refusals.ts';
import { shell } from './en/shell.ts';
import { steps } from './en/steps.ts';
import { works } from './en/works.ts';

/** Every message in English; the other tongues must have the same keys and arguments. */
export const en = {
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
} as const;
