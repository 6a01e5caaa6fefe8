import { lazy } from 'react';
import { Route } from 'react-router';

const CheckpointListPage = lazy(() => import('./pages/checkpoint-list-page'));
const CheckpointPage = lazy(() => import('./pages/checkpoint-page'));
const CheckpointNewPage = lazy(() => import('./pages/checkpoint-new-page'));

export const routes = (
  <>
    <Route path="checkpoints" element={<CheckpointListPage />} />
    <Route path="checkpoints/:id" element={<CheckpointPage />} />
    <Route path="challenges/:challengeId/checkpoints/new" element={<CheckpointNewPage />} />
  </>
);
