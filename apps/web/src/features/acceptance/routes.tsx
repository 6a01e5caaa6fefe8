import { lazy } from 'react';
import { Route } from 'react-router';

const AcceptanceListPage = lazy(() => import('./pages/acceptance-list-page'));
const AcceptancePage = lazy(() => import('./pages/acceptance-page'));

export const routes = (
  <>
    <Route path="acceptances" element={<AcceptanceListPage />} />
    <Route path="acceptances/:id" element={<AcceptancePage />} />
  </>
);
