import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { SourcesHeld } from '../src/operations/builds/sources.ts';
import type { Status } from '../src/operations/builds/status.ts';
import type { Compared } from '../src/operations/compare.ts';
import type { ClaimEdited } from '../src/operations/deals/claims.ts';
import type { DealsFound } from '../src/operations/deals/find-deals.ts';
import type { ClaimsImported, ClaimsPreviewed } from '../src/operations/deals/import-claims.ts';
import type { DealPage } from '../src/operations/deals/show-deal.ts';
import type { ShockPage } from '../src/operations/deals/show-shock.ts';
import type { decide } from '../src/operations/decisions/decide.ts';
import type { Decided } from '../src/operations/decisions/decided.ts';
import type { DecisionsFound } from '../src/operations/decisions/decisions.ts';
import type { Explained } from '../src/operations/decisions/explain-person.ts';
import type { ReviewQueue } from '../src/operations/decisions/review.ts';
import type { Dependence } from '../src/operations/dependence.ts';
import type { OrganisationsFound } from '../src/operations/find-organisations.ts';
import type { PeopleFound } from '../src/operations/find-people.ts';
import type { HomePage } from '../src/operations/home.ts';
import type { MigrationsFound } from '../src/operations/mobility/find-migrations.ts';
import type { MovesFound } from '../src/operations/mobility/find-moves.ts';
import type { CareerShown } from '../src/operations/mobility/show-career.ts';
import type { FlowsShown } from '../src/operations/mobility/show-flows.ts';
import type { MigrationPage } from '../src/operations/mobility/show-migration.ts';
import type { RetentionShown } from '../src/operations/mobility/show-retention.ts';
import type { CliffsCompared } from '../src/operations/packages/cliff.ts';
import type { ComparedPackages, CounteredPackage } from '../src/operations/packages/compared.ts';
import type { DecomposedHeadline, PackagesFound } from '../src/operations/packages/decompose.ts';
import type { RippledPay } from '../src/operations/packages/ripple.ts';
import type { ValuedPackage } from '../src/operations/packages/shapes.ts';
import type { OrganisationPage } from '../src/operations/show-organisation.ts';
import type { PersonPage } from '../src/operations/show-person.ts';
import type { WorkPage } from '../src/operations/show-work.ts';
import type { Suggestions } from '../src/operations/suggest.ts';
import type { CliffQuestion } from './screens/packages/cliff-question.ts';

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

/**
 * Asks our own server; throws a Refusal. A question too long for an address has a body, which is posted. Replies are typed by the
 * operations' schemas, which the server enforces.
 */
function ask<Reply>(path: string, signal: AbortSignal, body?: object): Promise<Reply> {
  const headers = { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) };
  return send<Reply>(path, { signal, headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
}

/** Has our own server do something; throws a Refusal. */
function act<Reply>(path: string, order: unknown): Promise<Reply> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  return send<Reply>(path, { method: 'POST', headers, body: JSON.stringify(order) });
}

