import type { Strength } from '../../../src/tables/cards/evidence.ts';

/** What is needed of a stay to say where somebody was on a day. */
export interface Stay {
  readonly organisation: { readonly name: string };
  readonly strength: Strength;
  readonly startAfter: string | null;
  readonly startBefore: string | null;
  readonly endAfter: string | null;
  readonly endBefore: string | null;
}

/** Names of the organisations where the record shows somebody on a day: within the sure part of a stay, or its open end. */
export function placesOn(stays: readonly Stay[], day: string, dataTo: string): string[] {
  const held = stays.filter(({ strength, startAfter, startBefore, endAfter, endBefore }) => {
    if (strength === 'possible') return false;
    const start = startAfter ?? startBefore ?? endAfter;
    const open = strength === 'documented' && endBefore === null;
    const end = open ? dataTo : (endBefore ?? endAfter ?? startBefore);
    return start !== null && end !== null && start <= day && day <= end;
  });
  return [...new Set(held.map(({ organisation }) => organisation.name))];
}
