import { lazy } from 'react';
import { Route } from 'react-router';

const MilestoneListPage = lazy(() => import('./pages/milestone-list-page'));
const MilestonePage = lazy(() => import('./pages/milestone-page'));

export const routes = (
  <>
    <Route path="milestones" element={<MilestoneListPage />} />
    <Route path="milestones/:id" element={<MilestonePage />} />
  </>
);
