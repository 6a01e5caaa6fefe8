import { forbidden, invalid, lock, refused, sharedRow, uuidv7, type Tx } from '#platform';
import { challengeParties, getChallenge } from '#bulletin';
import { rulePackOf } from '#programme';
import { whyNoOpinion } from '../queries/selection-steps.js';
import { DemanderOpinion } from '../selection.entities.js';
import { rankingOf } from '../selection.repository.js';

export interface GiveOpinion {
  readonly challengeId: string;
  /** The proposals the demander favours, consents to or chooses. */
  readonly proposalIds: readonly string[];
  readonly opinion: string;
}

/**
 * The demander's word on the ranking, with the weight that the rules give it: an opinion, a consent without which a
 * proposal is not selected, or the choice itself. A later word takes the place of an earlier one.
 * @throws 403 · 404 · 409 selection.no_voice, selection.challenge_not_evaluating, selection.not_ranked
 *   · 422 selection.not_a_candidate
 */
export async function giveOpinion(tx: Tx, input: GiveOpinion): Promise<DemanderOpinion> {
  const { challengeId, proposalIds, opinion } = input;
  await lock(tx, [sharedRow('challenge', challengeId)]);
  const challenge = await getChallenge(tx, challengeId);
  const parties = await challengeParties(tx, challenge);
  if (!tx.context.actor.may('demander_opinion.give', parties)) throw forbidden('demander_opinion.give');
  const reason = await whyNoOpinion(tx, challenge);
  if (reason) throw refused(reason);
  const { selection } = await rulePackOf(tx, challenge.rulePackId);
  const { demanderVoice: voice } = selection;
  if (voice === 'none') throw refused({ code: 'selection.no_voice' });
  const ranking = await rankingOf(tx, challengeId);
  const passed = new Set(ranking.filter((each) => each.passed).map((each) => each.proposalId));
  const errors = proposalIds.flatMap((id, index) =>
    passed.has(id) ? [] : [{ path: `proposalIds.${index}`, code: 'selection.not_a_candidate' }],
  );
  if (errors.length > 0) throw invalid(...errors);
  const given: DemanderOpinion = {
    id: uuidv7(),
    programmeId: challenge.programmeId,
    challengeId,
    demanderId: challenge.demanderId,
    voice,
    proposalIds: [...new Set(proposalIds)],
    opinion,
    givenBy: tx.context.actor.userId,
    givenAt: tx.now,
  };
  await tx.manager.insert(DemanderOpinion, given);
  tx.audit({
    action: 'demander_opinion.give',
    subjectType: 'challenge',
    subjectId: challengeId,
    programmeId: challenge.programmeId,
    changes: { proposal_ids: [null, given.proposalIds] },
  });
  return given;
}
