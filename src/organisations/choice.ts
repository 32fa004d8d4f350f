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
  const beneath = (unit: Choice, body: Choice): boolean =>
    above(unit.bearer.organisation).has(body.bearer.organisation);
  const led = (unit: Choice): boolean =>
    distinct.some((body) => beneath(unit, body) && leads(registry, body, unit));
  const kept = distinct.filter((choice) => !led(choice));
  // A body yields to a unit that is kept, not to one that another body stands for (LJK of Grenoble, of Inria and the CNRS).
  return kept.filter((body) => !kept.some((unit) => beneath(unit, body) && !leads(registry, body, unit)));
}

const department = /\b(?:department|faculty|division)\b|^\S+ laboratory$/i;

function leads(registry: Registry, { bearer: body }: Choice, { bearer: unit }: Choice): boolean {
  const entry = registry.organisations[unit.organisation];
  if (entry?.source === 'vivier') return false;
  if (department.test(entry?.name ?? '')) return true;
  const school = registry.organisations[body.organisation]?.kind === 'education';
  return school && entry?.kind !== 'education' && entry?.kind !== 'healthcare';
}
