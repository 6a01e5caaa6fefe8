import type { Actor } from '../context/context.js';
import type { Reason } from '../errors/index.js';
import type { ActionSpec, Facts, Lifecycle } from './define-lifecycle.js';
import { permitted, refusals } from './guards.js';

/** An action as a detail view offers it: whether it may be done now, and if not, why not. */
export interface OfferedAction {
  readonly name: string;
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
}

/**
 * The actions this actor may know of: those it holds the permission for on this thing. Actions of other states are
 * left out, actions that a guard refuses are shown with its reasons.
 */
export function allowedActions<S extends string, A extends string, F extends Facts>(
  lifecycle: Lifecycle<S, A, F>,
  facts: F,
  context: { actor: Actor; now: Date },
): OfferedAction[] {
  return (Object.entries(lifecycle.actions) as [A, ActionSpec<string, F>][])
    .filter(([, action]) => action.from.includes(facts.subject.state) && permitted(action, facts, context.actor))
    .map(([name]) => {
      const reasons = refusals(lifecycle, name, facts, context);
      return { name, allowed: reasons.length === 0, reasons };
    });
}
