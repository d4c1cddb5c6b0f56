import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const followUpPages = [
  page(
    '/remedies',
    lazyRouteComponent(() => import('./remedies-page.tsx'), 'RemediesPage'),
  ),
  page(
    '/questions',
    lazyRouteComponent(() => import('./questions-page.tsx'), 'QuestionsPage'),
  ),
];
