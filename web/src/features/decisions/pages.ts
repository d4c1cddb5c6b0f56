import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage, page } from '../../behind-sign-in.ts';

export const decisionsPages = [
  page(
    '/cycles/$cycle/decisions',
    lazyRouteComponent(() => import('./decisions-page.tsx'), 'DecisionsPage'),
  ),
  askedPage(
    '/cycles/$cycle/decision-draft',
    ['replaces', 'again'],
    lazyRouteComponent(() => import('./draft-page.tsx'), 'DecisionDraftPage'),
  ),
  page(
    '/decisions/$decision',
    lazyRouteComponent(() => import('./decision-page.tsx'), 'DecisionPage'),
  ),
  page(
    '/decisions/$decision/publication',
    lazyRouteComponent(() => import('./publication-page.tsx'), 'PublicationPage'),
  ),
];
