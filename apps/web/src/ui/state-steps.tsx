import { Steps } from 'antd';
import { useWords } from '../i18n/labels';

interface Props {
  readonly lifecycle: string;
  readonly state: string;
  /** The main road, in order; a state beside it (suspended, returned …) is shown after the last step reached. */
  readonly road: readonly string[];
  /** For a state beside the road: the step of the road where it left. */
  readonly leftAt?: string;
}

/** The state of a thing as a bar of steps. */
export function StateSteps({ lifecycle, state, road, leftAt }: Props) {
  const words = useWords();
  const onRoad = road.includes(state);
  const reached = onRoad ? road.indexOf(state) : Math.max(0, leftAt ? road.indexOf(leftAt) : 0);
  const isFinal = words.lifecycle(lifecycle)?.states[state]?.final ?? false;
  // What stands in force at the end of its road is done, too; a road of one state has no end.
  const isDone = isFinal || (road.length > 1 && road.at(-1) === state);
  const steps = onRoad ? road : [...road.slice(0, reached + 1), state];
  const current = onRoad ? reached : steps.length - 1;
  return (
    <Steps
      className="state-steps"
      size="small"
      responsive
      current={current}
      status={onRoad ? (isDone ? 'finish' : 'process') : 'error'}
      items={steps.map((step) => ({ title: words.state(lifecycle, step) }))}
    />
  );
}
