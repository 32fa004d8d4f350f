import type { Registry } from './registry.ts';
import { nameWords } from './spelling.ts';

/** Names of countries, states and cities, to read where a string says the organisation is. */
export interface Places {
  /** Country (ISO 3166 alpha-2) by its words joined by a space. */
  readonly country: ReadonlyMap<string, string>;
  /** Country in which a city's name is almost always meant, and how registries spell it. */
  readonly city: ReadonlyMap<string, { readonly code: string; readonly name: string }>;
  /** ISO 3166 alpha-2 codes of countries that have organisations. */
  readonly codes: ReadonlySet<string>;
  /** Words in the longest name of a place that begins with the word. */
  readonly longest: ReadonlyMap<string, number>;
}

const otherNames: Readonly<Record<string, string>> = {
  US: 'usa;us;u s a;u s;america;united states america',
  GB: 'uk;u k;england;scotland;wales;northern ireland;great britain;britain',
  KR: 'korea;republic korea;rep korea;south korea;s korea',
  CN: 'p r china;pr china;prc;people s republic china;peoples republic china;mainland china',
  HK: 'hong kong;hong kong sar;hongkong;kowloon',
  MO: 'macau;macao',
  TW: 'taiwan;roc;r o c;taiwan roc',
  NL: 'netherlands;holland;nederland',
  DE: 'deutschland;fr germany',
  IT: 'italia',
  ES: 'espana',
  BR: 'brasil',
  RU: 'russia;russian federation;ussr',
  IR: 'iran;islamic republic iran',
  AE: 'uae;united arab emirates',
  CZ: 'czech republic;czechia',
  TR: 'turkey;turkiye',
  VN: 'vietnam;viet nam',
  AT: 'osterreich',
  CH: 'suisse;schweiz',
  BE: 'belgique',
  SE: 'sverige',
  DK: 'danmark',
  MX: 'mexico',
};

const americanStates =
  'Alabama AL Alaska AK Arizona AZ Arkansas AR California CA Colorado CO Connecticut CT Delaware DE Florida FL GA Hawaii HI Idaho ID Illinois IL Indiana IN Iowa IA Kansas KS Kentucky KY Louisiana LA Maine ME Maryland MD Massachusetts MA Michigan MI Minnesota MN Mississippi MS Missouri MO Montana MT Nebraska NE Nevada NV Ohio OH Oklahoma OK Oregon OR Pennsylvania PA Tennessee TN Texas TX Utah UT Vermont VT Virginia VA Washington WA Wisconsin WI Wyoming WY'.split(
    ' ',
  );
const twoWordStates = [
  'new york',
  'new jersey',
  'new mexico',
  'new hampshire',
  'north carolina',
  'south carolina',
  'north dakota',
  'south dakota',
  'west virginia',
  'rhode island',
];
const canadianProvinces = [
  'ontario',
  'quebec',
  'british columbia',
  'alberta',
  'manitoba',
  'nova scotia',
  'saskatchewan',
];
/** Short forms of Canadian provinces that are no country's code. */
export const provinceLetters: ReadonlySet<string> = new Set('on qc bc ab ns nb'.split(' '));

/** ISO 3166 alpha-3 codes that affiliations end with; in capitals and at the end they are no acronym. */
export const threeLetters: ReadonlyMap<string, string> = new Map(
  (
    'can CA gbr GB deu DE fra FR ita IT esp ES chn CN jpn JP kor KR aus AU ind IN nld NL che CH swe SE isr IL sgp SG hkg HK twn TW bra BR mex MX ' +
    'pol PL aut AT bel BE dnk DK fin FI nor NO prt PT grc GR tur TR irn IR rus RU nzl NZ irl IE cze CZ sau SA are AE'
  )
    .split(' ')
    .flatMap((code, at, all) => (at % 2 === 0 ? [[code, all[at + 1] ?? ''] as const] : [])),
);

const australianStates = ['nsw', 'queensland', 'qld', 'victoria', 'new south wales'];

/** Towns whose names mean something else wherever they stand within a name: a word, a person, a school. */
const ordinaryWords = new Set(
  'normal media carolina mobile naval enterprise nanyang chuo david tokai johnson wayne murray franklin'.split(
    ' ',
  ),
);

/** Short forms of American states that are no word of another kind where they stand capitalised after a comma. */
export const stateLetters: ReadonlySet<string> = new Set(
  [...americanStates.filter((each) => each.length === 2), 'NY', 'NJ', 'NM', 'NH', 'NC', 'SC', 'RI', 'DC'].map(
    (each) => each.toLowerCase(),
  ),
);

/** Reads the places that strings are searched for out of the registry's cities and the countries' names. */
export function readPlaces(registry: Registry): Places {
  const country = new Map<string, string>();
  const english = new Intl.DisplayNames(['en'], { type: 'region' });
  const cities = new Map<string, Map<string, number>>();
  const codes = new Set<string>();
  const spelled = new Map<string, string>();
  for (const entry of registry.organisations) {
    if (!entry.country) continue;
    codes.add(entry.country);
    if (!entry.city) continue;
    const city = spelled.get(entry.city) ?? nameWords(entry.city).join(' ');
    spelled.set(entry.city, city);
    if (city.length < 3) continue;
    const counts = cities.get(city) ?? new Map<string, number>();
    counts.set(entry.country, (counts.get(entry.country) ?? 0) + 1);
    cities.set(city, counts);
  }
  for (const code of codes) country.set(nameWords(english.of(code) ?? code).join(' '), code);
  for (const [code, names] of Object.entries(otherNames))
    for (const name of names.split(';')) country.set(nameWords(name).join(' '), code);
  for (const state of americanStates) if (state.length > 2) country.set(state.toLowerCase(), 'US');
  // The country Georgia is rarer on papers than the state, but its institutions say so themselves: leave it unsaid.
  country.delete('georgia');
  for (const state of twoWordStates) country.set(state, 'US');
  for (const province of canadianProvinces) country.set(province, 'CA');
  for (const state of australianStates) country.set(state, 'AU');
  // South Australia, and a company's legal form, are as frequent as Saudi Arabia.
  codes.delete('SA');
  const city = new Map<string, { code: string; name: string }>();
  // The first spelling of the registry is kept.
  const written = new Map([...spelled].toReversed().map(([name, words]) => [words, name]));
  for (const [name, counts] of cities) {
    const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
    const [code, most] = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0] ?? ['', 0];
    if (total >= 2 && most / total >= 0.85 && !country.has(name) && !ordinaryWords.has(name))
      city.set(name, { code, name: written.get(name) ?? name });
  }
  const longest = new Map<string, number>();
  for (const name of [...country.keys(), ...city.keys()]) {
    const words = name.split(' ');
    const first = words[0] ?? '';
    longest.set(first, Math.max(words.length, longest.get(first) ?? 0));
  }
  return { country, city, codes, longest };
}
