import { lazy } from 'react';
import { Route } from 'react-router';

const FindChallengesPage = lazy(() => import('./pages/find-challenges-page'));

export const routes = <Route path="matching" element={<FindChallengesPage />} />;
