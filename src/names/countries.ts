import { fold } from './fold.ts';

/** What people write for short. */
const short = [
  ['uk', 'GB'],
  ['usa', 'US'],
] as const;

let codes: ReadonlyMap<string, string> | undefined;

/** The ISO 3166 alpha-2 code of a country by its code, or by its name in English or French. */
export function countryCalled(text: string): string | undefined {
  codes ??= new Map([...short, ...named('fr'), ...named('en')]);
  return codes.get(fold(text));
}

function* named(language: string): Generator<[string, string]> {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  for (const first of letters)
    for (const second of letters) {
      const name = names.of(first + second);
      if (name === undefined) continue;
      yield [fold(first + second), first + second];
      yield [fold(name), first + second];
    }
}
