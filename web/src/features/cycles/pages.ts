import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const cyclesPages = [
  page(
    '/cycles',
    lazyRouteComponent(() => import('./cycles-page.tsx'), 'CyclesPage'),
  ),
  page(
    '/cycle-plan',
    lazyRouteComponent(() => import('./cycle-plan-page.tsx'), 'CyclePlanPage'),
  ),
  page(
    '/cycles/$cycle',
    lazyRouteComponent(() => import('./cycle-page.tsx'), 'CyclePage'),
  ),
];
