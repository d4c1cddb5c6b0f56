import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const dossiersPages = [
  page(
    '/cycles/$cycle/dossiers',
    lazyRouteComponent(() => import('./dossiers-page.tsx'), 'DossiersPage'),
  ),
  page(
    '/dossiers/$dossier',
    lazyRouteComponent(() => import('./dossier-page.tsx'), 'DossierPage'),
  ),
];
