import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage } from '../../behind-sign-in.ts';

export const packagesPages = [
  askedPage(
    '/packages',
    ['unit'],
    lazyRouteComponent(() => import('./packages-page.tsx'), 'PackagesPage'),
  ),
];
