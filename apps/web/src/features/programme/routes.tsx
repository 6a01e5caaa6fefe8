import { lazy } from 'react';
import { Route } from 'react-router';

const ProgrammeListPage = lazy(() => import('./pages/programme-list-page'));
const ProgrammePage = lazy(() => import('./pages/programme-page'));
const RulePackPage = lazy(() => import('./pages/rule-pack-page'));

export const routes = (
  <>
    <Route path="programmes" element={<ProgrammeListPage />} />
    <Route path="programmes/:id" element={<ProgrammePage />} />
    <Route path="programmes/:id/rules" element={<RulePackPage />} />
  </>
);
