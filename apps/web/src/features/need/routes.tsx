import { lazy } from 'react';
import { Route } from 'react-router';

const NeedListPage = lazy(() => import('./pages/need-list-page'));
const NeedPage = lazy(() => import('./pages/need-page'));
const IntakePage = lazy(() => import('./pages/intake-page'));
const NeedWizardPage = lazy(() => import('./pages/need-wizard-page'));

export const routes = (
  <>
    <Route path="intake" element={<IntakePage />} />
    <Route path="needs" element={<NeedListPage />} />
    <Route path="needs/new" element={<NeedWizardPage />} />
    <Route path="needs/:id" element={<NeedPage />} />
    <Route path="needs/:id/edit" element={<NeedWizardPage />} />
  </>
);
