import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage, page } from '../../behind-sign-in.ts';

export const monitoringPages = [
  page(
    '/monitoring',
    lazyRouteComponent(() => import('./my-monitoring-page.tsx'), 'MyMonitoringPage'),
  ),
  page(
    '/cycles/$cycle/people/$person/$period',
    lazyRouteComponent(() => import('./file-page.tsx'), 'FilePage'),
  ),
  page(
    '/cycles/$cycle/people/$person/$period/on-behalf',
    lazyRouteComponent(() => import('./on-behalf-page.tsx'), 'OnBehalfPage'),
  ),
  askedPage(
    '/cycles/$cycle/monitoring',
    ['unit', 'period'],
    lazyRouteComponent(() => import('./unit-table-page.tsx'), 'UnitTablePage'),
  ),
  page(
    '/cycles/$cycle/sheets',
    lazyRouteComponent(() => import('./sheets-page.tsx'), 'SheetsPage'),
  ),
  page(
    '/cycles/$cycle/sheets/$sheet',
    lazyRouteComponent(() => import('./sheet-page.tsx'), 'SheetPage'),
  ),
  page(
    '/people/$person/results-sent',
    lazyRouteComponent(() => import('./results-sent-page.tsx'), 'ResultsSentPage'),
  ),
];
