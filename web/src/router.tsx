import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { NoSuchPage } from './components/no-such-page.tsx';
import { PageFault } from './components/page-fault.tsx';
import { sessionQuery } from './features/session/session.ts';
import { SignInPage } from './features/session/sign-in-page.tsx';
import { Shell } from './shell.tsx';

/** Every page there is. Those behind the sign-in stand under `signedIn`, which asks who it is. */
export function makeRouter(queries: QueryClient) {
  const root = createRootRoute({ notFoundComponent: NoSuchPage, errorComponent: PageFault });
  const signedIn = createRoute({
    getParentRoute: () => root,
    id: 'signed-in',
    component: Shell,
    beforeLoad: async ({ location }) => {
      const session = await queries.ensureQueryData(sessionQuery);
      if (session === null) throw redirect({ to: '/sign-in', search: { to: location.href } });
    },
  });
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: SignInPage,
    validateSearch: ({ to }): { to?: string } => (isOfOurs(to) ? { to } : {}),
  });
  const setUp = createRoute({
    getParentRoute: () => root,
    path: '/set-up',
    component: lazyRouteComponent(() => import('./features/session/set-up-page.tsx'), 'SetUpPage'),
  });
  const activate = createRoute({
    getParentRoute: () => root,
    path: '/activate',
    component: lazyRouteComponent(() => import('./features/session/activation-page.tsx'), 'ActivationPage'),
  });
  const home = createRoute({
    getParentRoute: () => signedIn,
    path: '/',
    component: lazyRouteComponent(() => import('./features/home/home-page.tsx'), 'HomePage'),
  });
  const regulations = createRoute({
    getParentRoute: () => signedIn,
    path: '/regulations',
    component: lazyRouteComponent(
      () => import('./features/regulations/regulations-page.tsx'),
      'RegulationsPage',
    ),
  });
  const regulation = createRoute({
    getParentRoute: () => signedIn,
    path: '/regulations/$regulation/$version',
    component: lazyRouteComponent(
      () => import('./features/regulations/regulation-page.tsx'),
      'RegulationPage',
    ),
  });
  return createRouter({
    routeTree: root.addChildren([
      signedIn.addChildren([home, regulations, regulation]),
      signIn,
      setUp,
      activate,
    ]),
    defaultPreload: 'intent',
  });
}

/** A page to go back to after signing in: of this application, never another site. */
const isOfOurs = (to: unknown): to is string => typeof to === 'string' && /^\/(?![/\\])/.test(to);

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
