import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { PeopleQuestion } from './api.ts';
import { Frame } from './parts/frame.tsx';
import { Trouble } from './parts/states.tsx';
import { Missing } from './screens/missing.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: Missing });

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value).slice(0, 200) || undefined
    : undefined;

function readPeopleQuestion(given: Record<string, unknown>): PeopleQuestion {
  const names = ['q', 'organisation', 'country', 'stage', 'active'] as const;
  const texts = names.map((name) => [name, text(given[name])] as const).filter(([, value]) => value);
  const mode = given['mode'];
  return { ...Object.fromEntries(texts), ...((mode === 'name' || mode === 'subject') && { mode }) };
}

function readQuery(given: Record<string, unknown>): { readonly q?: string } {
  const q = text(given['q']);
  return q ? { q } : {};
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
const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$id',
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
  component: lazyRouteComponent(() => import('./screens/organisation/organisation.tsx'), 'Organisation'),
});
const work = createRoute({
  getParentRoute: () => root,
  path: '/works/$id',
  component: lazyRouteComponent(() => import('./screens/work.tsx'), 'Work'),
});
const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: lazyRouteComponent(() => import('./screens/review/review.tsx'), 'Review'),
});
const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  component: lazyRouteComponent(() => import('./screens/data/data.tsx'), 'Data'),
});

/** The rooms and their addresses; a room's code is loaded when it is first entered, or pointed at. */
export const router = createRouter({
  routeTree: root.addChildren([home, people, person, organisations, organisation, work, review, data]),
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error }) => <Trouble error={error} />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
