import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const papersPages = [
  page(
    '/people/$person/papers',
    lazyRouteComponent(() => import('./papers-page.tsx'), 'PapersPage'),
  ),
];
