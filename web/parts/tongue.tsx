import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import {
  type Catalogue,
  chooseLocale,
  createWords,
  type Locale,
  type Words,
} from '../../src/locales/words.ts';

const stored = 'vivier.locale';

/** Loads one tongue's messages; the other stays on the server until somebody switches. */
async function loadCatalogue(locale: Locale): Promise<Catalogue> {
  return locale === 'fr-CA'
    ? (await import('../../src/locales/fr-CA.ts')).frCA
    : (await import('../../src/locales/en.ts')).en;
}

/** The tongue to begin with: the address (`?lang=fr`), the earlier choice, or the browser's. */
function initialLocale(): Locale {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(stored);
  return chooseLocale(asked ? [asked] : navigator.languages);
}

/** The words to begin with, loaded before the first drawing. */
export async function loadWords(locale = initialLocale()): Promise<Words> {
  document.documentElement.lang = locale;
  return createWords(locale, await loadCatalogue(locale));
}

interface Tongue {
  readonly words: Words;
  readonly change: () => void;
}

const TongueContext = createContext<Tongue | undefined>(undefined);

/** Gives every part below it the words of the tongue in use, and the way to change it. */
export function TongueProvider({ first, children }: { first: Words; children: ReactNode }) {
  const [words, setWords] = useState(first);
  const tongue = useMemo(() => {
    const change = async () => {
      const next = words.locale === 'en' ? 'fr-CA' : 'en';
      localStorage.setItem(stored, next);
      setWords(await loadWords(next));
    };
    return { words, change: () => void change() };
  }, [words]);
  return <TongueContext value={tongue}>{children}</TongueContext>;
}

/** The tongue in use; for the one button that changes it. */
export function useTongue(): Tongue {
  const tongue = use(TongueContext);
  if (!tongue) throw new Error('useTongue is called outside of TongueProvider');
  return tongue;
}

/** The words of the tongue in use. */
export function useWords(): Words {
  return useTongue().words;
}
