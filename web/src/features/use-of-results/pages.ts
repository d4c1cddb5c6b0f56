import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const useOfResultsPages = [
  page(
    '/cycles/$cycle/commendation',
    lazyRouteComponent(() => import('./commendation-page.tsx'), 'CommendationPage'),
  ),
  page(
    '/cycles/$cycle/payouts',
    lazyRouteComponent(() => import('./payouts-page.tsx'), 'PayoutsPage'),
  ),
  page(
    '/cycles/$cycle/after-levels',
    lazyRouteComponent(() => import('./after-levels-page.tsx'), 'AfterLevelsPage'),
  ),
  page(
    '/cycles/$cycle/look-again',
    lazyRouteComponent(() => import('./look-again-page.tsx'), 'LookAgainPage'),
  ),
  page(
    '/people/$person/levels',
    lazyRouteComponent(() => import('./staffing-page.tsx'), 'StaffingPage'),
  ),
];
