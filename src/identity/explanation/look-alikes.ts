import type { Corpus } from '../corpus/corpus.ts';

/** Least number of co-authors' names that two profiles of one name share to be thought one person's. */
const enoughShared = 3;

/** Profiles among the known people that look like two of one person. */
export interface LookAlikes {
  readonly pairs: number;
  /** The person of each mention, with such profiles taken as one. */
  readonly joined: readonly string[];
}

/**
 * Finds two ids under one name whose works share three co-authors' names or more: some people have two profiles, which
 * makes a right cluster look like a wrong merge. `name` and `coAuthors` (names as keys) are of each mention.
 */
export function findLookAlikes<Name>(
  id: readonly string[],
  name: readonly Name[],
  coAuthors: readonly (readonly Name[])[],
): LookAlikes {
  const profiles = new Map<Name, Map<string, Set<Name>>>();
  id.forEach((one, i) => {
    const ofName = profiles.get(name[i]!) ?? new Map<string, Set<Name>>();
    profiles.set(name[i]!, ofName);
    const known = ofName.get(one) ?? new Set<Name>();
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

/** The known person of each mention, with look-alike profiles taken as one; null where not known. */
export function personsOf(
  { core, work, workMentions }: Corpus,
  gold: readonly (string | null)[],
): (string | null)[] {
  const known = [...gold.keys()].filter((mention) => gold[mention] !== null);
  const coAuthors = known.map((mention) => {
    const { offsets, values } = workMentions;
    const of = values.subarray(offsets[work[mention]!]!, offsets[work[mention]! + 1]!);
    return [...of].filter((other) => other !== mention).map((other) => core[other]!);
  });
  const { joined } = findLookAlikes(
    known.map((mention) => gold[mention]!),
    known.map((mention) => core[mention]!),
    coAuthors,
  );
  const persons = new Array<string | null>(gold.length).fill(null);
  known.forEach((mention, i) => {
    persons[mention] = joined[i]!;
  });
  return persons;
}
