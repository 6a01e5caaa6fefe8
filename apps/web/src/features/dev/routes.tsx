import { lazy } from 'react';
import { Route } from 'react-router';

const ClockPage = lazy(() => import('./pages/clock-page'));

export const routes = <Route path="clock" element={<ClockPage />} />;
