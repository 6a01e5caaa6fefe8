import { lazy } from 'react';
import { Route } from 'react-router';

const PaymentBatchListPage = lazy(() => import('./pages/payment-batch-list-page'));
const PaymentBatchPage = lazy(() => import('./pages/payment-batch-page'));

export const routes = (
  <>
    <Route path="payment-batches" element={<PaymentBatchListPage />} />
    <Route path="payment-batches/:id" element={<PaymentBatchPage />} />
  </>
);
