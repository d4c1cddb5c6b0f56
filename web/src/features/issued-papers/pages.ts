import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const issuedPapersPages = [
  page(
    '/cycles/$cycle/papers',
    lazyRouteComponent(() => import('./cycle-papers-page.tsx'), 'CyclePapersPage'),
  ),
  page(
    '/paper-check',
    lazyRouteComponent(() => import('./check-page.tsx'), 'PaperCheckPage'),
  ),
];
