import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';

interface Props {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** A challenge's page: its party's page in the workbench, or the public one. */
export function ChallengeLink({ id, number, title }: Props) {
  const isParty = may(useMe(), 'challenge.read');
  return (
    <Link to={`${isParty ? '/workbench' : ''}/challenges/${id}`}>
      {number} {title}
    </Link>
  );
}
