import { INT_NULL } from '../../engine/engine.ts';
import { PRINT_LAG } from './common-work.ts';
import type { WindowFlow } from './flows.ts';
import type { MigrationInput } from './read.ts';
import { band, type Traits } from './strata.ts';

/** Days before the window within which somebody must be on record at the origin to be drawn: two years of silence is away. */
const PRESENT = 730;
const YEAR = 365.25;

/** Who was at each organisation, and what they are alike in. */
export class Pools {
  readonly #input: MigrationInput;
  readonly #staysAt: StaysAt;
  /** Main fields of those who were asked for. */
  readonly #fields = new Map<number, number>();

  constructor(input: MigrationInput) {
    this.#input = input;
    this.#staysAt = staysAt(input);
  }

  /** People at the origin of a flow when it went, movers first, the others by number; their traits and days of tenure then. */
  of({ level, from, movers }: WindowFlow): { pool: Int32Array; traits: Traits; tenures: Float64Array } {
    const { stays } = this.#input;
    const [start, end] = [movers[0]!.day, movers.at(-1)!.day];
    const since = new Map<number, number>(movers.map(({ person }) => [person, Number.POSITIVE_INFINITY]));
    const others: number[] = [];
    for (const stay of this.#staysAt[level].get(from) ?? []) {
      const person = stays.person[stay]!;
      const known = since.get(person);
      if (known !== undefined) since.set(person, Math.min(known, stays.from[stay]!));
      else if (stays.from[stay]! <= end && stays.to[stay]! >= start - PRESENT) {
        since.set(person, stays.from[stay]!);
        others.push(person);
      }
    }
    const pool = Int32Array.from([...movers.map(({ person }) => person), ...others.sort((a, b) => a - b)]);
    const tenures = Float64Array.from(pool, (person) => start - since.get(person)!);
    return { pool, traits: this.#traits(pool, since, start), tenures };
  }

  #fieldOf(person: number): number {
    const known = this.#fields.get(person);
    if (known !== undefined) return known;
    const found = mainField(this.#input, person);
    this.#fields.set(person, found);
    return found;
  }

  #worksUntil(person: number, until: number): number {
    const { worksOf, day } = this.#input.work;
    let count = 0;
    for (let w = worksOf.offsets[person]!; w < worksOf.offsets[person + 1]!; w++)
      if (day[worksOf.values[w]!]! <= until) count++;
    return count;
  }

  #traits(pool: Int32Array, since: ReadonlyMap<number, number>, start: number): Traits {
    const { firstYear } = this.#input;
    const year = 1970 + start / YEAR;
    return {
      works: pool.map((person) => band(this.#worksUntil(person, start + PRINT_LAG), [0, 2, 6, 15])),
      age: pool.map((person) =>
        firstYear[person] === INT_NULL ? -1 : band(year - firstYear[person]!, [3, 8]),
      ),
      field: pool.map((person) => this.#fieldOf(person)),
      tenure: pool.map((person) => band((start - since.get(person)!) / YEAR, [2, 5])),
    };
  }
}

/** Numbers of the stays at each organisation, and at each firm with all of its laboratories. */
type StaysAt = Readonly<Record<WindowFlow['level'], ReadonlyMap<string, readonly number[]>>>;

function staysAt({ stays, rollUp }: MigrationInput): StaysAt {
  const laboratory = new Map<string, number[]>();
  const parent = new Map<string, number[]>();
  const add = (at: Map<string, number[]>, organisation: string, stay: number): void => {
    const list = at.get(organisation);
    if (list) list.push(stay);
    else at.set(organisation, [stay]);
  };
  stays.organisation.forEach((organisation, stay) => {
    add(laboratory, organisation, stay);
    add(parent, rollUp.parentAt(organisation, stays.to[stay]!), stay);
  });
  return { laboratory, parent };
}

/** Field of most works of a person, the smallest of equals; -1 without works. */
function mainField({ work, field }: MigrationInput, person: number): number {
  const counts = new Map<number, number>();
  const { offsets, values } = work.worksOf;
  for (let w = offsets[person]!; w < offsets[person + 1]!; w++)
    counts.set(field[values[w]!]!, (counts.get(field[values[w]!]!) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0] ?? -1;
}
