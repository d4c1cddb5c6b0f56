import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const delegationsPages = [
  page(
    '/delegations',
    lazyRouteComponent(() => import('./delegations-page.tsx'), 'DelegationsPage'),
  ),
  page(
    '/units/$unit/acting-heads',
    lazyRouteComponent(() => import('./acting-heads-page.tsx'), 'ActingHeadsPage'),
  ),
];
