import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Period } from './dates.ts';

/** A venue of `data/venues.csv`. */
interface Venue {
  /** Key in the tables, lower case. */
  readonly venue: string;
  /** Printed name. */
  readonly name: string;
  /** Usual month of meeting, 1 to 12; null where it has none. */
  readonly month: number | null;
  /** Month of the years that differ. */
  readonly exceptions: ReadonlyMap<number, number>;
}

/** When and under which name venues meet. */
export class Venues {
  readonly #byKey: ReadonlyMap<string, Venue>;
  readonly #byName: ReadonlyMap<string, Venue>;

  constructor(csv: string) {
    const rows: Record<string, string>[] = parse(csv, { columns: true, trim: true, skip_empty_lines: true });
    const venues = rows.map(venueOf);
    this.#byKey = new Map(venues.map((venue) => [venue.venue, venue]));
    this.#byName = new Map(venues.map((venue) => [venue.name.toLowerCase(), venue]));
  }

  /** The printed name of a key; the key in capitals where it is not listed. */
  nameOf(key: string): string {
    return this.#byKey.get(key)?.name ?? key.toUpperCase();
  }

  /** The key of a printed name, in whatever case; the name in lower case where it is not listed. */
  keyOf(name: string): string {
    const folded = name.trim().toLowerCase();
    return this.#byName.get(folded)?.venue ?? folded;
  }

  /** When the venue met in the year: the month where it is known. */
  metIn(key: string, year: number): Period {
    const venue = this.#byKey.get(key);
    const month = venue?.exceptions.get(year) ?? venue?.month ?? null;
    if (month === null) return { on: `${year}-01-01`, precision: 'year' };
    return { on: `${year}-${String(month).padStart(2, '0')}-01`, precision: 'month' };
  }
}

/** The venues of `data/venues.csv`. */
export function readVenues(path: URL | string = new URL('../../data/venues.csv', import.meta.url)): Venues {
  return new Venues(readFileSync(path, 'utf8'));
}

function venueOf(row: Record<string, string>): Venue {
  const exceptions = (row['exceptions'] ?? '').split(';').filter(Boolean);
  return {
    venue: row['venue'] ?? '',
    name: row['name'] ?? '',
    month: row['month'] ? Number(row['month']) : null,
    exceptions: new Map(exceptions.map((pair) => splitPair(pair))),
  };
}

function splitPair(pair: string): [number, number] {
  const [year, month] = pair.split(':');
  return [Number(year), Number(month)];
}
