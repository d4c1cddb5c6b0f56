import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const systemPages = [
  page(
    '/installation',
    lazyRouteComponent(() => import('./installation-page.tsx'), 'InstallationPage'),
  ),
];
