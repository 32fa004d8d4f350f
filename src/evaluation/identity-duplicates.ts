import type { Gold } from './identity.ts';

/** Least number of co-authors' names that two profiles of one name share to be thought one person's. */
const enoughShared = 3;

/** Profiles in the gold that look like two of one person; they are reported, and never tuned away. */
export interface Duplicates {
  readonly pairs: number;
  /** The person of each mention, with such profiles taken as one. */
  readonly joined: readonly string[];
}

/**
 * Finds two ids under one name whose works share three co-authors' names or more: some people have two profiles, which
 * makes a right cluster look like a wrong merge. `name` and `coAuthors` (names as keys) are of each mention.
 */
export function findDuplicates(
  { id }: Pick<Gold, 'id'>,
  name: readonly string[],
  coAuthors: readonly (readonly string[])[],
): Duplicates {
  const profiles = new Map<string, Map<string, Set<string>>>();
  id.forEach((one, i) => {
    const ofName = profiles.get(name[i]!) ?? new Map<string, Set<string>>();
    profiles.set(name[i]!, ofName);
    const known = ofName.get(one) ?? new Set<string>();
    ofName.set(one, known);
    for (const other of coAuthors[i] ?? []) known.add(other);
  });
  const parent = new Map<string, string>();
  const find = (one: string): string => {
    const above = parent.get(one);
    return above === undefined ? one : find(above);
  };
  let pairs = 0;
  for (const ofName of profiles.values()) {
    const list = [...ofName];
    for (let a = 1; a < list.length; a++)
      for (let b = 0; b < a; b++) {
        const [[idA, ofA], [idB, ofB]] = [list[a]!, list[b]!];
        if (ofA.intersection(ofB).size < enoughShared) continue;
        pairs++;
        if (find(idA) !== find(idB)) parent.set(find(idA), find(idB));
      }
  }
  return { pairs, joined: id.map(find) };
}
