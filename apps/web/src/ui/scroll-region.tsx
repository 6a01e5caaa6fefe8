import type { ReactNode } from 'react';

/** Something wide in a box of its own, which a keyboard can scroll too. */
export function ScrollRegion({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="scroll-x" role="region" aria-label={name} tabIndex={0}>
      {children}
    </div>
  );
}
