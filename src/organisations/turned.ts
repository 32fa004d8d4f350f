import { institutionWords, isPlain } from './generic.ts';
import type { SpelledName } from './lexicon.ts';
import type { Registry } from './registry.ts';
import { nameWords } from './spelling.ts';

/** Beginnings of names that are also written short. */
const shortHeads: readonly (readonly [string, string])[] = [
  ['max planck institute', 'mpi'],
  ['university california', 'uc'],
  ['university texas', 'ut'],
  ['indian institute technology', 'iit'],
];
const universities = [
  'university applied science',
  'technical hochschule',
  'fachhochschule',
  'hochschule',
  'technical university',
  'university technology',
  'university',
];
const technical = ['technical university', 'university technology'];
const applied = ['university applied science', 'technical hochschule', 'hochschule'];

/** First and last words of names that have other forms: most names have none, and are not looked at further. */
const begins = new Set(
  [...shortHeads.map(([long]) => long), ...universities].map((each) => each.split(' ')[0]),
);
const ends = new Set(universities.map((each) => each.split(' ').at(-1)));

/** Kinds of schools that a school of one kind is also called. */
function formsOf(kind: string): readonly string[] {
  if (kind === 'university') return ['university'];
  return technical.includes(kind) ? technical : applied;
}

/** Other orders and short forms of a name: "university freiburg" as "freiburg university", "mpi", "tu munich". */
export function turn(words: readonly string[]): string[][] {
  const made: string[][] = [];
  if (!begins.has(words[0] ?? '') && !ends.has(words.at(-1) ?? '')) return made;
  const text = words.join(' ');
  for (const [long, short] of shortHeads)
    if (text.startsWith(`${long} `)) made.push([short, ...words.slice(long.split(' ').length)]);
  if (words.length > 5) return made;
  const head = universities.find((each) => text.startsWith(`${each} `));
  const tail = universities.find((each) => text.endsWith(` ${each}`));
  const length = (head ?? tail ?? '').split(' ').length;
  const place = head ? words.slice(length) : tail ? words.slice(0, -length) : [];
  if (place.length === 0) return made;
  const forms = formsOf(head ?? tail ?? '');
  for (const form of forms) made.push([...place, ...form.split(' ')], [...form.split(' '), ...place]);
  if (forms === technical) made.push(['tu', ...place]);
  return made.filter((each) => each.join(' ') !== text);
}

/** What a city's university hospital is called, before or after the city's name. */
const universityHospital = [
  ['university', 'hospital'],
  ['university', 'hospital', 'center'],
  ['university', 'medicine', 'center'],
  ['university', 'clinic'],
  ['universitatsklinikum'],
  ['universitaetsklinikum'],
  ['universitatsmedizin'],
];
const hospitalWord = /hospital|klini|clini|medizin|medical cent|hôpita|ospedal/i;
/** Hospitals of a university that are not its university hospital. */
const specialHospital = /psychiat|dental|child|kinder|women|eye|cancer|ortho/i;

/** "University Hospital Mainz" and "Mainz University Medical Center" for the one hospital of a city that is a university's. */
export function cityHospitals(
  registry: Registry,
): readonly { readonly words: readonly string[]; readonly organisation: number }[] {
  const found = new Map<string, { organisation: number; city: readonly string[] } | null>();
  for (const [organisation, { kind, city, country, active, names }] of registry.organisations.entries()) {
    if (kind !== 'healthcare' || !city || !active) continue;
    if (!names.some(({ name }) => /univer/i.test(name) && hospitalWord.test(name))) continue;
    if (names.some(({ name }) => specialHospital.test(name))) continue;
    const words = nameWords(city);
    const key = `${country} ${words.join(' ')}`;
    found.set(key, found.has(key) ? null : { organisation, city: words });
  }
  return [...found.values()].flatMap((hospital) =>
    hospital === null
      ? []
      : universityHospital.flatMap((form) => [
          { words: [...form, ...hospital.city], organisation: hospital.organisation },
          { words: [...hospital.city, ...form], organisation: hospital.organisation },
        ]),
  );
}

/** Words that tell universities of one city apart, where a person's name only honours somebody. */
const telling = new Set(
  'free open catholic protestant christian islamic jewish american british german new old royal pontifical lutheran north south east west '
    .concat(
      'northern southern eastern western central second first polytechnic agricultural normal pedagogical veterinary women federal private',
    )
    .split(' '),
);

/**
 * "University of Marburg" and "Philipps University" for the Philipps University of Marburg, where no other university
 * of the city has such a name, or no other bears the person's.
 */
export function cityNames(
  registry: Registry,
  spelled: readonly SpelledName[],
  isRare: (word: string) => boolean,
): Omit<SpelledName, 'kind'>[] {
  const found = new Map<string, Omit<SpelledName, 'kind'> | null>();
  for (const { words, organisation, kind } of spelled) {
    if (kind !== 'label') continue;
    const at = words.indexOf('university');
    const entry = registry.organisations[organisation];
    if (at < 1 || at > 3 || entry?.kind !== 'education' || !entry.city || !entry.active) continue;
    const person = words.slice(0, at);
    const city = words.slice(at + 1);
    if (city.join(' ') !== nameWords(entry.city).join(' ')) continue;
    if (person.some((word) => telling.has(word) || isPlain(word) || institutionWords.has(word))) continue;
    const shorts = [['university', ...city]];
    if (person.some(isRare)) shorts.push([...person, 'university']);
    for (const short of shorts) {
      const key = short.join(' ');
      const other = found.get(key);
      if (other === undefined) found.set(key, { words: short, organisation });
      else if (other?.organisation !== organisation) found.set(key, null);
    }
  }
  return [...found.values()].filter((short) => short !== null);
}
