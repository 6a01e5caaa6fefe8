import { lazy } from 'react';
import { Route } from 'react-router';

const ExpertListPage = lazy(() => import('./pages/expert-list-page'));
const ExpertNewPage = lazy(() => import('./pages/expert-new-page'));
const ExpertPage = lazy(() => import('./pages/expert-page'));

export const routes = (
  <>
    <Route path="experts" element={<ExpertListPage />} />
    <Route path="experts/new" element={<ExpertNewPage />} />
    <Route path="experts/:id" element={<ExpertPage />} />
  </>
);
