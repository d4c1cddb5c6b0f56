import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const dutyGroupsPages = [
  page(
    '/units/$unit/duty-groups',
    lazyRouteComponent(() => import('./duty-groups-page.tsx'), 'DutyGroupsPage'),
  ),
];
