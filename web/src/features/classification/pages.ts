import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage, page } from '../../behind-sign-in.ts';

export const classificationPages = [
  page(
    '/classification',
    lazyRouteComponent(() => import('./cycles-page.tsx'), 'ClassificationPage'),
  ),
  page(
    '/classification/$cycle',
    lazyRouteComponent(() => import('./results-page.tsx'), 'ResultsPage'),
  ),
  page(
    '/classification/$cycle/results/$subject',
    lazyRouteComponent(() => import('./subject-page.tsx'), 'SubjectPage'),
  ),
  page(
    '/classification/$cycle/why/$subject',
    lazyRouteComponent(() => import('./why-not-page.tsx'), 'WhyNotPage'),
  ),
  page(
    '/classification/$cycle/board',
    lazyRouteComponent(() => import('./board-page.tsx'), 'BoardPage'),
  ),
  page(
    '/classification/$cycle/open',
    lazyRouteComponent(() => import('./open-page.tsx'), 'OpenPage'),
  ),
  page(
    '/classification/$cycle/what-if',
    lazyRouteComponent(() => import('./what-if-page.tsx'), 'WhatIfPage'),
  ),
  askedPage(
    '/classification/$cycle/found-later',
    ['person', 'entry'],
    lazyRouteComponent(() => import('./found-later-page.tsx'), 'FoundLaterPage'),
  ),
  page(
    '/classification/$cycle/pictures',
    lazyRouteComponent(() => import('./pictures-page.tsx'), 'PicturesPage'),
  ),
  page(
    '/my-results',
    lazyRouteComponent(() => import('./my-results-page.tsx'), 'MyResultsPage'),
  ),
];
