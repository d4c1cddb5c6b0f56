import { lazyRouteComponent } from '@tanstack/react-router';
import { askedPage, page } from '../../behind-sign-in.ts';

export const nationalDatabasePages = [
  askedPage(
    '/national-database',
    ['unit'],
    lazyRouteComponent(() => import('./outbox-page.tsx'), 'OutboxPage'),
  ),
  page(
    '/national-database/$delivery',
    lazyRouteComponent(() => import('./delivery-page.tsx'), 'DeliveryPage'),
  ),
];
