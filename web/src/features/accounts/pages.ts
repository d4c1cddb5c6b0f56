import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const accountsPages = [
  page(
    '/accounts',
    lazyRouteComponent(() => import('./accounts-page.tsx'), 'AccountsPage'),
  ),
  page(
    '/roles',
    lazyRouteComponent(() => import('./roles-page.tsx'), 'RolesPage'),
  ),
  page(
    '/fresh-acts',
    lazyRouteComponent(() => import('./fresh-acts-page.tsx'), 'FreshActsPage'),
  ),
  page(
    '/me',
    lazyRouteComponent(() => import('./own-account-page.tsx'), 'OwnAccountPage'),
  ),
  page(
    '/accounts/many',
    lazyRouteComponent(() => import('./invite-many-page.tsx'), 'InviteManyPage'),
  ),
];
