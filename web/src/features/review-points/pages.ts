import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage, page } from '../../behind-sign-in.ts';

export const reviewPointsPages = [
  page(
    '/review-points',
    lazyRouteComponent(() => import('./review-points-page.tsx'), 'ReviewPointsPage'),
  ),
  askedPage(
    '/review-thresholds',
    ['unit'],
    lazyRouteComponent(() => import('./thresholds-page.tsx'), 'ThresholdsPage'),
  ),
];
