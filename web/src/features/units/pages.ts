import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const unitsPages = [
  page(
    '/units',
    lazyRouteComponent(() => import('./units-page.tsx'), 'UnitsPage'),
  ),
  page(
    '/units/$unit',
    lazyRouteComponent(() => import('./unit-page.tsx'), 'UnitPage'),
  ),
  page(
    '/unit-list',
    lazyRouteComponent(() => import('./unit-list-page.tsx'), 'UnitListPage'),
  ),
];
