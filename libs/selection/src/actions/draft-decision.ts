import { create, lock, refused, requirePermission, row, uuidv7, type Tx } from '#platform';
import { challengeParties, getChallenge, type Challenge } from '#bulletin';
import { rulePackOf } from '#programme';
import { readDecision, type DecisionContent, type DecisionFrame } from '../decision-content.js';
import { decisionLifecycle } from '../decision.lifecycle.js';
import { DecisionItem, type Decision, type DecisionKind } from '../selection.entities.js';
import { candidatesOf } from '../selection.facts.js';
import { liveAwards, rankingOf } from '../selection.repository.js';

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
  const kind = kindFor(challenge);
  const items = readDecision(input, await frameFor(tx, challenge, kind));
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

function kindFor(challenge: Challenge): DecisionKind {
  if (challenge.state === 'evaluating') return 'initial';
  if (challenge.state === 'decided') return 'replacement';
  throw refused({ code: 'selection.challenge_not_evaluating' });
}

async function frameFor(tx: Tx, challenge: Challenge, kind: DecisionKind): Promise<DecisionFrame> {
  if ((await rankingOf(tx, challenge.id)).length === 0) throw refused({ code: 'selection.not_ranked' });
  const candidates = await candidatesOf(tx, { challengeId: challenge.id, kind }, tx.now);
  if (kind === 'replacement' && candidates.length === 0) throw refused({ code: 'selection.reserves_over' });
  const { review } = await rulePackOf(tx, challenge.rulePackId);
  const taken = new Set((await liveAwards(tx, challenge.id)).map(({ awardSlot }) => awardSlot));
  const slots = Array.from({ length: challenge.awardSlots }, (_, index) => index + 1);
  return {
    candidates,
    freeSlots: slots.filter((slot) => !taken.has(slot)),
    reservesMax: kind === 'initial' ? review.reserveCount : 0,
  };
}
