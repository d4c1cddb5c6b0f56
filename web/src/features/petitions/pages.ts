import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage, page } from '../../behind-sign-in.ts';

export const petitionsPages = [
  page(
    '/petitions',
    lazyRouteComponent(() => import('./petitions-page.tsx'), 'PetitionsPage'),
  ),
  askedPage(
    '/petition-new',
    ['cycle', 'regulation'],
    lazyRouteComponent(() => import('./file-page.tsx'), 'FilePetitionPage'),
  ),
  page(
    '/petitions/$petition',
    lazyRouteComponent(() => import('./petition-page.tsx'), 'PetitionPage'),
  ),
];
