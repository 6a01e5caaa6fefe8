import { lazy } from 'react';
import { Route } from 'react-router';

const PanelListPage = lazy(() => import('./pages/panel-list-page'));
const PanelPage = lazy(() => import('./pages/panel-page'));
const ReviewListPage = lazy(() => import('./pages/review-list-page'));
const AssignmentPage = lazy(() => import('./pages/assignment-page'));

export const routes = (
  <>
    <Route path="panels" element={<PanelListPage />} />
    <Route path="panels/:id" element={<PanelPage />} />
    <Route path="reviews" element={<ReviewListPage />} />
    <Route path="panel-assignments/:id" element={<AssignmentPage />} />
  </>
);
