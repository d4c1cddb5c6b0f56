import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage } from '../../behind-sign-in.ts';

export const progressPages = [
  askedPage(
    '/progress',
    ['unit', 'period'],
    lazyRouteComponent(() => import('./progress-page.tsx'), 'ProgressPage'),
  ),
];
