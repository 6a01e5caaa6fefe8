import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { NotFound } from '../ui/broken';
import { Waiting } from '../ui/waiting';
import { needRoutes } from '../features/need/routes';

/** Every page of the workbench: one list of routes per feature, each page a chunk of its own. */
export function Component() {
  return (
    <Suspense fallback={<Waiting />}>
      <Routes>
        {needRoutes}
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}
