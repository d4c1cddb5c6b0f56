import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const reviewPointsPages = [
  page(
    '/review-points',
    lazyRouteComponent(() => import('./review-points-page.tsx'), 'ReviewPointsPage'),
  ),
];
