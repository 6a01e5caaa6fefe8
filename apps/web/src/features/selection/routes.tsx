import { lazy } from 'react';
import { Route } from 'react-router';

const SelectionPage = lazy(() => import('./pages/selection-page'));
const DecisionListPage = lazy(() => import('./pages/decision-list-page'));
const DecisionPage = lazy(() => import('./pages/decision-page'));
const AwardListPage = lazy(() => import('./pages/award-list-page'));
const AwardPage = lazy(() => import('./pages/award-page'));

export const routes = (
  <>
    <Route path="challenges/:id/selection" element={<SelectionPage />} />
    <Route path="decisions" element={<DecisionListPage />} />
    <Route path="decisions/:id" element={<DecisionPage />} />
    <Route path="awards" element={<AwardListPage />} />
    <Route path="awards/:id" element={<AwardPage />} />
  </>
);
