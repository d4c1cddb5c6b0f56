import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { root } from '../../behind-sign-in.ts';
import { setUpQuery } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';

/** The pages before somebody is signed in. */
export const sessionPages = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: SignInPage,
    validateSearch: ({ to }): { to?: string } => (isOfOurs(to) ? { to } : {}),
    // Known before anything is shown; who cannot be asked shows the sign-in, which says so when it is tried.
    beforeLoad: async ({ context: { queries } }) => {
      const known = await queries.ensureQueryData(setUpQuery).catch(() => undefined);
      if (known?.isSetUp === false) throw redirect({ to: '/set-up' });
    },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in/return',
    component: lazyRouteComponent(() => import('./return-page.tsx'), 'ReturnPage'),
    validateSearch: (search: { readonly [name: string]: unknown }): Returned => ({
      ...textIn(search, 'code'),
      ...textIn(search, 'state'),
      ...textIn(search, 'iss'),
    }),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/set-up',
    component: lazyRouteComponent(() => import('./set-up-page.tsx'), 'SetUpPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/activate',
    component: lazyRouteComponent(() => import('./activation-page.tsx'), 'ActivationPage'),
  }),
];

/** What the identity provider says when it sends somebody back. */
type Returned = { code?: string; state?: string; iss?: string };

const textIn = (search: { readonly [name: string]: unknown }, name: keyof Returned): Returned => {
  const text = search[name];
  return typeof text === 'string' || typeof text === 'number' ? { [name]: String(text) } : {};
};

/** A page to go back to after signing in: of this application, never another site. */
const isOfOurs = (to: unknown): to is string => typeof to === 'string' && /^\/(?![/\\])/.test(to);
