import { narrow } from '../files/number-sets.ts';
import { countOf, packTexts, textAt } from '../files/texts.ts';
import type { Dictionary } from './profiles.ts';

/**
 * Where people were last seen, as numbers of places. The first places are the organisations by their numbers, each at its seat; the others
 * are organisations elsewhere, or there, as a line of somebody's printed it.
 */
export interface Whereabouts {
  /** Of each place. */
  readonly country: Dictionary;
  readonly city: Dictionary;
  /** Of each place after the seats: the organisation, and the year in which a line printed it. */
  readonly organisation: Uint32Array;
  readonly printed: Uint16Array;
}

/** A place that a line printed: an organisation by its number, ISO 3166 alpha-2, the city or an empty text, the year. */
export interface PrintedPlace {
  readonly organisation: number;
  readonly country: string;
  readonly city: string;
  readonly printed: number;
}

/** Number of organisations: those of the places that are seats. */
export const seatsIn = ({ country, organisation }: Whereabouts): number =>
  country.of.length - organisation.length;

/** Number of a place's organisation. */
export function organisationAt(places: Whereabouts, place: number): number {
  const seats = seatsIn(places);
  return place < seats ? place : places.organisation[place - seats]!;
}

/** Year in which a line printed the place; 0 where it is the organisation's seat. */
export function printedAt(places: Whereabouts, place: number): number {
  const seats = seatsIn(places);
  return place < seats ? 0 : places.printed[place - seats]!;
}

/** Numbers printed places after the seats of organisations: the same place once. */
export class PlaceNumbers {
  private readonly seats: { readonly country: Dictionary; readonly city: Dictionary };
  private readonly count: number;
  private readonly known = new Map<string, number>();
  private readonly printed: PrintedPlace[] = [];

  /** @param places whose seats are kept, and whose printed places are not */
  constructor(seats: Pick<Whereabouts, 'country' | 'city'>, count: number = seats.country.of.length) {
    this.seats = seats;
    this.count = count;
  }

  /** Number of a place that a line printed. */
  numberOf(place: PrintedPlace): number {
    const key = `${place.organisation}\t${place.printed}\t${place.country}\t${place.city}`;
    const known = this.known.get(key) ?? this.count + this.printed.push(place) - 1;
    this.known.set(key, known);
    return known;
  }

  /** All places: the seats, and those that were numbered. */
  whereabouts(): Whereabouts {
    const { printed, seats, count } = this;
    const longer = (seat: Dictionary, texts: readonly string[]): Dictionary => extended(seat, count, texts);
    return {
      country: longer(
        seats.country,
        printed.map(({ country }) => country),
      ),
      city: longer(
        seats.city,
        printed.map(({ city }) => city),
      ),
      organisation: Uint32Array.from(printed, ({ organisation }) => organisation),
      printed: Uint16Array.from(printed, (place) => place.printed),
    };
  }
}

/** The first so many of a dictionary, and further texts. */
function extended({ texts, of }: Dictionary, count: number, further: readonly string[]): Dictionary {
  const all = Array.from({ length: countOf(texts) }, (_, number) => textAt(texts, number));
  const known = new Map(all.map((text, number) => [text, number]));
  const numbers = new Uint32Array(count + further.length);
  numbers.set(of.subarray(0, count));
  for (const [at, text] of further.entries()) {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    numbers[count + at] = number;
  }
  return { texts: packTexts([...known.keys()]), of: narrow(numbers) };
}
