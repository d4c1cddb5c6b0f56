import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage, page } from '../../behind-sign-in.ts';

export const workPages = [
  askedPage(
    '/work',
    ['period'],
    lazyRouteComponent(() => import('./work-page.tsx'), 'WorkPage'),
  ),
  askedPage(
    '/unit-work',
    ['unit', 'period'],
    lazyRouteComponent(() => import('./unit-work-page.tsx'), 'UnitWorkPage'),
  ),
  askedPage(
    '/work-import',
    ['unit', 'period'],
    lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
  ),
  askedPage(
    '/catalogues',
    ['unit'],
    lazyRouteComponent(() => import('./catalogues-page.tsx'), 'CataloguesPage'),
  ),
  page(
    '/catalogue-comparison',
    lazyRouteComponent(() => import('./comparison-page.tsx'), 'ComparisonPage'),
  ),
  askedPage(
    '/job-positions',
    ['unit'],
    lazyRouteComponent(() => import('./positions-page.tsx'), 'PositionsPage'),
  ),
];
