import { useState } from 'react';
import { Part } from '../../../ui/wizard';
import { ConsortiumEditor } from './consortium-editor';
import type { Indicator, PartKey } from './content';
import { BudgetFields, RouteFields, ScheduleFields, TeamFields } from './part-fields';
import { ResponseEditor } from './response-editor';

/** What the rules of the programme say about a proposal. */
export interface ProposalRules {
  readonly offerKinds: readonly string[];
  readonly maxPeriodMonths: number | undefined;
  readonly partnersMax: number | undefined;
}

interface Props {
  readonly current: PartKey;
  readonly rules: ProposalRules;
  readonly indicators: readonly Indicator[];
  readonly named: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: () => void;
}

/** Everything that a taker writes. */
export function ProposalParts({ current, rules, indicators, named, onChange }: Props) {
  const [names, setNames] = useState(() => new Map(named.map(({ id, name }) => [id, name])));
  return (
    <>
      <Part open={current === 'route'}>
        <RouteFields offerKinds={rules.offerKinds} />
      </Part>
      <Part open={current === 'consortium'}>
        <ConsortiumEditor
          names={names}
          onNamed={(id, name) => setNames((known) => new Map(known).set(id, name))}
          partnersMax={rules.partnersMax}
          onChange={onChange}
        />
      </Part>
      <Part open={current === 'commitments'}>
        <ResponseEditor indicators={indicators} />
      </Part>
      <Part open={current === 'team'}>
        <TeamFields />
      </Part>
      <Part open={current === 'budget'}>
        <BudgetFields />
      </Part>
      <Part open={current === 'schedule'}>
        <ScheduleFields maxPeriodMonths={rules.maxPeriodMonths} />
      </Part>
    </>
  );
}
