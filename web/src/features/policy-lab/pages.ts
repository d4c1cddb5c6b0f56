import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage, page } from '../../behind-sign-in.ts';

export const policyLabPages = [
  askedPage(
    '/policy-lab',
    ['unit'],
    lazyRouteComponent(() => import('./lab-page.tsx'), 'LabPage'),
  ),
  askedPage(
    '/policy-lab/new',
    ['unit'],
    lazyRouteComponent(() => import('./try-page.tsx'), 'TryPage'),
  ),
  page(
    '/policy-lab/$unit/$simulation',
    lazyRouteComponent(() => import('./simulation-page.tsx'), 'SimulationPage'),
  ),
  page(
    '/draft-comments/$pack',
    lazyRouteComponent(() => import('./comments-page.tsx'), 'CommentsPage'),
  ),
  page(
    '/shown-simulations',
    lazyRouteComponent(() => import('./shown-page.tsx'), 'ShownPage'),
  ),
];
