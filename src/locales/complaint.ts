import type { Complaint, Fault } from '../tables/error.ts';
import { en } from './en.ts';
import { createWords, type Words } from './words.ts';

let english: Words | undefined;

/** What is wrong with a field, in English, by its key: checks write it beside the key that other tongues use. */
export function inEnglish(key: string, values: Fault['values']): string {
  english ??= createWords('en', en);
  return sayFault({ field: '', key, values, said: key }, english);
}

/** What a check of a schema is told of: the complaint in English, and the key by which other tongues say it. */
export function complaintOf(key: string): {
  readonly error: string;
  readonly params: { readonly fault: string };
} {
  return { error: inEnglish(key, {}), params: { fault: key } };
}

/** Why the whole of something is refused, for a complaint: a sentence of its own in every tongue. */
export function becauseOf(key: string, values: Fault['values']): Required<Pick<Complaint, 'why' | 'faults'>> {
  const said = inEnglish(key, values);
  return { why: said, faults: [{ field: '', key, values, said }] };
}

/** What is wrong with a field, in the words given; as it was written where no message is known. */
export function sayFault({ key, values, said }: Fault, words: Words): string {
  const name = `fault.${key}`;
  return words.knows(name) ? words.say(name, values) : said;
}

/**
 * A complaint in a reader's tongue. They are written in English; in another tongue the catalogue says by the code what happened and what
 * to do, and by field what is wrong with it. What no message is known for stays as it was written.
 */
export function inTongue<Told extends Complaint & { readonly code: string }>(told: Told, words: Words): Told {
  if (words.locale === 'en') return told;
  const of = (...keys: readonly string[]): string | undefined => {
    const key = keys.find((one) => words.knows(one));
    return key !== undefined && words.knows(key) ? words.say(key) : undefined;
  };
  const { code, faults } = told;
  const what = of(`cli.refusal.${code}`, `error.${code}.what`);
  const mend = of(`cli.mend.${code}`, `error.${code}.mend`);
  const why = faults?.map((fault) => `${fault.field} ${sayFault(fault, words)}`.trim()).join(' ; ');
  return {
    ...told,
    ...(what === undefined ? {} : { what }),
    ...(why === undefined ? {} : { why: why.endsWith('.') ? why : `${why}.` }),
    ...(mend === undefined ? {} : { mend }),
  };
}
