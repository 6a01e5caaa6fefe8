import { allowedActions, messageOf, type ReadTx } from '#platform';
import { actionViews, type ReasonView } from '#platform/http';
import { organisationNames } from '#identity';
import { getProposal } from '#proposal';
import type { Capability } from '../capability.entity.js';
import { capabilityLifecycle } from '../capability.lifecycle.js';
import { capabilityFacts, type CapabilitySummary } from '../capability.repository.js';
import { reasonsOf, type Fit } from '../queries/fit.js';
import type { MatchingCapability } from '../queries/matching-capabilities.js';
import type { MatchingChallenge } from '../queries/matching-challenges.js';
import type {
  CapabilitySummaryView,
  CapabilityView,
  MatchingCapabilityView,
  MatchingChallengeView,
} from './matching.dto.js';

export const capabilitySummaryView = (summary: CapabilitySummary): CapabilitySummaryView => ({
  ...summary,
  consentedAt: summary.consentedAt?.toISOString() ?? null,
  createdAt: summary.createdAt.toISOString(),
});

/** An entry as its own people see it. */
export async function capabilityView(tx: ReadTx, capability: Capability, now: Date): Promise<CapabilityView> {
  const { organisationId, proposalId } = capability;
  const names = await organisationNames(tx, [organisationId]);
  const offered = allowedActions(capabilityLifecycle, capabilityFacts(capability), { actor: tx.context.actor, now });
  return {
    ...capability,
    organisationName: names.get(organisationId) ?? '',
    proposalNumber: proposalId === null ? null : (await getProposal(tx, proposalId)).number,
    consentedAt: capability.consentedAt?.toISOString() ?? null,
    createdAt: capability.createdAt.toISOString(),
    actions: actionViews(offered),
  };
}

function reasonViews(fit: Fit, place: { field: string; region: string }): ReasonView[] {
  return reasonsOf(fit, place).map((reason) => ({ ...reason, ...messageOf(reason.code, reason.params) }));
}

export function matchingChallengeView(found: MatchingChallenge): MatchingChallengeView {
  const { words: _words, fieldFits: _field, regionFits: _region, ...shown } = found;
  return { ...shown, takeUpClosesAt: found.takeUpClosesAt.toISOString(), reasons: reasonViews(found, found) };
}

export function matchingCapabilityView(found: MatchingCapability): MatchingCapabilityView {
  const { words: _words, fieldFits: _field, regionFits: _region, ...shown } = found;
  return { ...shown, reasons: reasonViews(found, found) };
}
