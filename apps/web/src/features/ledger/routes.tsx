import { lazy } from 'react';
import { Route } from 'react-router';

const LedgerPage = lazy(() => import('./pages/ledger-page'));

export const routes = <Route path="ledger" element={<LedgerPage />} />;
