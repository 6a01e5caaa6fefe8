import { lazy } from 'react';
import { Route } from 'react-router';

const DisbursementListPage = lazy(() => import('./pages/disbursement-list-page'));
const DisbursementPage = lazy(() => import('./pages/disbursement-page'));

export const routes = (
  <>
    <Route path="disbursements" element={<DisbursementListPage />} />
    <Route path="disbursements/:id" element={<DisbursementPage />} />
  </>
);
