import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage, page } from '../../behind-sign-in.ts';

export const consolidationPages = [
  askedPage(
    '/consolidation',
    ['unit', 'period'],
    lazyRouteComponent(() => import('./consolidation-page.tsx'), 'ConsolidationPage'),
  ),
  page(
    '/figures',
    lazyRouteComponent(() => import('./shown-page.tsx'), 'ShownPage'),
  ),
  page(
    '/consolidation/$report',
    lazyRouteComponent(() => import('./report-page.tsx'), 'ReportPage'),
  ),
];
