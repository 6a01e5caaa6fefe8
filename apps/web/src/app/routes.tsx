import { createBrowserRouter, Navigate, useLocation, type RouteObject } from 'react-router';
import { Broken, NotFound } from '../ui/broken';
import { Waiting } from '../ui/waiting';
import { PublicLayout } from './public-layout';
import { publicRoutes } from './public-routes';

/** Objects whose links in notifications and mails name no place in the portal: `/needs/…` opens in the workbench. */
const WORK_OBJECTS = [
  'needs',
  'proposals',
  'decisions',
  'awards',
  'projects',
  'agreements',
  'terminations',
  'milestones',
  'acceptances',
  'checkpoints',
  'contributions',
  'disbursements',
  'payment-batches',
  'recoveries',
  'panels',
  'panel-assignments',
  'objections',
  'experts',
  'capabilities',
  'parked-jobs',
];

function ToWorkbench() {
  const { pathname, search } = useLocation();
  return <Navigate to={`/workbench${pathname}${search}`} replace />;
}

const intoWorkbench: RouteObject[] = [
  ...WORK_OBJECTS.map((things) => ({ path: `${things}/*`, element: <ToWorkbench /> })),
  // Where every mail says that it can be turned off.
  { path: 'me/notification-preferences', element: <Navigate to="/workbench/me" replace /> },
];

export function makeRouter() {
  return createBrowserRouter([
    {
      path: '/',
      element: <PublicLayout />,
      errorElement: <Broken />,
      hydrateFallbackElement: <Waiting />,
      children: [...publicRoutes, ...intoWorkbench, { path: '*', element: <NotFound /> }],
    },
    {
      path: '/sign-in',
      lazy: () => import('./sign-in-page'),
      errorElement: <Broken />,
      hydrateFallbackElement: <Waiting />,
    },
    // The workbench's pages come with its layout: a visitor of the public site loads neither.
    {
      path: '/workbench/*',
      lazy: () => import('./work-layout'),
      errorElement: <Broken />,
      hydrateFallbackElement: <Waiting />,
    },
  ]);
}
