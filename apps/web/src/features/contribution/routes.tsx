import { lazy } from 'react';
import { Route } from 'react-router';

const ProjectContributionsPage = lazy(() => import('./pages/project-contributions-page'));
const ContributionPage = lazy(() => import('./pages/contribution-page'));

export const routes = (
  <>
    <Route path="projects/:id/contributions" element={<ProjectContributionsPage />} />
    <Route path="contributions/:id" element={<ContributionPage />} />
  </>
);
