import { lazy } from 'react';
import { Route } from 'react-router';

const SettlementPage = lazy(() => import('./pages/settlement-page'));
const RecoveryListPage = lazy(() => import('./pages/recovery-list-page'));
const RecoveryPage = lazy(() => import('./pages/recovery-page'));

export const routes = (
  <>
    <Route path="projects/:id/settlement" element={<SettlementPage />} />
    <Route path="recoveries" element={<RecoveryListPage />} />
    <Route path="recoveries/:id" element={<RecoveryPage />} />
  </>
);
