import { IntlMessageFormat } from 'intl-messageformat';
import type { en } from './en.ts';
import { createFormats, type Formats } from './format.ts';

/** The two tongues of every door. */
export type Locale = 'en' | 'fr-CA';

/** A message's name, such as `person.works`. */
export type MessageKey = keyof typeof en;

/** Every message in one tongue, as ICU MessageFormat. */
export type Catalogue = Readonly<Record<MessageKey, string>>;

/** What a message is filled with: texts, numbers, or functions that wrap a tagged part (`<a>…</a>`). */
export type Values<Node> = Readonly<
  Record<string, string | number | Node | ((parts: (string | Node)[]) => Node)>
>;

/** How one tongue says things: messages, and dates, numbers, money, lists. */
export interface Words extends Formats {
  readonly locale: Locale;
  /** Whether there is a message of this name; for names made of codes. */
  knows(key: string): key is MessageKey;
  /** A message as text. Throws where the message misses a value. */
  say(key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
  /** A message whose tags and values are nodes of a screen, as a list of parts. */
  rich<Node>(key: MessageKey, values: Values<Node>): (string | Node)[];
}

/** The tag by which Intl knows the tongue; English dates are day first, as in Canada's federal style and in Britain. */
const intlTag: Record<Locale, string> = { en: 'en-GB', 'fr-CA': 'fr-CA' };

/** Binds a catalogue to its tongue; each message is parsed once, when first said. */
export function createWords(locale: Locale, catalogue: Catalogue): Words {
  const tag = intlTag[locale];
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  const message = (key: MessageKey) => {
    const known = parsed.get(key) ?? new IntlMessageFormat(catalogue[key], tag);
    parsed.set(key, known);
    return known;
  };
  return {
    locale,
    knows: (key): key is MessageKey => Object.hasOwn(catalogue, key),
    say: (key, values = {}) => String(message(key).format(values)),
    rich: (key, values) => {
      const parts = message(key).format(values);
      return Array.isArray(parts) ? parts : [parts];
    },
    ...createFormats(tag),
  };
}

/** The tongue that suits a list of language tags such as `navigator.languages`, best first; English where none does. */
export function chooseLocale(tags: readonly string[]): Locale {
  for (const tag of tags) {
    if (/^fr\b/i.test(tag)) return 'fr-CA';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}
