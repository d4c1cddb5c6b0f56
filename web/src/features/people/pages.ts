import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage, page } from '../../behind-sign-in.ts';

export const peoplePages = [
  askedPage(
    '/people',
    ['unit'],
    lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
  ),
  page(
    '/people/$person',
    lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage'),
  ),
  askedPage(
    '/people-accounts',
    ['unit'],
    lazyRouteComponent(() => import('./many-accounts-page.tsx'), 'ManyAccountsPage'),
  ),
  page(
    '/rosters',
    lazyRouteComponent(() => import('./rosters-page.tsx'), 'RostersPage'),
  ),
  page(
    '/rosters/$roster',
    lazyRouteComponent(() => import('./roster-page.tsx'), 'RosterPage'),
  ),
  page(
    '/transfers',
    lazyRouteComponent(() => import('./transfers-page.tsx'), 'TransfersPage'),
  ),
];
