import { Fragment, Suspense, type ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { NotFound } from '../ui/broken';
import { Waiting } from '../ui/waiting';

/** Every feature's routes.tsx exports its pages as `routes`; each page is a chunk of its own. */
const features = import.meta.glob<{ routes: ReactNode }>('../features/*/routes.tsx', { eager: true });

/** Every page of the workbench. */
export function WorkPages() {
  return (
    <Suspense fallback={<Waiting />}>
      <Routes>
        {Object.entries(features).map(([file, { routes }]) => (
          <Fragment key={file}>{routes}</Fragment>
        ))}
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}
