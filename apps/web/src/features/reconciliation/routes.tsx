import { lazy } from 'react';
import { Route } from 'react-router';

const ReconciliationPage = lazy(() => import('./pages/reconciliation-page'));
const StrayReportsPage = lazy(() => import('./pages/stray-reports-page'));

export const routes = (
  <>
    <Route path="reconciliation" element={<ReconciliationPage />} />
    <Route path="stray-payment-reports" element={<StrayReportsPage />} />
  </>
);
