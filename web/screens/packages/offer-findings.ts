import type { ValuedPackage } from '../../../src/operations/packages/shapes.ts';

/** Which offer is worth most to the person, which comes next, and whether the next one is worth more in plain expectation. */
export interface Lead {
  readonly best: number;
  readonly next: number | undefined;
  readonly reversed: boolean;
}

/** The order of the offers by what they are worth to the person; undefined until one is valued. */
export function findLead(worths: readonly (Pick<ValuedPackage, 'person'> | undefined)[]): Lead | undefined {
  const order = worths
    .flatMap((worth, place) => (worth ? [{ place, ...worth.person }] : []))
    .sort((a, b) => b.worth.value - a.worth.value || a.place - b.place);
  const [best, next] = order;
  if (!best) return undefined;
  return {
    best: best.place,
    next: next?.place,
    reversed: next !== undefined && next.expected.value > best.expected.value,
  };
}

/** Where a curve jumps most from one month to the next: there an earlier leaver loses most. */
export interface Jump {
  readonly month: number;
  readonly before: number;
  readonly after: number;
}

/** The largest jump, where it is at least a tenth of what is kept at the end; undefined where the curve only creeps. */
export function findJump(
  curve: readonly { readonly month: number; readonly value: number }[],
): Jump | undefined {
  const end = curve.at(-1)?.value ?? 0;
  let found: Jump | undefined;
  for (let i = 2; i < curve.length - 1; i++) {
    const [before, after] = [curve[i - 1]?.value ?? 0, curve[i]?.value ?? 0];
    if (after - before > (found ? found.after - found.before : end / 10))
      found = { month: curve[i]?.month ?? i, before, after };
  }
  return found;
}
