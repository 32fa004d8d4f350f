import { numbers, type Sections, shorts } from './sections.ts';

/**
 * Sets of small numbers of which many are alike, such as the venues of people: each set that there is stands once, as a tree in which it
 * hangs on the set without its greatest number. The first set is the empty one, and a set comes after the one it hangs on.
 */
export interface NumberSets {
  /** Set of each thing. */
  readonly of: Numbers;
  /** Of each set: the set without its greatest number, and that number. */
  readonly without: Uint32Array;
  readonly greatest: Uint32Array;
}

/** Numbers of 16 bits where those hold all of them. */
export type Numbers = Uint32Array | Uint16Array;

/** The same numbers in 16 bits where those hold them. */
export const narrow = (values: Uint32Array): Numbers =>
  values.every((value) => value <= 0xffff) ? Uint16Array.from(values) : values;

/** From a section of an index file. */
export const readNumbers = (sections: Sections, name: string): Numbers =>
  sections[name] instanceof Uint16Array ? shorts(sections, name) : numbers(sections, name);

/** From sections of an index file. */
export const readNumberSets = (sections: Sections): NumberSets => ({
  of: readNumbers(sections, 'of'),
  without: numbers(sections, 'without'),
  greatest: numbers(sections, 'greatest'),
});

/** Puts lists of numbers, each without repetition, together as sets. @param count numbers are below it */
export function numberSets(lists: Iterable<readonly number[]>, count: number): NumberSets {
  const known = new Map<number, number>();
  const without = [0];
  const greatest = [0];
  const of: number[] = [];
  for (const list of lists) {
    let set = 0;
    for (const number of list.length > 1 ? list.toSorted((a, b) => a - b) : list) {
      const key = set * count + number;
      let longer = known.get(key);
      if (longer === undefined) {
        longer = without.push(set) - 1;
        greatest.push(number);
        known.set(key, longer);
      }
      set = longer;
    }
    of.push(set);
  }
  return {
    of: narrow(Uint32Array.from(of)),
    without: Uint32Array.from(without),
    greatest: Uint32Array.from(greatest),
  };
}

/** How many things have each number, by how many have each set. */
export function countNumbers(
  { without, greatest }: NumberSets,
  ofSets: Uint32Array,
  count: number,
): Uint32Array {
  const counts = new Uint32Array(count);
  const these = ofSets.slice();
  for (let set = these.length - 1; set > 0; set--) {
    counts[greatest[set]!]! += these[set]!;
    these[without[set]!]! += these[set]!;
  }
  return counts;
}

/** Of each set whether it holds one of some numbers, 1 or 0. */
export function setsHolding({ without, greatest }: NumberSets, wanted: ReadonlySet<number>): Uint8Array {
  const holds = new Uint8Array(without.length);
  for (let set = 1; set < holds.length; set++)
    holds[set] = wanted.has(greatest[set]!) ? 1 : holds[without[set]!]!;
  return holds;
}
