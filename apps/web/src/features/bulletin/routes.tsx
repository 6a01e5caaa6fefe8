import { lazy } from 'react';
import { Route } from 'react-router';

const BulletinListPage = lazy(() => import('./pages/bulletin-list-page'));
const BulletinNewPage = lazy(() => import('./pages/bulletin-new-page'));
const BulletinPage = lazy(() => import('./pages/bulletin-page'));
const ChallengeListPage = lazy(() => import('./pages/challenge-list-page'));
const ChallengePage = lazy(() => import('./pages/challenge-page'));

export const routes = (
  <>
    <Route path="bulletins" element={<BulletinListPage />} />
    <Route path="bulletins/new" element={<BulletinNewPage />} />
    <Route path="bulletins/:id" element={<BulletinPage />} />
    <Route path="challenges" element={<ChallengeListPage />} />
    <Route path="challenges/:id" element={<ChallengePage />} />
  </>
);
