import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { OrganisationsFound } from '../src/operations/find-organisations.ts';
import type { PeopleFound } from '../src/operations/find-people.ts';
import type { HomePage } from '../src/operations/home.ts';
import type { OrganisationPage } from '../src/operations/show-organisation.ts';
import type { PersonPage } from '../src/operations/show-person.ts';
import type { WorkPage } from '../src/operations/show-work.ts';
import type { SourcesHeld } from '../src/operations/sources.ts';
import type { Status } from '../src/operations/status.ts';
import type { Suggestions } from '../src/operations/suggest.ts';

/** What a server's error says: the same for every door. */
export interface Complaint {
  readonly code: string;
  readonly what: string;
  readonly where?: string;
  readonly why?: string;
  readonly mend?: string;
}

/** A request that failed: the server's complaint, or none where it gave no readable one. */
export class Refusal extends Error {
  /** The HTTP status; 0 where the server did not answer. */
  readonly status: number;
  readonly complaint: Complaint | undefined;

  constructor(status: number, complaint: Complaint | undefined, cause?: unknown) {
    super(complaint?.what ?? `HTTP ${status}`, { cause });
    this.name = 'Refusal';
    this.status = status;
    this.complaint = complaint;
  }
}

/** Asks our own server; throws a Refusal. Replies are typed by the operations' schemas, which the server enforces. */
async function ask<Reply>(path: string, signal: AbortSignal): Promise<Reply> {
  let response: Response;
  try {
    response = await fetch(`/api/${path}`, { signal, headers: { accept: 'application/json' } });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new Refusal(0, undefined, cause);
  }
  try {
    const body = await response.json();
    if (!response.ok) throw new Refusal(response.status, body.error);
    return body;
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal(response.status, undefined, cause);
  }
}

function search(values: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}

/** What the people room asks: a query, how it is to be read, and filters; as it stands in the address. */
export interface PeopleQuestion {
  readonly q?: string;
  /** Read as a name or as a subject; without it, as the server's rule says. */
  readonly mode?: 'name' | 'subject';
  readonly organisation?: string;
  readonly country?: string;
  readonly stage?: string;
  /** Year of the last public work, or later. */
  readonly active?: string;
}

export const questions = {
  status: () =>
    queryOptions({
      queryKey: ['status'],
      queryFn: ({ signal }) => ask<Status>('status', signal),
      refetchInterval: ({ state }) => (state.data?.build ? 20_000 : 2_000),
      staleTime: 0,
    }),
  home: () => queryOptions({ queryKey: ['home'], queryFn: ({ signal }) => ask<HomePage>('home', signal) }),
  suggest: (q: string) =>
    queryOptions({
      queryKey: ['suggest', q],
      queryFn: ({ signal }) => ask<Suggestions>(`search${search({ q })}`, signal),
      enabled: q.trim().length > 0,
      placeholderData: (previous) => previous,
    }),
  people: (question: PeopleQuestion) =>
    infiniteQueryOptions({
      queryKey: ['people', question],
      queryFn: ({ signal, pageParam }) =>
        ask<PeopleFound>(`people${search({ ...question, cursor: pageParam })}`, signal),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  person: (id: string) =>
    queryOptions({
      queryKey: ['person', id],
      queryFn: ({ signal }) => ask<PersonPage>(`people/${encodeURIComponent(id)}`, signal),
    }),
  organisations: (q: string) =>
    infiniteQueryOptions({
      queryKey: ['organisations', q],
      queryFn: ({ signal, pageParam }) =>
        ask<OrganisationsFound>(`organisations${search({ q, cursor: pageParam })}`, signal),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  organisation: (id: string) =>
    queryOptions({
      queryKey: ['organisation', id],
      queryFn: ({ signal }) => ask<OrganisationPage>(`organisations/${encodeURIComponent(id)}`, signal),
    }),
  work: (id: string) =>
    queryOptions({
      queryKey: ['work', id],
      queryFn: ({ signal }) => ask<WorkPage>(`works/${encodeURIComponent(id)}`, signal),
    }),
  sources: () =>
    queryOptions({ queryKey: ['sources'], queryFn: ({ signal }) => ask<SourcesHeld>('sources', signal) }),
};
