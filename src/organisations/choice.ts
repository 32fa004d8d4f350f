import type { Above } from './neighbour-evidence.ts';
import type { Bearer } from './phrases.ts';
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

/** Departments, laboratories of one word, and teams as ROR names them: "WILLOW: Vision par ordinateur incarnée". */
const department = /\b(?:department|faculty|division)\b|^\S+ laboratory$|^[\p{L}\p{N}-]+: /iu;

function leads(registry: Registry, { bearer: body }: Choice, { bearer: unit }: Choice): boolean {
  const entry = registry.organisations[unit.organisation];
  if (entry?.source === 'vivier') return false;
  if (department.test(entry?.name ?? '')) return true;
  const school = registry.organisations[body.organisation]?.kind === 'education';
  return school && entry?.kind !== 'education' && entry?.kind !== 'healthcare';
}

/** A choice with what a last resort asks of it. */
export interface Doubtful extends Choice {
  /** The string names another country, or a city of another one. */
  readonly abroad: boolean;
  readonly fillsPart: boolean;
  /** Nothing but an address stands beside the name. */
  readonly fillsString: boolean;
  /** What follows the name in its part is a unit or a branch of the organisation. */
  readonly heads: boolean;
  /** The name holds a place or a rare word, and not only words of many names ("orthopaedic institute"), or is named often. */
  readonly proper: boolean;
}

/** Least probability of a name that is taken for want of a better one, of one that is the whole string, and of ordinary words that stand abroad. */
const leastSure = { inner: 0.15, whole: 0.02, abroad: 0.3 };

/** Whether no name of an organisation is so short that it may be a post box's ("BP 69, Nice"). */
function isWord(registry: Registry, { organisation }: Bearer): boolean {
  return (registry.organisations[organisation]?.names ?? []).every(({ name }) => name.length >= 4);
}

/**
 * Of names that evidence speaks against, the likeliest one that is a proper name of several words: a string that prints one
 * means it, however oddly it is put together. Letters alone and corrected words are not enough. Where there is none, the
 * first name that heads a unit of its own ("Harvard Microrobotics Laboratory").
 */
export function lastResort(registry: Registry, choices: readonly Doubtful[]): Choice | null {
  const fit = choices.filter(({ span, bearer, weight, abroad, fillsPart, fillsString, proper }) => {
    if (weight < (fillsString ? leastSure.whole : leastSure.inner)) return false;
    const kind = registry.organisations[bearer.organisation]?.kind;
    if (span.corrected || bearer.kind === 'acronym' || bearer.kind === 'bare') return false;
    // "Xilinx, Beijing": a firm's one word is enough where no name has it but few.
    if (span.phrase.words < 2)
      return kind === 'company' && fillsPart && proper && abroad && isWord(registry, bearer);
    if (!abroad) return fillsPart || proper;
    // Firms and agencies work abroad; a school abroad is another school of the name.
    const works =
      kind !== 'education' &&
      kind !== 'healthcare' &&
      (proper || (span.phrase.words > 2 && weight >= leastSure.abroad));
    return fillsPart && (kind === 'company' || works);
  });
  const likeliest = fit.toSorted((a, b) => b.weight - a.weight || a.span.start - b.span.start)[0];
  const head = choices.find(({ heads }) => heads);
  return likeliest ?? (head ? { ...head, weight: Math.max(head.weight, 0.5) } : null);
}
