import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const auditPages = [
  page(
    '/events',
    lazyRouteComponent(() => import('./events-page.tsx'), 'EventsPage'),
  ),
];
