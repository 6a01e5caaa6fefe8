import { lazy } from 'react';
import { Route } from 'react-router';

const OrganisationListPage = lazy(() => import('./pages/organisation-list-page'));
const OrganisationPage = lazy(() => import('./pages/organisation-page'));

export const routes = (
  <>
    <Route path="organisations" element={<OrganisationListPage />} />
    <Route path="organisations/:id" element={<OrganisationPage />} />
  </>
);
