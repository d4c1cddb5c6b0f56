import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const inspectionPages = [
  page(
    '/inspections',
    lazyRouteComponent(() => import('./inspections-page.tsx'), 'InspectionsPage'),
  ),
  page(
    '/inspections/$inspection',
    lazyRouteComponent(() => import('./inspection-page.tsx'), 'InspectionPage'),
  ),
];
