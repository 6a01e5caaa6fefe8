import { lazy } from 'react';
import { Route } from 'react-router';

const NotificationListPage = lazy(() => import('./pages/notification-list-page'));
const TemplateListPage = lazy(() => import('./pages/template-list-page'));
const SettingsPage = lazy(() => import('./pages/settings-page'));

export const routes = (
  <>
    <Route path="notifications" element={<NotificationListPage />} />
    <Route path="notification-templates" element={<TemplateListPage />} />
    <Route path="me" element={<SettingsPage />} />
  </>
);
