import { lazy } from 'react';
import { Route } from 'react-router';

const WorklistPage = lazy(() => import('./pages/worklist-page'));

export const routes = <Route index element={<WorklistPage />} />;
