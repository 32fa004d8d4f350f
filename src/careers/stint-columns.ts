import type { StintFound } from './stints.ts';

type Whole = Exclude<keyof StintFound, 'probability'>;

/** Stints of some people by column: half a million of them go from thread to thread without being copied one by one. */
export type StintColumns = Readonly<Record<'person' | Whole, Int32Array<ArrayBuffer>>> & {
  readonly probability: Float64Array<ArrayBuffer>;
};

/** The memory of the columns, which a message may hand over in the stead of copying it. */
export const buffersOfStints = (stints: StintColumns): ArrayBuffer[] =>
  Object.values(stints).map(({ buffer }) => buffer);

/** Collects stints one after the other. */
export class StintList {
  readonly #people: number[] = [];
  readonly #stints: StintFound[] = [];

  add(person: number, stint: StintFound): void {
    this.#people.push(person);
    this.#stints.push(stint);
  }

  columns(): StintColumns {
    const stints = this.#stints;
    const column = (name: Whole): Int32Array<ArrayBuffer> => {
      const values = new Int32Array(stints.length);
      for (let i = 0; i < values.length; i++) values[i] = stints[i]![name];
      return values;
    };
    return {
      person: Int32Array.from(this.#people),
      organisation: column('organisation'),
      slot: column('slot'),
      startAfter: column('startAfter'),
      startBefore: column('startBefore'),
      endAfter: column('endAfter'),
      endBefore: column('endBefore'),
      role: column('role'),
      strength: column('strength'),
      evidence: column('evidence'),
      known: column('known'),
      employer: column('employer'),
      part: column('part'),
      probability: Float64Array.from(stints, ({ probability }) => probability),
    };
  }
}
