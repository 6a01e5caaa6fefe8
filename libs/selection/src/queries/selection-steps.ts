import type { OfferedAction, Parties, ReadTx, Reason } from '#platform';
import type { Challenge } from '#bulletin';
import { panelOfSubject } from '#panel';
import { rulePackOf } from '#programme';
import type { DecisionFrame } from '../decision-content.js';
import type { DecisionKind } from '../selection.entities.js';
import { candidatesOf } from '../selection.facts.js';
import { liveAwards, rankingOf, reviewableProposals, type ReviewableProposal } from '../selection.repository.js';

/** The subject under which panels know a challenge. */
export const PANEL_SUBJECT = 'challenge';

/** Why no panel can be convened now; null when one can. */
export async function whyNoPanel(
  tx: ReadTx,
  challenge: Challenge,
  proposals: readonly ReviewableProposal[],
): Promise<Reason | null> {
  if (challenge.state !== 'evaluating') return { code: 'selection.challenge_not_evaluating' };
  const panel = await panelOfSubject(tx, PANEL_SUBJECT, challenge.id, 'selection');
  if (panel) return { code: panel.state === 'closed' ? 'selection.already_ranked' : 'selection.panel_at_work' };
  const waiting = proposals.filter(({ state }) => state === 'opened').length;
  if (waiting > 0) return { code: 'selection.qualification_unfinished', params: { count: waiting } };
  return proposals.length === 0 ? { code: 'selection.nothing_to_review' } : null;
}

/** Why the demander has nothing to say now; null when it has. */
export async function whyNoOpinion(tx: ReadTx, challenge: Challenge): Promise<Reason | null> {
  const { selection } = await rulePackOf(tx, challenge.rulePackId);
  if (selection.demanderVoice === 'none') return { code: 'selection.no_voice' };
  if (challenge.state !== 'evaluating') return { code: 'selection.challenge_not_evaluating' };
  return (await rankingOf(tx, challenge.id)).length === 0 ? { code: 'selection.not_ranked' } : null;
}

/** What a decision drafted now may say, or why none can be drafted. */
export async function decisionFrame(
  tx: ReadTx,
  challenge: Challenge,
  now: Date,
): Promise<{ kind: DecisionKind; frame: DecisionFrame } | Reason> {
  const kind = kindFor(challenge);
  if (!kind) return { code: 'selection.challenge_not_evaluating' };
  if ((await rankingOf(tx, challenge.id)).length === 0) return { code: 'selection.not_ranked' };
  const candidates = await candidatesOf(tx, { challengeId: challenge.id, kind }, now);
  if (kind === 'replacement' && candidates.length === 0) return { code: 'selection.reserves_over' };
  const { review } = await rulePackOf(tx, challenge.rulePackId);
  const taken = new Set((await liveAwards(tx, challenge.id)).map(({ awardSlot }) => awardSlot));
  const slots = Array.from({ length: challenge.awardSlots }, (_, index) => index + 1);
  const freeSlots = slots.filter((slot) => !taken.has(slot));
  return { kind, frame: { candidates, freeSlots, reservesMax: kind === 'initial' ? review.reserveCount : 0 } };
}

function kindFor({ state }: Challenge): DecisionKind | null {
  if (state === 'evaluating') return 'initial';
  return state === 'decided' ? 'replacement' : null;
}

/** The steps of the selection that the reader's grants are for, each with why it cannot be taken now. */
export async function selectionSteps(
  tx: ReadTx,
  challenge: Challenge,
  { parties, now }: { parties: Parties; now: Date },
): Promise<OfferedAction[]> {
  const steps = [
    {
      name: 'convene',
      permission: 'panel.convene',
      why: async () => whyNoPanel(tx, challenge, await reviewableProposals(tx, challenge.id)),
    },
    { name: 'give_opinion', permission: 'demander_opinion.give', why: () => whyNoOpinion(tx, challenge) },
    { name: 'draft_decision', permission: 'decision.draft', why: () => whyNoDraft(tx, challenge, now) },
  ];
  const offered: OfferedAction[] = [];
  for (const { name, permission, why } of steps) {
    if (!tx.context.actor.may(permission, parties)) continue;
    const reason = await why();
    offered.push({ name, allowed: reason === null, reasons: reason ? [reason] : [] });
  }
  return offered;
}

async function whyNoDraft(tx: ReadTx, challenge: Challenge, now: Date): Promise<Reason | null> {
  const found = await decisionFrame(tx, challenge, now);
  if ('code' in found) return found;
  return found.frame.freeSlots.length === 0 ? { code: 'selection.no_free_slot', params: { free: 0 } } : null;
}
