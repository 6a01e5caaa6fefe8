import { lazy } from 'react';
import { Route } from 'react-router';

const ProjectListPage = lazy(() => import('./pages/project-list-page'));
const ProjectBoardPage = lazy(() => import('./pages/project-board-page'));
const EndedProjectsPage = lazy(() => import('./pages/ended-projects-page'));
const ProjectPage = lazy(() => import('./pages/project-page'));
const AgreementPage = lazy(() => import('./pages/agreement-page'));

export const routes = (
  <>
    <Route path="projects" element={<ProjectListPage />} />
    <Route path="projects/board" element={<ProjectBoardPage />} />
    <Route path="projects/ended" element={<EndedProjectsPage />} />
    <Route path="projects/:id" element={<ProjectPage />} />
    <Route path="projects/:id/agreement" element={<AgreementPage />} />
  </>
);
