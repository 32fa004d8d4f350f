import { fold } from './fold.ts';

/** What people write for short. */
const short = [
  ['uk', 'GB'],
  ['us', 'US'],
  ['usa', 'US'],
] as const;

const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

let byName: ReadonlyMap<string, string> | undefined;

/** The ISO 3166 alpha-2 code of a country by its name in English or French, or by what people write for short. */
export function countryNamed(name: string): string | undefined {
  byName ??= new Map([...names('fr'), ...names('en'), ...short]);
  return byName.get(fold(name));
}

/** The same by its code too. */
export function countryCalled(text: string): string | undefined {
  const code = text.toUpperCase();
  return (
    countryNamed(text) ?? (/^[A-Z]{2}$/.test(code) && nameIn('en', code) !== undefined ? code : undefined)
  );
}

function* names(language: string): Generator<[string, string]> {
  for (const first of letters)
    for (const second of letters) {
      const name = nameIn(language, first + second);
      if (name !== undefined) yield [fold(name), first + second];
    }
}

/** Undefined of what is no country's code now: retired ones (`SU`, `DD`) bear the names of those that came after. */
function nameIn(language: string, code: string): string | undefined {
  if (new Intl.Locale(`und-${code}`).region !== code) return undefined;
  return displayIn(language).of(code);
}

const displays = new Map<string, Intl.DisplayNames>();

function displayIn(language: string): Intl.DisplayNames {
  const known = displays.get(language);
  const display = known ?? new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  displays.set(language, display);
  return display;
}
