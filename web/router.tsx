import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import {
  type DealQuestion,
  type DealsQuestion,
  dealFigures,
  type MovesQuestion,
  type PeopleQuestion,
} from './api.ts';
import { Frame } from './parts/frame.tsx';
import { Trouble } from './parts/states.tsx';
import { Missing } from './screens/missing.tsx';
import { readCliffQuestion } from './screens/packages/cliff-question.ts';
import { readHeadlineQuestion } from './screens/packages/headline-question.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: Missing });

const text = (value: unknown, most = 200): string | undefined =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value).slice(0, most) || undefined
    : undefined;

/** What is longer than the server reads is sent as it is: it is refused in words, and never cut without a word. */
const longQuestion = 8000;

function readPeopleQuestion(given: Record<string, unknown>): PeopleQuestion {
  const names = [
    ...(['q', 'like', 'brief', 'should', 'not', 'related', 'without'] as const),
    ...(['organisation', 'ever', 'venue', 'country', 'city', 'stage', 'active', 'facet'] as const),
    'asOf' as const,
  ];
  const texts = names
    .map((name) => [name, text(given[name], longQuestion)] as const)
    .filter(([, value]) => value);
  const mode = given['mode'];
  return { ...Object.fromEntries(texts), ...((mode === 'name' || mode === 'subject') && { mode }) };
}

function readQuery(given: Record<string, unknown>): { readonly q?: string } {
  const q = text(given['q']);
  return q ? { q } : {};
}

function readDealsQuestion(given: Record<string, unknown>): DealsQuestion {
  const [q, kind] = [text(given['q']), text(given['kind'])];
  return { ...(q && { q }), ...(kind && { kind }) };
}

/** Claims to reckon with and elasticities of customers are lists; the other assumptions are single figures. */
function readDealQuestion(given: Record<string, unknown>): DealQuestion {
  const list = (value: unknown) =>
    (Array.isArray(value) ? value : value === undefined ? [] : [value])
      .flatMap((one) => text(one) ?? [])
      .slice(0, 50);
  const [use, leave] = [list(given['use']), list(given['leave'])];
  const figures = dealFigures.flatMap((name): [string, string][] => {
    const value = text(given[name]);
    return value === undefined || Number.isNaN(Number(value)) ? [] : [[name, value]];
  });
  return {
    ...(use.length > 0 && { use }),
    ...(leave.length > 0 && { leave }),
    ...Object.fromEntries(figures),
  };
}

function readMovesQuestion(given: Record<string, unknown>): MovesQuestion {
  const names = ['from', 'to', 'organisation', 'since', 'until', 'kind'] as const;
  const texts = names.map((name) => [name, text(given[name])] as const).filter(([, value]) => value);
  return { ...Object.fromEntries(texts), ...(given['level'] === 'parent' && { level: 'parent' }) };
}

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/home.tsx'), 'Home'),
});
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: readPeopleQuestion,
  component: lazyRouteComponent(() => import('./screens/people.tsx'), 'People'),
});
const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: (
    given: Record<string, unknown>,
  ): { readonly people?: string; readonly weights?: string; readonly asOf?: string } => {
    const [people, weights, asOf] = [
      text(given['people'], longQuestion),
      text(given['weights']),
      text(given['asOf']),
    ];
    return { ...(people && { people }), ...(weights && { weights }), ...(asOf && { asOf }) };
  },
  component: lazyRouteComponent(() => import('./screens/compare.tsx'), 'Compare'),
});
const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$id',
  validateSearch: (given: Record<string, unknown>): { readonly facetsAsOf?: string } => {
    const year = text(given['facetsAsOf']);
    return year ? { facetsAsOf: year } : {};
  },
  component: lazyRouteComponent(() => import('./screens/person/person.tsx'), 'Person'),
});
const organisations = createRoute({
  getParentRoute: () => root,
  path: '/organisations',
  validateSearch: readQuery,
  component: lazyRouteComponent(() => import('./screens/organisations.tsx'), 'Organisations'),
});
const organisation = createRoute({
  getParentRoute: () => root,
  path: '/organisations/$id',
  validateSearch: (given: Record<string, unknown>): { readonly without?: string } => {
    const without = text(given['without'], longQuestion);
    return without ? { without } : {};
  },
  component: lazyRouteComponent(() => import('./screens/organisation/organisation.tsx'), 'Organisation'),
});
const work = createRoute({
  getParentRoute: () => root,
  path: '/works/$id',
  component: lazyRouteComponent(() => import('./screens/work.tsx'), 'Work'),
});
const deals = createRoute({
  getParentRoute: () => root,
  path: '/deals',
  validateSearch: readDealsQuestion,
  component: lazyRouteComponent(() => import('./screens/deals/deals.tsx'), 'Deals'),
});
const deal = createRoute({
  getParentRoute: () => root,
  path: '/deals/$id',
  validateSearch: readDealQuestion,
  component: lazyRouteComponent(() => import('./screens/deals/deal.tsx'), 'Deal'),
});
const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: lazyRouteComponent(() => import('./screens/review/review.tsx'), 'Review'),
});
const moves = createRoute({
  getParentRoute: () => root,
  path: '/moves',
  validateSearch: readMovesQuestion,
  component: lazyRouteComponent(() => import('./screens/moves/moves.tsx'), 'Moves'),
});
const migration = createRoute({
  getParentRoute: () => root,
  path: '/migrations/$id',
  component: lazyRouteComponent(() => import('./screens/migration/migration.tsx'), 'Migration'),
});
const packages = createRoute({
  getParentRoute: () => root,
  path: '/packages',
  validateSearch: readHeadlineQuestion,
  component: lazyRouteComponent(() => import('./screens/packages/headline.tsx'), 'Headline'),
});
const offers = createRoute({
  getParentRoute: () => root,
  path: '/packages/offers',
  component: lazyRouteComponent(() => import('./screens/packages/offers.tsx'), 'Offers'),
});
const ripple = createRoute({
  getParentRoute: () => root,
  path: '/packages/ripple',
  component: lazyRouteComponent(() => import('./screens/packages/ripple.tsx'), 'Ripple'),
});
const cliff = createRoute({
  getParentRoute: () => root,
  path: '/packages/cliff',
  validateSearch: readCliffQuestion,
  component: lazyRouteComponent(() => import('./screens/packages/cliff.tsx'), 'Cliff'),
});
const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  component: lazyRouteComponent(() => import('./screens/data/data.tsx'), 'Data'),
});

/** The rooms and their addresses; a room's code is loaded when it is first entered, or pointed at. */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
    people,
    compare,
    person,
    organisations,
    organisation,
    deals,
    deal,
    work,
    moves,
    migration,
    review,
    packages,
    offers,
    ripple,
    cliff,
    data,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error }) => <Trouble error={error} />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
