import type { RouteObject } from 'react-router';

/** The public site: pages that load one by one. */
export const publicRoutes: RouteObject[] = [
  { index: true, lazy: () => import('../features/public/pages/challenge-list-page') },
  { path: 'challenges', lazy: () => import('../features/public/pages/challenge-list-page') },
];
