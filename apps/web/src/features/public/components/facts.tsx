import type { ReactNode } from 'react';

interface Props {
  readonly items: readonly (readonly [label: string, value: ReactNode])[];
}

/** Names and values side by side, under each other on a phone. */
export function Facts({ items }: Props) {
  return (
    <dl className="public-facts">
      {items.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
