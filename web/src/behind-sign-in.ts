import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router';
import { NoSuchPage } from './components/no-such-page.tsx';
import { PageFault } from './components/page-fault.tsx';
import { sessionQuery } from './features/session/session.ts';
import { Shell } from './shell.tsx';

/** Under which every page stands. */
export const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  notFoundComponent: NoSuchPage,
  errorComponent: PageFault,
});

/** Under which every page stands that is for somebody: it asks who it is, and frames the page. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad: async ({ location, context: { queries } }) => {
    const session = await queries.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
});

/** A page behind the sign-in, of an address and nothing more; its code is loaded when it is gone to. */
export const page = <const Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({ getParentRoute: () => signedIn, path, component });

/** A page behind the sign-in that is told more after the question mark of its address: texts of these names. */
export const askedPage = <const Path extends string, const Name extends string>(
  path: Path,
  names: readonly Name[],
  component: RouteComponent,
) => createRoute({ getParentRoute: () => signedIn, path, component, validateSearch: onlyTexts(names) });

const onlyTexts =
  <Name extends string>(names: readonly Name[]) =>
  (search: { readonly [name: string]: unknown }): { [name in Name]?: string } => {
    const texts: { [name in Name]?: string } = {};
    for (const name of names) {
      const text = search[name];
      // A year alone comes as a number.
      if (typeof text === 'string' || typeof text === 'number') texts[name] = String(text);
    }
    return texts;
  };
