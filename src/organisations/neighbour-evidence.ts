import { at, type Evidence } from './features.ts';
import type { Bearer } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { ancestors, type Registry } from './registry.ts';
import type { Span } from './spans.ts';

/** Organisations above one, at any time. */
export type Above = (organisation: number) => ReadonlySet<number>;

/** Relations of organisations, which evidence asks for again and again. */
export function kinship(registry: Registry): Above {
  const known = new Map<number, ReadonlySet<number>>();
  return (organisation) => {
    const found = known.get(organisation) ?? new Set(ancestors(registry, organisation));
    known.set(organisation, found);
    return found;
  };
}

/** What the other names of the same unit say: parents, children, strangers, the same once more. */
export function weighNeighbours(
  x: Evidence,
  registry: Registry,
  reading: Reading,
  span: Span,
  bearer: Bearer,
  above: Above,
): void {
  const country = registry.organisations[bearer.organisation]?.country ?? null;
  for (const other of reading.spans) {
    if (other === span || reading.unit[other.start] !== reading.unit[span.start]) continue;
    const bearers = other.phrase.bearers;
    if (bearers.some((each) => each.organisation === bearer.organisation)) x[at['named twice']] = 1;
    const parent = bearers.some((each) => above(bearer.organisation).has(each.organisation));
    const child = bearers.some((each) => above(each.organisation).has(bearer.organisation));
    if (parent) x[at['parent near']] = 1;
    if (child) x[at['child near']] = 1;
    const first = registry.organisations[bearers[0]?.organisation ?? -1];
    if (parent || child || !other.phrase.institutional || !first) continue;
    x[at['unrelated institution near']] = 1;
    if (first.country === country) x[at['country of neighbour']] = 1;
    if (bearer.kind !== 'acronym') continue;
    const where =
      first.country === country ? 'acronym near an institution' : 'acronym near an institution abroad';
    x[at[where]] = 1;
  }
}
