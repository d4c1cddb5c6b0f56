import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage, page } from '../../behind-sign-in.ts';

export const issuedPapersPages = [
  askedPage(
    '/cycles/$cycle/papers',
    ['about', 'of'],
    lazyRouteComponent(() => import('./cycle-papers-page.tsx'), 'CyclePapersPage'),
  ),
  page(
    '/paper-check',
    lazyRouteComponent(() => import('./check-page.tsx'), 'PaperCheckPage'),
  ),
];
