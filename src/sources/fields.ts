import { knownOn, lastDay, type Period, readPeriod } from './dates.ts';
import type { Place, Rows } from './rows.ts';
import { fold } from './text.ts';

/** Folded text, or null where there is none. */
export function textOrNull(text: string | undefined): string | null {
  const folded = fold(text ?? '');
  return folded === '' ? null : folded;
}

/** A record's fields as what they are in the tables; what cannot be one is rejected, and the rest of the record kept. */
export class Fields<const Field extends string> {
  readonly #cells: Readonly<Partial<Record<Field, string>>>;
  readonly #place: Place;
  readonly #rows: Pick<Rows, 'reject'>;
  readonly #today: string;

  constructor(
    cells: Readonly<Partial<Record<Field, string>>>,
    place: Place,
    rows: Pick<Rows, 'reject'>,
    today: string,
  ) {
    this.#cells = cells;
    this.#place = place;
    this.#rows = rows;
    this.#today = today;
  }

  /** Folded, empty where there is none. */
  text(field: Field): string {
    return fold(this.#cells[field] ?? '');
  }

  textOrNull(field: Field): string | null {
    return textOrNull(this.#cells[field]);
  }

  /** A number, `$` and `,` not allowed; null where there is none. */
  number(field: Field): number | null {
    const text = this.text(field);
    if (text === '') return null;
    const number = Number(text);
    if (Number.isFinite(number)) return number;
    this.reject(field, 'not-a-number', text);
    return null;
  }

  /** A whole number from `low` to `high`. */
  integer(field: Field, low: number, high: number): number | null {
    const number = this.number(field);
    if (number === null || (Number.isInteger(number) && number >= low && number <= high)) return number;
    this.reject(field, 'out-of-range', `${number} (${low} … ${high})`);
    return null;
  }

  /** A number from `least` to `most`; one outside is rejected, never brought to the nearer end. */
  figure(field: Field, least: number, most: number): number | null {
    const number = this.number(field);
    if (number === null || (number >= least && number <= most)) return number;
    this.reject(field, 'out-of-range', `${number} (${least} … ${most})`);
    return null;
  }

  /** A period of the past; `mend` brings the supplier's spelling to ours. */
  period(field: Field, mend: (text: string) => string = (text) => text): Period | null {
    const text = this.text(field);
    if (text === '') return null;
    const period = readPeriod(mend(text));
    if (period === null) this.reject(field, 'not-a-date', text);
    else if (period.on > this.#today) this.reject(field, 'date-in-future', text);
    else return period;
    return null;
  }

  /** From when to when; an end before the beginning is rejected, since nobody can say which of the two is wrong. */
  span(from: Field, to: Field): readonly [from: Period | null, to: Period | null] {
    const [begin, end] = [this.period(from), this.period(to)];
    if (begin === null || end === null || lastDay(end) >= begin.on) return [begin, end];
    this.reject(to, 'ends-before-start', `${this.text(to)}, and ${from} is ${this.text(from)}`);
    return [begin, null];
  }

  /** From when a thing published in the field's period could be known. */
  knownOn(field: Field): string | null {
    const period = this.period(field);
    return period && knownOn(period, this.#today);
  }

  /** One of the values, folded to lower case; the fallback where it is none. */
  oneOf<const Value extends string>(field: Field, values: readonly Value[], fallback: Value): Value {
    const text = this.text(field).toLowerCase();
    const value = values.find((allowed) => allowed === text);
    if (value === undefined) {
      this.reject(
        field,
        'unknown-value',
        `${text || 'nothing'} is none of ${values.join(', ')}: kept as ${fallback}`,
      );
    }
    return value ?? fallback;
  }

  /** True where every field has a text; rejects the record by its first empty one otherwise. */
  required(...fields: readonly Field[]): boolean {
    const empty = fields.find((field) => this.text(field) === '');
    if (empty !== undefined) this.reject(empty, 'empty', 'the record says nothing without it');
    return empty === undefined;
  }

  reject(field: Field, reason: string, detail: string): void {
    this.#rows.reject(this.#place, field, reason, detail);
  }
}
