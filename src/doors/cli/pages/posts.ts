import { heldWhen } from '../../../locales/statements.ts';
import type { Words } from '../../../locales/words.ts';
import type { StatedPost } from '../../../tables/cards/career.ts';
import type { CsvRow } from '../answer.ts';
import type { Page } from '../page.ts';
import { addSource, sourceCells, sourceColumns } from './evidence.ts';

/** A post in words: role, when, from where and to where. */
function postSaid({ role, from, to, previous, next }: StatedPost, words: Words): string {
  const { say } = words;
  return [
    role,
    heldWhen(words, from, to) || say('post.undated'),
    previous && say('cli.post.from', { organisation: previous.name }),
    next && say('cli.post.to', { organisation: next.name }),
  ]
    .filter(Boolean)
    .join('; ');
}

/** Posts under a name each: of one person or organisation together, every one with its source. */
export function addPosts(
  page: Page,
  posts: readonly StatedPost[],
  by: 'person' | 'organisation',
  limit: number,
): void {
  const groups = Map.groupBy(posts, (post) => post[by].id ?? post[by].name);
  for (const group of [...groups.values()].slice(0, limit)) {
    const { name, id } = group[0]![by];
    page.name(name || page.words.say('post.nowhere'), id ?? '', 2);
    for (const post of group) {
      page.text(postSaid(post, page.words), 4);
      addSource(page, post.evidence, 6);
    }
  }
  page.more(Math.min(limit, groups.size), groups.size);
}

/** Columns of a post in a CSV. */
export const postColumns = [
  'person',
  'person_id',
  'organisation',
  'organisation_id',
  'role',
  'employment',
  'from',
  'to',
  'previous',
  'next',
  ...sourceColumns,
] as const;

export function postCells(post: StatedPost): CsvRow {
  const { person, organisation, role, employment, from, to, previous, next, evidence } = post;
  return {
    person: person.name,
    person_id: person.id,
    organisation: organisation.name,
    organisation_id: organisation.id,
    role,
    employment,
    from: from?.on ?? null,
    to: to?.on ?? null,
    previous: previous?.name ?? null,
    next: next?.name ?? null,
    ...sourceCells(evidence),
  };
}
