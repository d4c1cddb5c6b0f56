import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const meetingsPages = [
  page(
    '/meetings',
    lazyRouteComponent(() => import('./meetings-page.tsx'), 'AllMeetingsPage'),
  ),
  page(
    '/cycles/$cycle/meetings',
    lazyRouteComponent(() => import('./meetings-page.tsx'), 'CycleMeetingsPage'),
  ),
  page(
    '/cycles/$cycle/meeting-call',
    lazyRouteComponent(() => import('./call-page.tsx'), 'CallPage'),
  ),
  page(
    '/meetings/$meeting',
    lazyRouteComponent(() => import('./meeting-page.tsx'), 'MeetingPage'),
  ),
  page(
    '/meetings/$meeting/extract/$subject',
    lazyRouteComponent(() => import('./extract-page.tsx'), 'ExtractPage'),
  ),
];
