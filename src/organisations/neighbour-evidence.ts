import { at, type Evidence } from './features.ts';
import type { Bearer } from './phrases.ts';
import type { Reading } from './reading.ts';
import { ancestors, type Registered, type Registry } from './registry.ts';
import type { Span } from './spans.ts';

/** Organisations above one, at any time. */
export type Above = (organisation: number) => ReadonlySet<number>;

const none: ReadonlySet<number> = new Set();

/** Relations of organisations, which evidence asks for again and again. */
export function kinship(registry: Registry): Above {
  // Made at its full length: organisations are asked for in no order, and a list that grows so is kept as a dictionary.
  const known = new Array<ReadonlySet<number> | undefined>(registry.organisations.length).fill(undefined);
  const aboveOf = (organisation: number): ReadonlySet<number> => {
    const above = ancestors(registry, organisation);
    return above.length > 0 ? new Set(above) : none;
  };
  return (organisation) => {
    const found = known[organisation] ?? aboveOf(organisation);
    known[organisation] = found;
    return found;
  };
}

/** Another name of the unit that a name stands in. */
interface Neighbour {
  readonly bearers: readonly Bearer[];
  readonly institutional: boolean;
  readonly first: Registered | undefined;
}

/** The other names of the unit that a name stands in. */
export function neighboursOf(registry: Registry, { spans, unit }: Reading, span: Span): Neighbour[] {
  const found: Neighbour[] = [];
  for (const other of spans) {
    if (other === span || unit[other.start] !== unit[span.start]) continue;
    const { bearers, institutional } = other.phrase;
    found.push({ bearers, institutional, first: registry.organisations[bearers[0]?.organisation ?? -1] });
  }
  return found;
}

/** What the other names of the same unit say: parents, children, strangers, the same once more. */
export function weighNeighbours(
  x: Evidence,
  neighbours: readonly Neighbour[],
  bearer: Bearer,
  { country }: Registered,
  above: Above,
): void {
  for (const { bearers, institutional, first } of neighbours) {
    let parent = false;
    let child = false;
    for (const { organisation } of bearers) {
      if (organisation === bearer.organisation) x[at['named twice']] = 1;
      parent ||= above(bearer.organisation).has(organisation);
      child ||= above(organisation).has(bearer.organisation);
    }
    if (parent) x[at['parent near']] = 1;
    if (child) x[at['child near']] = 1;
    if (parent || child || !institutional || !first) continue;
    x[at['unrelated institution near']] = 1;
    if (first.country === country) x[at['country of neighbour']] = 1;
    if (bearer.kind !== 'acronym') continue;
    const where =
      first.country === country ? 'acronym near an institution' : 'acronym near an institution abroad';
    x[at[where]] = 1;
  }
}
