import type { RouteObject } from 'react-router';
import { Component as ChallengeList } from '../features/public/pages/challenge-list-page';

/** The public site. Where most people arrive comes with the first script; the other pages load one by one. */
export const publicRoutes: RouteObject[] = [
  { index: true, Component: ChallengeList },
  { path: 'challenges', Component: ChallengeList },
  { path: 'challenges/:id', lazy: () => import('../features/public/pages/challenge-page') },
  { path: 'bulletins/:id', lazy: () => import('../features/public/pages/bulletin-page') },
  { path: 'notices', lazy: () => import('../features/public/pages/notice-list-page') },
  { path: 'notices/:id', lazy: () => import('../features/public/pages/notice-page') },
  { path: 'results', lazy: () => import('../features/public/pages/result-list-page') },
  { path: 'results/:id', lazy: () => import('../features/public/pages/result-page') },
  { path: 'programmes', lazy: () => import('../features/public/pages/programme-list-page') },
  { path: 'programmes/:id', lazy: () => import('../features/public/pages/programme-page') },
  { path: 'dev/mails', lazy: () => import('../features/dev/pages/mails-page') },
  { path: 'figures', lazy: () => import('../features/public/pages/figures-page') },
];
