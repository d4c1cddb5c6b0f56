import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const paperTemplatesPages = [
  page(
    '/units/$unit/paper-templates',
    lazyRouteComponent(() => import('./templates-page.tsx'), 'TemplatesPage'),
  ),
];
