import { Link } from '@tanstack/react-router';
import type { Words } from '../../src/locales/words.ts';
import type { StatedPost } from '../../src/tables/cards/career.ts';
import type { Dated, Named } from '../../src/tables/cards/evidence.ts';
import { useWords } from './tongue.tsx';

/** An organisation by name, with a link where it is resolved to one; `opens` makes it the row's own link. */
export function OrganisationName({ organisation, opens = false }: { organisation: Named; opens?: boolean }) {
  if (organisation.id === null) return <span>{organisation.name}</span>;
  return (
    <Link to="/organisations/$id" params={{ id: organisation.id }} {...(opens && { 'data-opens': true })}>
      {organisation.name}
    </Link>
  );
}

/** A person by name, with a link where the name is tied to one person; `opens` makes it the row's own link. */
export function PersonName({
  person,
  opens = false,
}: {
  person: { readonly id: string | null; readonly name: string };
  opens?: boolean;
}) {
  if (person.id === null) return <span>{person.name}</span>;
  return (
    <Link to="/people/$id" params={{ id: person.id }} {...(opens && { 'data-opens': true })}>
      {person.name}
    </Link>
  );
}

const say = ({ date }: Words, dated: Dated) => date(dated.on, dated.precision, 'short');

/** When a post was held, in words: "Dec 2015 – Aug 2024", "since Feb 2025"; empty where no date is stated. */
export function heldWhen(words: Words, from: Dated | null, to: Dated | null): string {
  if (from && to) return words.span(say(words, from), say(words, to));
  if (from) return words.say('post.since', { date: say(words, from) });
  return to ? words.say('post.until', { date: say(words, to) }) : '';
}

/** When a post was held, as text on a page. */
export function When({ post }: { post: Pick<StatedPost, 'from' | 'to'> }) {
  const words = useWords();
  return <>{heldWhen(words, post.from, post.to) || words.say('post.undated')}</>;
}
