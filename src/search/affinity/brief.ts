import { countryNamed } from '../../names/countries.ts';
import { fold } from '../../names/fold.ts';
import { countOf, textAt } from '../files/texts.ts';
import type { Profiles } from '../people/profiles.ts';
import { inverseFrequency } from '../topics/bm25.ts';
import type { RelatedTerm, TermFinder } from '../topics/related.ts';
import { noWord } from '../topics/terms.ts';
import { stemsOf } from '../topics/topic-index.ts';

/** A brief or a job description, as a search reads it. */
export interface Brief {
  /** What it is about, places and words of every job left out. */
  readonly subject: string;
  readonly cities: readonly string[];
  /** ISO 3166 alpha-2. */
  readonly countries: readonly string[];
  /** The terms that say most, where it is a long text rather than a few words. */
  readonly profile: readonly RelatedTerm[] | undefined;
}

/** Words of every job, English and French: they say nothing of a subject. */
const jobWords: ReadonlySet<string> = new Set(
  (
    'head lead leader leading senior junior staff principal director manager chief vp president officer engineer engineers ' +
    'scientist scientists researcher researchers team teams role position job work working works experience experienced ' +
    'years year phd msc degree candidate candidates looking look seeking seek hire hiring join joining company companies based ' +
    'located location office offices remote hybrid salary benefits responsibilities requirements required qualifications ' +
    'strong excellent skills skill ability communication you we our will expertise expert experts world class top opportunity ' +
    'research led new who prefer preferred plus ideal must have need needs build building drive help mission lab laboratory startup ' +
    'responsable chef cheffe directeur directrice poste equipe recherche chercheur chercheuse ingenieur ingenieure scientifique ' +
    'profil experience annees entreprise recherchons cherchons candidat candidate offre emploi mandat brief'
  ).split(' '),
);

/** A text of more terms than this is a description, of which the terms that say most are taken. */
const wordsOfQuestion = 6;

/** So many terms stand for a description. */
const termsTaken = 15;

/** People who must have been seen in a city for its name to be read as a place. */
const peopleOfPlace = 20;

/** A capitalised word or several, as places are written. */
const capitalised = /\p{Lu}[\p{L}\p{M}'’]*(?:[ -]\p{Lu}[\p{L}\p{M}'’]*)*/gu;

/** Reads a brief: places by the cities and countries where people were last seen, written with a capital; the rest is its subject. */
export function briefOf(text: string, profiles: Profiles, finder: TermFinder): Brief {
  const { cities, countries } = placesOf(profiles);
  const found = { cities: new Set<string>(), countries: new Set<string>() };
  const withoutPlaces = text.replaceAll(capitalised, (written) => {
    const named = countryNamed(written);
    const country = named !== undefined && countries.has(named) ? named : undefined;
    const city = cities.get(fold(written));
    if (country !== undefined) found.countries.add(country);
    else if (city !== undefined) found.cities.add(city);
    return country === undefined && city === undefined ? written : ' ';
  });
  const words = withoutPlaces.split(/(\s+|[,;:.()/]+)/).filter((word) => !jobWords.has(fold(word)));
  const subject = words
    .join('')
    .replaceAll(/[,;:.()/\s]+/g, ' ')
    .trim();
  const long = stemsOf(subject).length > wordsOfQuestion;
  return {
    subject,
    cities: [...found.cities],
    countries: [...found.countries],
    profile: long ? profileOf(subject, finder) : undefined,
  };
}

/** Terms of a description by how often it says them and how rare they are, those that others of it bear out. */
function profileOf(subject: string, finder: TermFinder): RelatedTerm[] {
  const direction = finder.direction(subject);
  const weighed = finder.termsIn(subject).map((number) => {
    const term = finder.termAt(number);
    const near = direction === undefined ? 0 : Math.max(0, finder.nearnessTo(number, direction));
    const pair = term.second === noWord ? 1 : 1.5;
    return { ...term, weight: pair * near * inverseFrequency(term.works, finder.worksInAll) };
  });
  const ranked = weighed.sort((a, b) => b.weight - a.weight || a.first - b.first).slice(0, termsTaken);
  const most = ranked[0]?.weight || 1;
  return ranked
    .filter(({ weight }) => weight > 0)
    .map(({ first, second, written, weight }) => {
      return { first, second, written, weight: weight / most, cosine: weight / most };
    });
}

interface Places {
  readonly cities: ReadonlyMap<string, string>;
  /** Codes of those where anybody could be. */
  readonly countries: ReadonlySet<string>;
}

const placesKnown = new WeakMap<Profiles, Places>();

/** Folded names of places with what filters call them; put together once of each index. */
function placesOf(profiles: Profiles): Places {
  const known = placesKnown.get(profiles);
  if (known !== undefined) return known;
  const { city, country } = profiles.whereabouts;
  const people = new Uint32Array(countOf(city.texts));
  for (const number of profiles.place) {
    const place = city.of[number];
    if (place !== undefined) people[place]! += 1;
  }
  const cities = new Map<string, string>();
  for (let number = 1; number < people.length; number++) {
    const name = textAt(city.texts, number);
    if (people[number]! >= peopleOfPlace) cities.set(fold(name), name);
  }
  const countries = new Set<string>();
  for (let number = 1; number < countOf(country.texts); number++)
    countries.add(textAt(country.texts, number));
  const places = { cities, countries };
  placesKnown.set(profiles, places);
  return places;
}
