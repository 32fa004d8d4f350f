import {
  type NumberSets,
  type Numbers,
  narrow,
  numberSets,
  readNumberSets,
  readNumbers,
} from '../files/number-sets.ts';
import type { Lists } from '../files/postings.ts';
import { numbers, octets, part, type Sections, shorts, under } from '../files/sections.ts';
import { countOf, packTexts, readTexts, type Texts, textSections } from '../files/texts.ts';
import type { Places, ProfileColumns } from '../making/input.ts';
import type { Numbered } from '../making/row-order.ts';
import { PlaceNumbers, type Whereabouts } from './whereabouts.ts';

/** Where a place is not known. */
export const unknownNumber = 0xffffffff;

/** How well it is known where somebody was last seen, by number. */
export const strengths = ['', 'documented', 'likely', 'possible'] as const;

/** Texts of which each stands once; the first is the empty one. */
export interface Dictionary {
  readonly texts: Texts;
  /** Number of the text of each thing. */
  readonly of: Numbers;
}

/**
 * What a list of people filters by and shows, by number of the person: in memory with the index, so that everybody found is
 * filtered and counted and not the best few alone.
 */
export interface Profiles {
  readonly works: Uint16Array;
  readonly posts: Uint16Array;
  /** Years; 0 where not known. */
  readonly first: Uint16Array;
  readonly last: Uint16Array;
  readonly seen: Uint16Array;
  /** Number of the place where they were last seen, or `unknownNumber`. */
  readonly place: Uint32Array;
  readonly strength: Uint8Array;
  readonly role: Dictionary;
  /** Organisations where they were ever seen, by more than a bag. */
  readonly ever: NumberSets;
  /** Venues of each person's works. */
  readonly venues: NumberSets;
  readonly whereabouts: Whereabouts;
  /** By number of the work: key and printed name of its venue, joined by a tab; its status. */
  readonly venue: Dictionary;
  readonly status: Dictionary;
}

/** What filters read of people, whether of today or of a past year. */
export type Filtered = Pick<
  Profiles,
  'first' | 'last' | 'place' | 'strength' | 'ever' | 'venues' | 'whereabouts' | 'venue'
> & {
  /** Who began after this year had not begun; left out for today. */
  readonly until?: number;
};

/** Number of a strength; 0 for one that is not known. */
export const strengthNumber = (text: string): number => {
  const known: readonly string[] = strengths;
  return Math.max(0, known.indexOf(text));
};

const mostOf16 = 0xffff;
const atMost = (value: number): number => Math.max(0, Math.min(mostOf16, value));

/** Numbers texts in the order in which they first come; the rows have a fixed order, so the numbers have one. */
export function dictionary(texts: readonly string[]): Dictionary {
  const known = new Map<string, number>([['', 0]]);
  const of = Uint32Array.from(texts, (text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  });
  return { texts: packTexts([...known.keys()]), of: narrow(of) };
}

/** Works by their numbers. */
interface NumberedWorks {
  readonly venue: Dictionary;
  readonly status: Dictionary;
  /** Numbers of the authors of each. */
  readonly authors: Lists;
}

/** Puts together what lists of people filter by; people, organisations and works come with their numbers. */
export function buildProfiles(
  columns: ProfileColumns,
  places: Places,
  works: NumberedWorks,
  { people, organisations }: { readonly people: Numbered; readonly organisations: Numbered },
): Profiles {
  const texts = ({ rows }: Numbered, column: readonly string[]) =>
    dictionary(Array.from(rows, (row) => column[row]!));
  const organisationNumber = new Map(places.id.map((id, row) => [id, organisations.numberOf[row]!]));
  const count = people.rows.length;
  // Loops and not `from` with a function, which takes ten times as long on columns of so many rows.
  const short = (column: ArrayLike<number>): Uint16Array => {
    const values = new Uint16Array(count);
    for (let at = 0; at < count; at++) values[at] = atMost(column[people.rows[at]!]!);
    return values;
  };
  const country = texts(organisations, places.country);
  const city = texts(organisations, places.city);
  const numbers = new PlaceNumbers({ country, city });
  const place = new Uint32Array(count);
  const strength = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    const row = people.rows[at]!;
    const organisation = organisationNumber.get(columns.organisation[row]!) ?? unknownNumber;
    const printed = columns.printed[row]!;
    place[at] =
      printed === 0 || organisation === unknownNumber
        ? organisation
        : numbers.numberOf({
            organisation,
            country: columns.country[row]!,
            city: columns.city[row]!,
            printed,
          });
    strength[at] = strengthNumber(columns.strength[row]!);
  }
  return {
    works: short(columns.works),
    posts: short(columns.posts),
    first: short(columns.firstYear),
    last: short(columns.lastYear),
    seen: short(columns.seen),
    place,
    strength,
    role: texts(people, columns.role),
    ever: everOf(
      columns.ever.organisation.map((id, at) => [
        people.numberOf[columns.ever.owner[at]!],
        organisationNumber.get(id),
      ]),
      count,
      organisationNumber.size,
    ),
    venues: venuesOf(works, count, 0),
    whereabouts: numbers.whereabouts(),
    venue: works.venue,
    status: works.status,
  };
}

