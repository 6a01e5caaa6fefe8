import { lazy } from 'react';
import { Route } from 'react-router';

const NeedListPage = lazy(() => import('./pages/need-list-page'));
const NeedPage = lazy(() => import('./pages/need-page'));

export const routes = (
  <>
    <Route path="needs" element={<NeedListPage />} />
    <Route path="needs/:id" element={<NeedPage />} />
  </>
);
