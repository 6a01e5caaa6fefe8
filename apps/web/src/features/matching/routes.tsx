import { lazy } from 'react';
import { Route } from 'react-router';

const CapabilityListPage = lazy(() => import('./pages/capability-list-page'));
const CapabilityPage = lazy(() => import('./pages/capability-page'));
const FindChallengesPage = lazy(() => import('./pages/find-challenges-page'));

export const routes = (
  <>
    <Route path="matching" element={<FindChallengesPage />} />
    <Route path="capabilities" element={<CapabilityListPage />} />
    <Route path="capabilities/:id" element={<CapabilityPage />} />
  </>
);
