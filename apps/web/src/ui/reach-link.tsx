import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { may, useMe } from '../app/session';

interface Props {
  readonly to: string;
  /** What one must hold to open the page behind it. */
  readonly permission: string;
  readonly children: ReactNode;
}

/** A link for those who may open what is behind it, and its words alone for everybody else. */
export function ReachLink({ to, permission, children }: Props) {
  return may(useMe(), permission) ? <Link to={to}>{children}</Link> : <>{children}</>;
}
