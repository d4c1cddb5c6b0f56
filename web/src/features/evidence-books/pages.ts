import { lazyRouteComponent } from '@tanstack/react-router';
import { page } from '../../behind-sign-in.ts';

export const evidenceBooksPages = [
  page(
    '/cycles/$cycle/workbooks',
    lazyRouteComponent(() => import('./books-page.tsx'), 'BooksPage'),
  ),
  page(
    '/cycles/$cycle/workbooks/$book',
    lazyRouteComponent(() => import('./book-page.tsx'), 'BookPage'),
  ),
];
