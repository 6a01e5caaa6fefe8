import { Link } from 'react-router';

interface Props {
  readonly challenge: {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly demanderName: string;
  };
}

/** A challenge with its link, and whose it is. */
export function ChallengeCell({ challenge: { id, number, title, demanderName } }: Props) {
  return (
    <div className="cell-wide">
      <Link to={`/challenges/${id}`}>
        {number} {title}
      </Link>
      <div>{demanderName}</div>
    </div>
  );
}
