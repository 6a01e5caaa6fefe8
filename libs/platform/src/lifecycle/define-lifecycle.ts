import type { Actor, Parties, Permission } from '../context/context.js';
import type { Reason, Text } from '../errors/index.js';
import { defineStateLabels } from '../labels/index.js';

/** A row with a lifecycle. Only `transition` writes its state and version. */
export interface Subject {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly programmeId?: string | null;
}

/** What guards and permissions are decided on: the row, who stands where to it, and whatever else the guards ask. */
export interface Facts {
  readonly subject: Subject;
  readonly parties: Parties;
}

export interface GuardContext {
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * A pure condition with the reason it gives when it fails. `check` returns true, or the parameters of the refusal.
 */
export interface Guard<F extends Facts = Facts> {
  readonly code: string;
  readonly check: (facts: F, context: GuardContext) => true | NonNullable<Reason['params']>;
}

export interface StateSpec extends Text {
  readonly final?: boolean;
}

export interface ActionSpec<S extends string, F extends Facts> extends Text {
  readonly from: readonly S[];
  /** The next state; `same` when only content changes; several when the caller computes which. */
  readonly to: S | 'same' | readonly S[];
  readonly permission: Permission;
  readonly guards?: readonly Guard<F>[];
  /** Whether whoever acts must say why. */
  readonly reason?: 'none' | 'optional' | 'required';
  /** Past-tense event type told to other modules when it has happened. */
  readonly emits?: string;
  /** How many different people must do it before it takes effect (1 when absent). */
  readonly approvals?: number;
}

export interface LifecycleSpec<S extends string, A extends string, F extends Facts> {
  readonly name: string;
  readonly table: string;
  readonly label: Text;
  readonly initial: S | readonly S[];
  readonly states: Readonly<Record<S, StateSpec>>;
  readonly actions: Readonly<Record<A, ActionSpec<S, F>>>;
}

export interface Lifecycle<
  S extends string = string,
  A extends string = string,
  F extends Facts = Facts,
> extends LifecycleSpec<S, A, F> {
  /** Keeps the facts type attached to the declaration; never holds a value. */
  readonly factsType?: F;
}

/** What the registry keeps: a declaration whose exact states and facts are forgotten. */
export type AnyLifecycle = Pick<
  LifecycleSpec<string, string, never>,
  'name' | 'table' | 'label' | 'initial' | 'states'
> & {
  readonly actions: Readonly<Record<string, ActionSpec<string, never>>>;
};

const registry = new Map<string, AnyLifecycle>();

/**
 * Declares a lifecycle: its states, and for every action where it starts and ends, who may do it and what guards it.
 * Curried so that the facts type is named and states and actions are inferred:
 * `defineLifecycle<NeedFacts>()({ … })`.
 * @throws Error at start on an unknown or unreachable state and on a non-final state with no way to a final one
 */
export function defineLifecycle<F extends Facts>() {
  return <const S extends string, const A extends string>(spec: LifecycleSpec<S, A, F>): Lifecycle<S, A, F> => {
    const problems = lifecycleProblems(spec);
    if (problems.length > 0) throw new Error(`lifecycle ${spec.name}: ${problems.join('; ')}`);
    if (registry.has(spec.name)) throw new Error(`lifecycle ${spec.name} is declared twice`);
    registry.set(spec.name, spec as unknown as AnyLifecycle);
    defineStateLabels(spec.name, spec.states);
    return spec;
  };
}

/** Every lifecycle that has been declared, for OpenAPI, labels, diagrams and the drift tests. */
export function allLifecycles(): readonly AnyLifecycle[] {
  return [...registry.values()];
}

/** The states an action can end in, from a given state. */
export function targetsOf(action: Pick<ActionSpec<string, never>, 'to'>, from: string): readonly string[] {
  if (action.to === 'same') return [from];
  return typeof action.to === 'string' ? [action.to] : action.to;
}

export const initialStates = (spec: { initial: string | readonly string[] }): readonly string[] =>
  typeof spec.initial === 'string' ? [spec.initial] : spec.initial;

/** What is wrong with a declaration, in words; empty when it is sound. */
export function lifecycleProblems<F extends Facts>(spec: LifecycleSpec<string, string, F>): string[] {
  const states = Object.keys(spec.states);
  const edges = Object.entries(spec.actions).flatMap(([name, action]) =>
    action.from.flatMap((from) =>
      targetsOf(action as ActionSpec<string, never>, from).map((to) => ({ name, from, to })),
    ),
  );
  const unknown = [
    ...initialStates(spec).filter((s) => !states.includes(s)),
    ...edges.flatMap((e) => [e.from, e.to]).filter((s) => !states.includes(s)),
  ];
  const reachable = spread(initialStates(spec), edges);
  const finals = states.filter((s) => spec.states[s]?.final);
  const exiting = spread(
    finals,
    edges.map((e) => ({ from: e.to, to: e.from })),
  );
  return [
    ...[...new Set(unknown)].map((s) => `unknown state ${s}`),
    ...states.filter((s) => !reachable.has(s)).map((s) => `state ${s} cannot be reached`),
    ...states.filter((s) => !exiting.has(s)).map((s) => `state ${s} has no way to a final state`),
    ...edges
      .filter((e) => finals.includes(e.from) && e.from !== e.to)
      .map((e) => `final state ${e.from} is left by ${e.name}`),
  ];
}

function spread(start: readonly string[], edges: readonly { from: string; to: string }[]): Set<string> {
  const seen = new Set(start);
  for (let grew = true; grew;) {
    grew = false;
    for (const { from, to } of edges) {
      if (seen.has(from) && !seen.has(to)) {
        seen.add(to);
        grew = true;
      }
    }
  }
  return seen;
}
