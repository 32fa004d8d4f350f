import { wordsOf } from '../language/words.ts';
import { fold } from '../names/fold.ts';
import type { NameMatch } from '../search/names/name-search.ts';
import { VivierError } from '../tables/error.ts';
import type { Observatory } from './operation.ts';

const kinds = {
  person: { list: 'people', command: 'vivier find people', id: /^p_[a-z2-7]{8,}$/ },
  work: { list: 'works', command: 'vivier find works', id: /^w_[a-z2-7]{8,}$/ },
  organisation: {
    list: 'organisations',
    command: 'vivier find organisations',
    id: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  },
} as const;

/** What begins as the id of a person or work does, whether it is one or not. */
const ID_LIKE = /^[pw]_/;
/** Namesakes that an error lists. */
const SHOWN = 8;

/**
 * The one thing meant by a name. Throws `person-unknown` (or work, organisation) where nothing has that name, and
 * `person-ambiguous` with the candidates where several have it equally.
 */
export function identify(observatory: Observatory, kind: keyof typeof kinds, name: string): string {
  // A mistyped id is nobody's name: read as one, it would show somebody else.
  if (ID_LIKE.test(name)) throw unknown(kind, name);
  const matches = observatory.search
    .names(kinds[kind].list, name, SHOWN)
    .filter(({ id }) => !observatory.hidden.ids.has(id));
  const [best] = matches;
  if (best === undefined) throw unknown(kind, name);
  const exact = matches.filter(
    (match) => fold(match.matched) === fold(name) || fold(match.name) === fold(name),
  );
  // Words of a title are words of many: a work is meant where its title holds what was typed.
  if (kind === 'work' && exact.length === 0 && !fold(best.name).includes(fold(name)))
    throw unknown(kind, name);
  // Half a word is a search that goes on, and means nothing yet: `nope` is not the Nopember Institute, nor Noperson.
  if (kind !== 'work' && exact.length === 0 && isBegun(kind, name, best.matched)) throw unknown(kind, name);
  const rivals = exact.length > 0 ? exact : matches.filter((match) => match.score === best.score);
  if (rivals.length === 1 || kind !== 'person') return (rivals[0] ?? best).id;
  throw ambiguous(kind, name, rivals);
}

/**
 * Whether a word typed is only the beginning of one of the name's words. Given names are cut short beside a whole family name, as in
 * “Geoff Hinton”: of a person's name one whole word is enough.
 */
function isBegun(kind: keyof typeof kinds, typed: string, matched: string): boolean {
  const words = wordsOf(matched);
  const loose = wordsOf(typed).filter((word) => !words.includes(word));
  if (kind === 'person' && loose.length < wordsOf(typed).length) return false;
  return loose.some((word) => words.some((whole) => whole.startsWith(word)));
}

/** Whether the text looks like an id of that kind; names with capitals or spaces never do. */
export function isId(kind: keyof typeof kinds, text: string): boolean {
  return kinds[kind].id.test(text);
}

/** The person that an id or a name means. Throws as `identify` does; an id is not looked up. */
export function idOfPerson(observatory: Observatory, asked: string): string {
  return isId('person', asked) ? asked : identify(observatory, 'person', asked);
}

/** The organisation that an id or a name means. Throws as `identify` does; an id is not looked up. */
export function idOfOrganisation(observatory: Observatory, asked: string): string {
  return isId('organisation', asked) ? asked : identify(observatory, 'organisation', asked);
}

/** The id of a person by id, by a lost id, or by a name that only one has. Throws `person-unknown` and `person-ambiguous`. */
export async function personMeant(observatory: Observatory, asked: string): Promise<string> {
  const id = idOfPerson(observatory, asked);
  const [held] = await observatory.reader.rows('select person from person_card where person = $1', [id]);
  if (held !== undefined) return id;
  const [lost] = await observatory.reader.rows('select new from person_forward where old = $1', [id]);
  if (lost === undefined) throw unknown('person', asked);
  return String(lost['new']);
}

/** What to throw where there is no such person, work or organisation. */
export function unknown(kind: keyof typeof kinds, asked: string): VivierError {
  return new VivierError(`${kind}-unknown`, {
    what: `No ${kind} is known by this id or name.`,
    where: asked,
    mend: `Look for another spelling: ${kinds[kind].command} "${asked}".`,
  });
}

function ambiguous(kind: keyof typeof kinds, name: string, rivals: readonly NameMatch[]): VivierError {
  return new VivierError(`${kind}-ambiguous`, {
    what: `Several are known by “${name}”.`,
    where: rivals.map((rival) => `${rival.id} ${rival.name}`).join(', '),
    mend: `Ask by id, or see what tells them apart: ${kinds[kind].command} "${name}".`,
  });
}
