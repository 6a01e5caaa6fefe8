import { lock, refused, requirePermission, row, type Tx } from '#platform';
import { challengeParties, getChallenge, type Challenge } from '#bulletin';
import { convenePanel, type ConvenePanel, type Panel } from '#panel';
import { rulePackOf } from '#programme';
import { partnersOf, putUnderReview } from '#proposal';
import { PANEL_SUBJECT, whyNoPanel } from '../queries/selection-steps.js';
import { reviewableProposals, type ReviewableProposal } from '../selection.repository.js';

export interface ConveneSelectionPanel {
  readonly challengeId: string;
  /** Draws only experts of this field; all when left out. */
  readonly field?: string;
}

/**
 * Draws the panel that reviews the qualified proposals of a challenge, by the rules it was published under. When an
 * earlier panel was dissolved, the proposals it had go to the new one.
 * @throws 403 · 404 · 409 selection.challenge_not_evaluating, selection.qualification_unfinished,
 *   selection.nothing_to_review, selection.panel_at_work, panel.not_enough_experts
 */
export async function conveneSelectionPanel(tx: Tx, input: ConveneSelectionPanel): Promise<Panel> {
  await lock(tx, [row('challenge', input.challengeId)]);
  const challenge = await getChallenge(tx, input.challengeId);
  const parties = await challengeParties(tx, challenge);
  requirePermission(tx, 'panel.convene', parties);
  const proposals = await reviewableProposals(tx, challenge.id);
  const reason = await whyNoPanel(tx, challenge, proposals);
  if (reason) throw refused(reason);
  for (const { id, state } of proposals) {
    if (state === 'qualified') await putUnderReview(tx, { proposalId: id });
  }
  const { review } = await rulePackOf(tx, challenge.rulePackId);
  return convenePanel(tx, {
    programmeId: challenge.programmeId,
    agencyId: parties.agency,
    purpose: 'selection',
    subjectType: PANEL_SUBJECT,
    subjectId: challenge.id,
    subjectTitle: `${challenge.number} ${challenge.title}`,
    entries: await entriesFor(tx, challenge, { proposals, blind: review.blind }),
    rubric: review.rubric,
    size: review.panelMin,
    quorum: review.quorum,
    aggregation: review.aggregation,
    field: input.field ?? null,
    conflictLookBackYears: review.conflictLookBackYears,
    loadCap: review.expertLoadCap,
  });
}

/** Whoever gains from an entry is a reason for recusal: the whole consortium, and the demander for every entry. */
async function entriesFor(
  tx: Tx,
  challenge: Challenge,
  { proposals, blind }: { proposals: readonly ReviewableProposal[]; blind: boolean },
): Promise<ConvenePanel['entries']> {
  const entries: { entryId: string; label: string; organisationIds: string[] }[] = [];
  for (const { id, number, takerId, takerName } of proposals) {
    const partners = (await partnersOf(tx, id)).map(({ organisationId }) => organisationId);
    entries.push({
      entryId: id,
      label: blind ? number : `${number} ${takerName}`,
      organisationIds: [...new Set([takerId, ...partners, challenge.demanderId])],
    });
  }
  return entries;
}