async function send<Reply>(path: string, request: RequestInit): Promise<Reply> {
  let response: Response;
  try {
    // Refusals come in the tongue of the page, whatever the browser prefers.
    const headers = { ...request.headers, 'accept-language': document.documentElement.lang };
    response = await fetch(`/api/${path}`, { ...request, headers });
  } catch (cause) {
    if (request.signal?.aborted) throw cause;
    throw new Refusal(0, undefined, cause);
  }
  try {
    const reply = await response.json();
    if (!response.ok) throw new Refusal(response.status, reply.error);
    return reply;
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
  /** Id of a person: people on the same subjects. */
  readonly like?: string;
  /** A mandate or a job description: the places that it names are filters. */
  readonly brief?: string;
  /** Subjects that count half beside, and works left out; several by semicolons. */
  readonly should?: string;
  readonly not?: string;
  /** `no` adds no related terms; `without` takes out some. */
  readonly related?: string;
  readonly without?: string;
  readonly organisation?: string;
  /** Where they were ever seen. */
  readonly ever?: string;
  readonly venue?: string;
  readonly country?: string;
  /** Where they were last seen; several by commas. */
  readonly city?: string;
  readonly stage?: string;
  /** Year of the last public work, or later. */
  readonly active?: string;
  /** Least percentiles of facets, `depth:80,leadership:60`. */
  readonly facet?: string;
  /** A year: later works are not seen. */
  readonly asOf?: string;
}

/** What the room of deals asks, as it stands in the address. */
export interface DealsQuestion {
  readonly q?: string;
  readonly kind?: string;
}

/** Single figures that a deal is reckoned with. */
export const dealFigures = [
  'years',
  'discount',
  'exits_low',
  'exits_high',
  'conflict',
  'switching',
  'staff',
] as const;

/** What a deal is reckoned with, as it stands in the address: what is not there is as usual. */
export type DealQuestion = {
  readonly use?: readonly string[];
  readonly leave?: readonly string[];
} & { readonly [name in (typeof dealFigures)[number]]?: string };

/** A query of an address, lists repeated. */
function repeated(values: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    (value === undefined ? [] : typeof value === 'string' ? [value] : value).map((one): [string, string] => [
      name,
      one,
    ]),
  );
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}

/** What the room of moves asks, as it stands in the address. */
export interface MovesQuestion {
  readonly from?: string;
  readonly to?: string;
  /** Left or joined. */
  readonly organisation?: string;
  /** Years. */
  readonly since?: string;
  readonly until?: string;
  readonly level?: 'laboratory' | 'parent';
  readonly kind?: string;
}

/** Which organisations flows are asked about; those with most moves where none is named. */
export interface FlowsQuestion extends Pick<MovesQuestion, 'since' | 'until' | 'level' | 'kind'> {
  readonly organisations?: readonly string[];
}

/** Organisations as an address repeats them. */
function ofOrganisations(ids: readonly string[]): string {
  return ids.map((id) => `&organisation=${encodeURIComponent(id)}`).join('');
}

