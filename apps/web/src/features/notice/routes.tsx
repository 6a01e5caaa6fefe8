import { lazy } from 'react';
import { Route } from 'react-router';

const NoticeListPage = lazy(() => import('./pages/notice-list-page'));
const NoticePage = lazy(() => import('./pages/notice-page'));
const ObjectPage = lazy(() => import('./pages/object-page'));
const ObjectionListPage = lazy(() => import('./pages/objection-list-page'));
const ObjectionPage = lazy(() => import('./pages/objection-page'));

export const routes = (
  <>
    <Route path="notices" element={<NoticeListPage />} />
    <Route path="notices/:id" element={<NoticePage />} />
    <Route path="notices/:id/object" element={<ObjectPage />} />
    <Route path="objections" element={<ObjectionListPage />} />
    <Route path="objections/:id" element={<ObjectionPage />} />
  </>
);
