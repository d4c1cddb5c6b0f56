import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage, page } from '../../behind-sign-in.ts';

export const regulationsPages = [
  page(
    '/regulations',
    lazyRouteComponent(() => import('./regulations-page.tsx'), 'RegulationsPage'),
  ),
  page(
    '/regulations/$regulation/$version',
    lazyRouteComponent(() => import('./regulation-page.tsx'), 'RegulationPage'),
  ),
  askedPage(
    '/regulation-changes',
    ['before', 'after'],
    lazyRouteComponent(() => import('./compare-page.tsx'), 'ComparePage'),
  ),
  askedPage(
    '/regulation-draft',
    ['from'],
    lazyRouteComponent(() => import('./draft-page.tsx'), 'DraftPage'),
  ),
  page(
    '/people/$person/regulations',
    lazyRouteComponent(() => import('./person-regulations-page.tsx'), 'PersonRegulationsPage'),
  ),
  page(
    '/local-regulations/$pack',
    lazyRouteComponent(() => import('./local-page.tsx'), 'LocalPage'),
  ),
];