export const questions = {
  deals: ({ q, kind }: DealsQuestion) =>
    queryOptions({
      queryKey: ['deals', q, kind],
      queryFn: ({ signal }) => ask<DealsFound>(`deals${search({ q, kind, limit: '100' })}`, signal),
      placeholderData: (previous) => previous,
    }),
  deal: (id: string, { use, years, discount, exits_low, exits_high }: DealQuestion) =>
    queryOptions({
      queryKey: ['deal', id, use, years, discount, exits_low, exits_high],
      queryFn: ({ signal }) =>
        ask<DealPage>(
          `deals/${encodeURIComponent(id)}${repeated({ use, years, discount, exits_low, exits_high })}`,
          signal,
        ),
      placeholderData: (previous) => (previous?.id === id ? previous : undefined),
    }),
  shock: (id: string, { leave, conflict, switching, staff }: DealQuestion) =>
    queryOptions({
      queryKey: ['shock', id, leave, conflict, switching, staff],
      queryFn: ({ signal }) =>
        ask<ShockPage>(
          `deals/${encodeURIComponent(id)}/shock${repeated({ leave, conflict, switching, staff })}`,
          signal,
        ),
      placeholderData: (previous) => (previous?.id === id ? previous : undefined),
    }),
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
  why: (id: string, pair?: readonly [a: string, b: string]) =>
    queryOptions({
      queryKey: ['why', id, pair],
      queryFn: ({ signal }) =>
        ask<Explained>(
          `people/${encodeURIComponent(id)}/why${search(pair ? { a: pair[0], b: pair[1] } : {})}`,
          signal,
        ),
      placeholderData: (previous) => (previous?.person.id === id ? previous : undefined),
    }),
  decisions: (person: string) =>
    queryOptions({
      queryKey: ['decisions', person],
      queryFn: ({ signal }) => ask<DecisionsFound>(`decisions${search({ person })}`, signal),
    }),
  suppressions: () =>
    queryOptions({
      queryKey: ['decisions', 'suppress'],
      queryFn: ({ signal }) => ask<DecisionsFound>('decisions?kind=suppress', signal),
    }),
  claimEdits: () =>
    queryOptions({
      queryKey: ['claimEdits'],
      queryFn: ({ signal }) =>
        ask<DecisionsFound>(`decisions${search({ kind: 'claim', state: 'applied', limit: '100' })}`, signal),
    }),
  review: (who: string) =>
    queryOptions({
      queryKey: ['review', who],
      queryFn: ({ signal }) => ask<ReviewQueue>(`review${search({ who, limit: '20' })}`, signal),
      enabled: who !== '',
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
  compare: (people: readonly string[], weights?: string, asOf?: string) =>
    queryOptions({
      queryKey: ['compare', people, weights, asOf],
      queryFn: ({ signal }) =>
        ask<Compared>(`compare${search({ people: people.join(','), weights, asOf })}`, signal),
      // Today's facets would pass for those of the year that is being measured.
      placeholderData: (previous) => (asOf === undefined ? previous : undefined),
    }),
  dependence: (id: string, without?: string) =>
    queryOptions({
      queryKey: ['dependence', id, without],
      queryFn: ({ signal }) =>
        ask<Dependence | null>(
          `organisations/${encodeURIComponent(id)}/dependence${search({ without })}`,
          signal,
        ),
      placeholderData: (previous, query) => (query?.queryKey[1] === id ? previous : undefined),
    }),
  work: (id: string) =>
    queryOptions({
      queryKey: ['work', id],
      queryFn: ({ signal }) => ask<WorkPage>(`works/${encodeURIComponent(id)}`, signal),
    }),
  packages: () =>
    queryOptions({ queryKey: ['packages'], queryFn: ({ signal }) => ask<PackagesFound>('packages', signal) }),
  headline: (question: object) =>
    queryOptions({
      queryKey: ['headline', question],
      queryFn: ({ signal }) => ask<DecomposedHeadline>('packages/decompose', signal, question),
      placeholderData: (previous) => previous,
    }),
  /** `tornado` takes four times as long: it is asked apart from the curve, which follows the hand. */
  worth: (offer: object, tornado: boolean) =>
    queryOptions({
      queryKey: ['worth', tornado, offer],
      queryFn: ({ signal }) => ask<ValuedPackage>('packages/value', signal, { offer, tornado }),
      placeholderData: (previous) => previous,
      gcTime: 60_000,
    }),
  faceToFace: (offers: readonly object[]) =>
    queryOptions({
      queryKey: ['faceToFace', offers],
      queryFn: ({ signal }) => ask<ComparedPackages>('packages/compare', signal, { offers }),
      enabled: offers.length > 1,
      placeholderData: (previous) => previous,
      gcTime: 60_000,
    }),
  counterOffer: (question: object | undefined) =>
    queryOptions({
      queryKey: ['counterOffer', question],
      queryFn: ({ signal }) => ask<CounteredPackage>('packages/counter-offer', signal, question ?? {}),
      enabled: question !== undefined,
      placeholderData: (previous) => previous,
      gcTime: 60_000,
    }),
  openCap: (offer: object) =>
    queryOptions({
      queryKey: ['openCap', offer],
      queryFn: ({ signal }) =>
        ask<{ readonly files: Readonly<Record<string, unknown>> }>('packages/ocf', signal, { offer }),
      gcTime: 60_000,
    }),
  ripple: (question: object) =>
    queryOptions({
      queryKey: ['ripple', question],
      queryFn: ({ signal }) => ask<RippledPay>('packages/ripple', signal, question),
      placeholderData: (previous) => previous,
    }),
  cliffs: ({ organisation, grant, months, leave }: CliffQuestion) => {
    const text = (figure: number | undefined) => (figure === undefined ? undefined : String(figure));
    const asked = search({ organisation, grant: text(grant), months: text(months), leave: text(leave) });
    return queryOptions({
      queryKey: ['cliffs', asked],
      queryFn: ({ signal }) => ask<CliffsCompared>(`packages/cliffs${asked}`, signal),
    });
  },
  sources: () =>
    queryOptions({ queryKey: ['sources'], queryFn: ({ signal }) => ask<SourcesHeld>('sources', signal) }),
  moves: (question: MovesQuestion) =>
    infiniteQueryOptions({
      queryKey: ['moves', question],
      queryFn: ({ signal, pageParam }) =>
        ask<MovesFound>(`moves${search({ ...question, cursor: pageParam })}`, signal),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: (previous) => previous,
    }),
  migrations: (question: Omit<MovesQuestion, 'from' | 'to' | 'kind'> & { readonly limit?: string }) =>
    queryOptions({
      queryKey: ['migrations', question],
      queryFn: ({ signal }) => ask<MigrationsFound>(`migrations${search({ ...question })}`, signal),
      placeholderData: (previous) => previous,
    }),
  migration: (id: string) =>
    queryOptions({
      queryKey: ['migration', id],
      queryFn: ({ signal }) => ask<MigrationPage>(`migrations/${encodeURIComponent(id)}`, signal),
    }),
  flows: ({ organisations = [], ...rest }: FlowsQuestion) =>
    queryOptions({
      queryKey: ['flows', organisations, rest],
      queryFn: ({ signal }) =>
        ask<FlowsShown>(
          `flows${search({ level: 'laboratory', ...rest })}${ofOrganisations(organisations)}`,
          signal,
        ),
      placeholderData: (previous) => previous,
    }),
  retention: (organisations: readonly string[]) =>
    queryOptions({
      queryKey: ['retention', organisations],
      queryFn: ({ signal }) =>
        ask<RetentionShown>(`retention?level=laboratory${ofOrganisations(organisations)}`, signal),
    }),
  career: (id: string, knownBy: string | undefined) =>
    queryOptions({
      queryKey: ['career', id, knownBy],
      queryFn: ({ signal }) =>
        ask<CareerShown>(`people/${encodeURIComponent(id)}/career${search({ knownBy })}`, signal),
      placeholderData: (previous, query) => (query?.queryKey[1] === id ? previous : undefined),
    }),
};

/** What is decided, without who and why. */
export type DecisionOrder = Omit<Parameters<typeof decide.run>[1], 'who' | 'why'>;

interface Signature {
  readonly who: string;
  readonly why: string;
}

interface Judged {
  readonly a: string;
  readonly b: string;
  readonly who: string;
}

/** A claim to be entered: cells of a market table by column. */
interface ClaimOrder {
  readonly table: 'deals';
  readonly fields: Readonly<Record<string, string>>;
  readonly replaces?: string;
}

/** What our server can be had to do. */
export const acts = {
  addClaim: (order: Signature & ClaimOrder) => act<ClaimEdited>('claims', order),
  withdrawClaim: (order: Signature & { readonly claim: string }) =>
    act<ClaimEdited>('claims/withdraw', order),
  previewClaims: (text: string) => act<ClaimsPreviewed>('claims/preview', { text }),
  importClaims: (order: Signature & { readonly text: string }) => act<ClaimsImported>('claims/import', order),
  decide: (order: DecisionOrder & Signature) => act<Decided>('decisions', order),
  suppress: (order: Signature & { readonly person: string }) => act<Decided>('suppressions', order),
  undo: (order: Signature & { readonly id: number; readonly also?: readonly number[] }) =>
    act<Decided>('decisions/undo', order),
  judge: (judgement: Judged & { readonly verdict: 'same' | 'different' | 'unsure' }) =>
    act<{ readonly decision: Decided | null }>('review', judgement),
  withdraw: (judgement: Judged) => act<{ readonly withdrawn: boolean }>('review/withdraw', judgement),
  build: () => act<{ readonly started: true }>('build', { starter: false }),
};
