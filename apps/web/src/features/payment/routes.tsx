import { lazy } from 'react';
import { Route } from 'react-router';

const PaymentBatchesPage = lazy(() => import('./pages/payment-batches-page'));

export const routes = <Route path="payment-batches" element={<PaymentBatchesPage />} />;
