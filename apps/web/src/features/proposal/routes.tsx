import { lazy } from 'react';
import { Route } from 'react-router';

const ProposalListPage = lazy(() => import('./pages/proposal-list-page'));
const ProposalPage = lazy(() => import('./pages/proposal-page'));
const ProposalWizardPage = lazy(() => import('./pages/proposal-wizard-page'));

export const routes = (
  <>
    <Route path="proposals" element={<ProposalListPage />} />
    <Route path="proposals/:id" element={<ProposalPage />} />
    <Route path="challenges/:id/take-up" element={<ProposalWizardPage />} />
  </>
);
