import {
  affiliationsBetween,
  creditRecordsSince,
  engagementsOf,
  getOrganisation,
  type AffiliationKind,
} from '#identity';
import { challengeParties, getChallenge, type Challenge } from '#bulletin';
import { indicatorsOf } from '#need';
import { assignedExperts } from '#panel';
import { inTurn, localDate, notFound, shanghaiDate, type LocalDate, type Parties, type ReadTx } from '#platform';
import { rulePackOf, type EligibilityRules } from '#programme';
import type { Proposal } from './proposal.entity.js';
import type { ProposalFacts } from './proposal.lifecycle.js';
import { commitmentsOf, getProposal, partnersOf } from './proposal.repository.js';
import {
  barredAffiliations,
  uncoveredIndicators,
  unevenSplits,
  weakerIndicators,
  type Screening,
} from './qualification/screening.js';
import { hasDraftDocument } from './sealing/sealed-document.repository.js';

/**
 * Who stands in which relation to a proposal. Experts are parties from the opening on, once they have accepted to
 * review its challenge.
 */
export async function proposalParties(
  tx: ReadTx,
  proposal: Pick<Proposal, 'takerId' | 'challengeId' | 'openedAt'>,
  challenge: Challenge,
): Promise<Parties & { taker: string; demander: string; agency: string }> {
  const expert = proposal.openedAt ? await assignedExperts(tx, proposal.challengeId, 'selection') : [];
  return { ...(await challengeParties(tx, challenge)), taker: proposal.takerId, expert };
}

/** Everything that guards, permissions and views of a proposal ask for. */
export async function proposalFacts(tx: ReadTx, subject: Proposal): Promise<ProposalFacts> {
  const challenge = await getChallenge(tx, subject.challengeId);
  return {
    subject,
    parties: await proposalParties(tx, subject, challenge),
    challenge,
    hasDraft: ['draft', 'submitted'].includes(subject.state) && (await hasDraftDocument(tx, subject.id)),
    screening: subject.state === 'opened' ? await screen(tx, subject, challenge) : null,
  };
}

/**
 * Before the opening a proposal is known to its taker and to nobody else, officers and oversight included.
 * @throws 404 when it is not there or the actor may not know of it
 */
export async function visibleProposal(tx: ReadTx, id: string): Promise<{ proposal: Proposal; facts: ProposalFacts }> {
  const proposal = await getProposal(tx, id);
  const facts = await proposalFacts(tx, proposal);
  const { actor } = tx.context;
  const permission = proposal.openedAt ? 'proposal.read' : 'proposal.read_sealed';
  if (!actor.may(permission, facts.parties)) throw notFound('proposal', id);
  return { proposal, facts };
}

/**
 * Holds an opened proposal against the rules its challenge was published under. Relations and findings are those of
 * the day of opening; a taker's hosting unit (依托单位) signs and is paid, so it is screened like the taker.
 */
async function screen(tx: ReadTx, proposal: Proposal, challenge: Challenge): Promise<Screening> {
  const { eligibility } = await rulePackOf(tx, challenge.rulePackId);
  const on = shanghaiDate(proposal.openedAt ?? proposal.createdAt);
  const required = await indicatorsOf(tx, challenge.needId);
  const [commitments, members] = [await commitmentsOf(tx, proposal.id), await partnersOf(tx, proposal.id)];
  const { hostingUnitId } = await getOrganisation(tx, proposal.takerId);
  const leads = [proposal.takerId, ...(hostingUnitId ? [hostingUnitId] : [])];
  const relations: AffiliationKind[] = [];
  for (const lead of leads) relations.push(...(await affiliationsBetween(tx, lead, challenge.demanderId, on)));
  const since = yearsBefore(on, eligibility.creditLookBackYears);
  const checked = new Set([...leads, ...members.map((member) => member.organisationId)]);
  let creditFindings = 0;
  for (const id of checked) creditFindings += (await creditRecordsSince(tx, id, since)).length;
  return {
    affiliations: barredAffiliations(eligibility.affiliationTest, relations),
    creditFindings,
    creditLookBackYears: eligibility.creditLookBackYears,
    uncovered: eligibility.partialCover ? [] : uncoveredIndicators(required, commitments).map(({ name }) => name),
    weaker: weakerIndicators(required, commitments).map(({ name }) => name),
    partners: members.filter((member) => member.role === 'partner').length,
    partnersMax: eligibility.consortiumPartnersMax,
    unevenSplits: unevenSplits(members),
    demanderLeads: !eligibility.demanderMayLead && leads.includes(challenge.demanderId),
    ...(await standingOf(tx, leads, { programmeId: proposal.programmeId, eligibility })),
    anchorMissing: eligibility.localAnchorRequired
      ? await missingAnchor(tx, challenge.region, [...leads, ...members.map(({ organisationId }) => organisationId)])
      : null,
  };
}

/** What the leading units have in hand and have won; a hosting unit carries what its teams do. */
async function standingOf(
  tx: ReadTx,
  leads: readonly string[],
  { programmeId, eligibility }: { programmeId: string; eligibility: EligibilityRules },
): Promise<Pick<Screening, 'liveProjects' | 'liveProjectsMax' | 'wonBefore'>> {
  const engagements = await inTurn(leads, (lead) => engagementsOf(tx, lead));
  const live = engagements.map((each) => each.filter(({ endedAt }) => endedAt === null).length);
  const won = engagements.flat().some((each) => each.programmeId === programmeId);
  return {
    liveProjects: Math.max(0, ...live),
    liveProjectsMax: eligibility.maxLiveProjectsPerUnit,
    wonBefore: eligibility.earlierWinnerBarred && won,
  };
}

/** The region of the challenge when nobody of these units is at home in it; a district lies in its city. */
async function missingAnchor(tx: ReadTx, region: string, ids: readonly string[]): Promise<string | null> {
  const units = await inTurn([...new Set(ids)], (id) => getOrganisation(tx, id));
  return units.some((unit) => unit.region?.startsWith(region)) ? null : region;
}

/** The same day so many years earlier; 29 February becomes the 28th. */
function yearsBefore(on: LocalDate, years: number): LocalDate {
  const day = on.slice(5) === '02-29' ? '02-28' : on.slice(5);
  return localDate(`${Number(on.slice(0, 4)) - years}-${day}`);
}
