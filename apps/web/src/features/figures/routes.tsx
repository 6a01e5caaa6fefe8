import { lazy } from 'react';
import { Route } from 'react-router';

const FiguresPage = lazy(() => import('./pages/figures-page'));

export const routes = <Route path="figures" element={<FiguresPage />} />;
