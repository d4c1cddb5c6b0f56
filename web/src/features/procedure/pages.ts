import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const procedurePages = [
  page(
    '/cycles/$cycle/procedure',
    lazyRouteComponent(() => import('./procedure-page.tsx'), 'ProcedurePage'),
  ),
  page(
    '/cycles/$cycle/procedure/$regulation/$subject',
    lazyRouteComponent(() => import('./way-page.tsx'), 'WayPage'),
  ),
  page(
    '/units/$unit/authority-seats',
    lazyRouteComponent(() => import('./seats-page.tsx'), 'SeatsPage'),
  ),
];
