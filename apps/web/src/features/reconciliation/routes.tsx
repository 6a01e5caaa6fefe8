import { lazy } from 'react';
import { Route } from 'react-router';

const ReconciliationPage = lazy(() => import('./pages/reconciliation-page'));

export const routes = <Route path="reconciliation" element={<ReconciliationPage />} />;
