import type { Bearer } from './lexicon.ts';
import type { Above } from './neighbour-evidence.ts';
import type { Registry } from './registry.ts';
import type { Span } from './spans.ts';

/** An organisation that a name found in a string may mean. */
export interface Choice {
  readonly span: Span;
  readonly bearer: Bearer;
  /** Probability that it is meant, 0 to 1. */
  readonly weight: number;
}

/**
 * One entry an organisation. Of a body and a unit of it that are both printed, the unit is meant where the body is an
 * umbrella (CNRS, an academy, a group), the body where it is a university and the unit a laboratory of it, or where
 * the unit is called department, faculty or no more than a laboratory.
 */
export function choose(registry: Registry, choices: readonly Choice[], above: Above): Choice[] {
  const surest = choices.toSorted((a, b) => b.weight - a.weight || a.span.start - b.span.start);
  const distinct = surest.filter(
    (choice, place) =>
      surest.findIndex((other) => other.bearer.organisation === choice.bearer.organisation) === place,
  );
  return distinct.filter(({ bearer: { organisation } }) =>
    distinct.every(({ bearer: { organisation: other } }) => {
      if (above(other).has(organisation)) return leads(registry, organisation, other);
      return !above(organisation).has(other) || !leads(registry, other, organisation);
    }),
  );
}

const department = /\b(?:department|faculty|division)\b|^\S+ laboratory$/i;

function leads(registry: Registry, body: number, unit: number): boolean {
  const kind = (organisation: number): string => registry.organisations[organisation]?.kind ?? '';
  const entry = registry.organisations[unit];
  if (entry?.source === 'vivier') return false;
  if (department.test(entry?.name ?? '')) return true;
  return kind(body) === 'education' && kind(unit) !== 'education' && kind(unit) !== 'healthcare';
}
