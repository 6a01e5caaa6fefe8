import { lazy } from 'react';
import { Route } from 'react-router';

const AuditPage = lazy(() => import('./pages/audit-page'));
const ParkedJobsPage = lazy(() => import('./pages/parked-jobs-page'));
const CalendarPage = lazy(() => import('./pages/calendar-page'));

export const routes = (
  <>
    <Route path="audit" element={<AuditPage />} />
    <Route path="parked-jobs" element={<ParkedJobsPage />} />
    <Route path="calendar" element={<CalendarPage />} />
  </>
);
