import { groupRows, type Rows } from '../../graph/rows.ts';

/** Works of more names than this make no tie: they show who worked in a house, not who worked together. */
export const MOST_NAMES = 50;
/**
 * Days after a first departure in which a work still counts as earlier: it was written before it was printed. The same
 * days count for everybody who is drawn in their place.
 */
export const PRINT_LAG = 183;

/** Who signed which works, reports and models together, and when these were published. People and works are numbers. */
export interface CommonWork {
  readonly worksOf: Rows;
  readonly peopleOf: Rows;
  /** Day of publication of each work, since 1970. */
  readonly day: Int32Array;
}

/** Builds the two-way index of signatures: person `person[i]` signed work `work[i]`. */
export function indexCommonWork(
  person: Int32Array,
  work: Int32Array,
  people: number,
  day: Int32Array,
): CommonWork {
  return {
    worksOf: groupRows(person, work, people),
    peopleOf: groupRows(work, person, day.length),
    day,
  };
}

/** Ties within a group: list i holds the places in `group`, ascending, of those who signed a work with its i-th person. */
export class Circle {
  readonly #work: CommonWork;
  readonly #place: Int32Array;
  readonly #met: Int32Array;

  constructor(work: CommonWork) {
    const people = work.worksOf.offsets.length - 1;
    this.#work = work;
    this.#place = new Int32Array(people).fill(-1);
    this.#met = new Int32Array(people).fill(-1);
  }

  /** Ties by works published after `after` and not after `until`, days since 1970. */
  ties(group: Int32Array, until: number, after = Number.NEGATIVE_INFINITY): Rows {
    const { worksOf, peopleOf, day } = this.#work;
    group.forEach((person, place) => {
      this.#place[person] = place;
    });
    const from: number[] = [];
    const to: number[] = [];
    group.forEach((person, place) => {
      for (let w = worksOf.offsets[person]!; w < worksOf.offsets[person + 1]!; w++) {
        const work = worksOf.values[w]!;
        if (day[work]! > until || day[work]! <= after) continue;
        for (let p = peopleOf.offsets[work]!; p < peopleOf.offsets[work + 1]!; p++) {
          const other = this.#place[peopleOf.values[p]!]!;
          if (other < 0 || other === place || this.#met[other] === place) continue;
          this.#met[other] = place;
          from.push(place);
          to.push(other);
        }
      }
    });
    group.forEach((person, place) => {
      this.#place[person] = -1;
      this.#met[place] = -1;
    });
    return groupRows(from, to, group.length);
  }
}
