import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage, page } from '../../behind-sign-in.ts';

export const registersPages = [
  askedPage(
    '/registers',
    ['unit', 'register'],
    lazyRouteComponent(() => import('./registers-page.tsx'), 'RegistersPage'),
  ),
  page(
    '/register-entries/$entry',
    lazyRouteComponent(() => import('./entry-page.tsx'), 'EntryPage'),
  ),
  page(
    '/people/$person/registers',
    lazyRouteComponent(() => import('./person-registers-page.tsx'), 'PersonRegistersPage'),
  ),
];
