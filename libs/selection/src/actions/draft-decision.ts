import { create, lock, refused, requirePermission, row, uuidv7, type Tx } from '#platform';
import { challengeParties, getChallenge } from '#bulletin';
import { readDecision, type DecisionContent } from '../decision-content.js';
import { decisionLifecycle } from '../decision.lifecycle.js';
import { decisionFrame } from '../queries/selection-steps.js';
import { DecisionItem, type Decision } from '../selection.entities.js';

export interface DraftDecision extends DecisionContent {
  readonly challengeId: string;
  readonly reasons: string;
  readonly minutes: string;
}

/**
 * Drafts who wins. While the challenge is being evaluated it is decided for the first time; afterwards reserves are
 * called up for slots whose awards fell. Nothing happens to the proposals before another person approves.
 * @throws 403 · 404 · 409 selection.not_ranked, selection.challenge_not_evaluating, selection.reserves_over
 *   · 422 with the path of every wrong field
 */
export async function draftDecision(tx: Tx, input: DraftDecision): Promise<Decision> {
  await lock(tx, [row('challenge', input.challengeId)]);
  const challenge = await getChallenge(tx, input.challengeId);
  const parties = await challengeParties(tx, challenge);
  requirePermission(tx, 'decision.draft', parties);
  const found = await decisionFrame(tx, challenge, tx.now);
  if ('code' in found) throw refused(found);
  const { kind, frame } = found;
  const items = readDecision(input, frame);
  const { reasons, minutes } = input;
  const decision: Decision = {
    id: uuidv7(),
    programmeId: challenge.programmeId,
    challengeId: challenge.id,
    kind,
    state: 'drafted',
    version: 1,
    reasons,
    minutes,
    draftedBy: tx.context.actor.userId ?? '',
    decidedBy: null,
    decidedAt: null,
    reservesUntil: null,
    createdAt: tx.now,
  };
  await create(tx, decisionLifecycle, {
    row: decision,
    permission: 'decision.draft',
    parties,
    emits: 'decision.drafted',
    refs: { challengeId: challenge.id },
  });
  await tx.manager.insert(
    DecisionItem,
    items.map((item) => ({ ...item, decisionId: decision.id })),
  );
  return decision;
}
