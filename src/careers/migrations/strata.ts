/** What the people of a pool are alike in, a small number each. */
export interface Traits {
  /** Works on record until the window: none, 1 or 2, 3 to 6, 7 to 15, more. Who is seen more is seen to move, and meets more people. */
  readonly works: Int32Array;
  /** Career age at the window: up to 3 years since the first work, 4 to 8, more; or not known. */
  readonly age: Int32Array;
  /** Field of most of their works, as a number; -1 where not known. */
  readonly field: Int32Array;
  /** Time at the organisation, on which the hazard of leaving hangs: under 2 years, 2 to 5, more. */
  readonly tenure: Int32Array;
}

/** Least number of people in a mover's stratum, for each mover in it: else the strata are made coarser. */
const ROOM = 2;

/** Names of the ways to stratify, finest first. */
export const stratifications = [
  'works, career age, field, tenure',
  'works, career age, field',
  'works, career age',
  'works',
  'none',
] as const;

/** The finest strata that leave room to permute: number of works, career age, field, tenure. */
export function stratify(
  movers: Int32Array,
  { works, age, field, tenure }: Traits,
): { stratum: Int32Array; by: (typeof stratifications)[number] } {
  const ladders = [[works, age, field, tenure], [works, age, field], [works, age], [works], []];
  for (const [step, traits] of ladders.entries()) {
    const stratum = cross(traits, age.length);
    if (traits.length === 0 || hasRoom(stratum, movers)) return { stratum, by: stratifications[step]! };
  }
  return { stratum: new Int32Array(age.length), by: 'none' };
}

/** Number of bounds that the value is above. */
export function band(value: number, bounds: readonly number[]): number {
  return bounds.filter((bound) => value > bound).length;
}

function cross(traits: readonly Int32Array[], size: number): Int32Array {
  const names = new Map<string, number>();
  return Int32Array.from({ length: size }, (_, i) => {
    const key = traits.map((trait) => trait[i]).join(' ');
    const name = names.get(key) ?? names.size;
    names.set(key, name);
    return name;
  });
}

function hasRoom(stratum: Int32Array, movers: Int32Array): boolean {
  const size = new Map<number, number>();
  for (const name of stratum) size.set(name, (size.get(name) ?? 0) + 1);
  const gone = new Map<number, number>();
  for (const mover of movers) gone.set(stratum[mover]!, (gone.get(stratum[mover]!) ?? 0) + 1);
  return [...gone].every(([name, count]) => size.get(name)! >= ROOM * count);
}
