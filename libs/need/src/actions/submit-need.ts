import { invalid, lock, row, setWorkingDayDeadline, transition, type Tx } from '#platform';
import { getProgramme, rulePackOf } from '#programme';
import { measureErrors } from '../need-content.js';
import type { Need } from '../need.entity.js';
import { needFacts, RECOMMENDER_DEADLINE } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed } from '../need.repository.js';

export interface SubmitNeed {
  readonly needId: string;
  readonly version: number;
  /** `resubmit` for a need that was returned or deferred. */
  readonly action: 'submit' | 'resubmit';
  /** The pledge that the need holds no state secrets (domain.md section 1: the platform refuses them). */
  readonly noStateSecrets: boolean;
}

/**
 * Hands a need in, for the first time or again after it was returned or deferred. It falls under the rules the
 * programme has now; a recommended need waits for its recommender for the days of those rules.
 * @throws 403 · 404 · 409 need.filed_by_demander, need.programme_not_active
 *   · 422 need.state_secrets_pledge_missing, or fields that the rules of today refuse
 */
export async function submitNeed(tx: Tx, input: SubmitNeed): Promise<Need> {
  await lock(tx, [row('need', input.needId)]);
  if (!input.noStateSecrets) throw invalid({ path: 'noStateSecrets', code: 'need.state_secrets_pledge_missing' });
  const need = await getNeed(tx, input.needId);
  const programme = await getProgramme(tx, need.programmeId);
  const rulePackId = programme.rulePackId ?? need.rulePackId;
  const rulePack = await rulePackOf(tx, rulePackId);
  const pledge = { rulePackId, pledgedBy: tx.context.actor.userId, submittedAt: tx.now };
  const submitted = await transition(tx, needLifecycle, input.action, {
    facts: await needFacts(tx, need),
    version: input.version,
    set: input.action === 'submit' ? pledge : { ...pledge, ...freshRound },
  });
  const errors = measureErrors(need, rulePack);
  if (errors.length > 0) throw invalid(...errors);
  if (need.channel === 'recommended') {
    await setWorkingDayDeadline(tx, {
      subjectType: 'need',
      subjectId: need.id,
      action: RECOMMENDER_DEADLINE,
      programmeId: need.programmeId,
      workingDays: rulePack.windows.recommenderWorkingDays,
    });
  }
  return submitted as Need;
}

/** A need that comes again is assessed again; what the round before came to stays in its assessments. */
const freshRound = { panelId: null, recommendedAmountFen: null, textAcceptedAt: null, textOverdueAt: null };