/** Organisations of each of so many people. @param ever pairs of numbers of a person and an organisation, in any order, either of which may not be known */
export function everOf(
  ever: Iterable<readonly [person: number | undefined, organisation: number | undefined]>,
  people: number,
  organisations: number,
): NumberSets {
  const lists = emptyLists(people);
  for (const [person, organisation] of ever) {
    if (person === undefined || organisation === undefined) continue;
    const list = lists[person]!;
    if (!list.includes(organisation)) list.push(organisation);
  }
  return numberSets(lists, organisations);
}

const emptyLists = (count: number): number[][] => Array.from({ length: count }, () => []);

/** Venues of each person's works from a number on. */
export function venuesOf(
  { venue, authors }: Pick<NumberedWorks, 'venue' | 'authors'>,
  people: number,
  from: number,
): NumberSets {
  const lists = emptyLists(people);
  for (let work = from; work < venue.of.length; work++) {
    const held = venue.of[work]!;
    if (held === 0) continue;
    for (let at = authors.offsets[work]!; at < authors.offsets[work + 1]!; at++) {
      const list = lists[authors.values[at]!];
      if (list !== undefined && !list.includes(held)) list.push(held);
    }
  }
  return numberSets(lists, countOf(venue.texts));
}

/** As sections of an index file. */
export const dictionarySections = ({ texts, of }: Dictionary): Sections => ({ ...textSections(texts), of });

/** From sections of an index file. */
export const readDictionary = (sections: Sections): Dictionary => ({
  texts: readTexts(sections),
  of: readNumbers(sections, 'of'),
});

const dictionaries = ['role', 'venue', 'status'] as const;

/** As sections of an index file. */
export function profileSections(profiles: Profiles): Sections {
  const { works, posts, first, last, seen, place, strength, ever, venues, whereabouts } = profiles;
  const named = dictionaries.map((name) => under(name, dictionarySections(profiles[name])));
  return Object.assign(
    { works, posts, first, last, seen, place, strength },
    under('country', dictionarySections(whereabouts.country)),
    under('city', dictionarySections(whereabouts.city)),
    under('elsewhere', { organisation: whereabouts.organisation, printed: whereabouts.printed }),
    under('ever', { ...ever }),
    under('venues', { ...venues }),
    ...named,
  );
}

/** From sections of an index file. */
export function readProfiles(sections: Sections): Profiles {
  const dictionaryOf = (name: (typeof dictionaries)[number]): Dictionary =>
    readDictionary(part(sections, name));
  return {
    works: shorts(sections, 'works'),
    posts: shorts(sections, 'posts'),
    first: shorts(sections, 'first'),
    last: shorts(sections, 'last'),
    seen: shorts(sections, 'seen'),
    place: numbers(sections, 'place'),
    strength: octets(sections, 'strength'),
    ever: readNumberSets(part(sections, 'ever')),
    venues: readNumberSets(part(sections, 'venues')),
    role: dictionaryOf('role'),
    whereabouts: {
      country: readDictionary(part(sections, 'country')),
      city: readDictionary(part(sections, 'city')),
      organisation: numbers(part(sections, 'elsewhere'), 'organisation'),
      printed: shorts(part(sections, 'elsewhere'), 'printed'),
    },
    venue: dictionaryOf('venue'),
    status: dictionaryOf('status'),
  };
}
