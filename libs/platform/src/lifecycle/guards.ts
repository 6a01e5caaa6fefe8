import type { Actor } from '../context/context.js';
import { defineMessages, type Params, type Reason, type Text } from '../errors/index.js';
import type { ActionSpec, Facts, Guard, GuardContext, Lifecycle } from './define-lifecycle.js';

/**
 * Declares a guard together with the words a refused person reads.
 * `check` returns true when the action may go on, false or the text's parameters when not.
 */
export function defineGuard<F extends Facts>(
  code: string,
  text: Text,
  check: (facts: F, context: GuardContext) => boolean | Params,
): Guard<F> {
  defineMessages({ [code]: text });
  return {
    code,
    check: (facts, context) => {
      const answer = check(facts, context);
      return answer === false ? {} : answer;
    },
  };
}

/**
 * Why an action is not possible now for this actor; empty when it is. The same evaluation stands behind the refusal
 * of an action and behind the `actions` of a view, so screens never have to guess.
 */
export function refusals<S extends string, A extends string, F extends Facts>(
  lifecycle: Lifecycle<S, A, F>,
  actionName: NoInfer<A>,
  facts: F,
  context: GuardContext,
): Reason[] {
  const action = lifecycle.actions[actionName] as ActionSpec<string, F>;
  const { state } = facts.subject;
  if (!action.from.includes(state)) {
    return [{ code: 'platform.state_not_allowed', params: { lifecycle: lifecycle.name, state } }];
  }
  return (action.guards ?? []).flatMap((guard) => {
    const answer = guard.check(facts, context);
    return answer === true ? [] : [{ code: guard.code, params: answer }];
  });
}

/** True when the actor holds the action's permission on this very thing. */
export function permitted<F extends Facts>(action: ActionSpec<string, F>, facts: F, actor: Actor): boolean {
  return actor.may(action.permission, facts.parties);
}
