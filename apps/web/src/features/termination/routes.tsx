import { lazy } from 'react';
import { Route } from 'react-router';

const TerminationListPage = lazy(() => import('./pages/termination-list-page'));
const TerminationPage = lazy(() => import('./pages/termination-page'));

export const routes = (
  <>
    <Route path="terminations" element={<TerminationListPage />} />
    <Route path="terminations/:id" element={<TerminationPage />} />
  </>
);
