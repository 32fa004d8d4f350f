import { VivierError } from '../tables/error.ts';
import { aiwatch } from './aiwatch/aiwatch.ts';
import { awards } from './awards/awards.ts';
import { epoch } from './epoch/epoch.ts';
import { market } from './market/market.ts';
import { openalex } from './openalex/openalex.ts';
import { orcid } from './orcid/orcid.ts';
import { paperlists } from './paperlists/paperlists.ts';
import { pay } from './pay/pay.ts';
import { reports } from './reports/reports.ts';
import { ror } from './ror/ror.ts';
import type { Source } from './source.ts';
import { vivier } from './vivier/vivier.ts';

/** Every source, by name. */
export const sources: readonly Source[] = [
  paperlists(),
  openalex,
  orcid,
  aiwatch,
  market,
  epoch,
  reports,
  awards(),
  pay,
  ror,
  vivier,
];

/** The source of a name. Throws `unknown-source`. */
export function openSource(name: string): Source {
  const source = sources.find((known) => known.name === name);
  if (source) return source;
  throw new VivierError('unknown-source', {
    what: `There is no source named ${name}.`,
    mend: `Use one of ${sources.map((known) => known.name).join(', ')}.`,
  });
}
