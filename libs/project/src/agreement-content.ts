import { createHash } from 'node:crypto';
import { canonicalJson, fenToJson, localDate, type ReadTx } from '#platform';
import { getOrganisation, organisationNames } from '#identity';
import { getProgramme, type PayeePart, type ShareDenominator, type TrancheGate, type TrancheTrigger } from '#programme';
import { instalmentsOf, planOfProject, tranchesOf } from '#funding';
import { indicatorsOf, type Indicator } from '#need';
import { getChallenge } from '#bulletin';
import { commitmentsOf, partnersOf } from '#proposal';
import { periodEnd, type MilestoneTerms, type PartyShare } from './agreement-terms.js';
import type { Agreement, Project, SigningParty } from './project.entities.js';
import { agreementOf, getProject } from './project.repository.js';

/** A requirement of the demander and what the taker committed to, as two forms of the one indicator. */
export interface AgreedIndicator {
  readonly indicator: Indicator;
  /** The same indicator with the committed values: what acceptance measures against. */
  readonly committed: Indicator;
}

interface NamedParty {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
}

interface ConsortiumShare {
  readonly organisationId: string;
  readonly name: string;
  readonly role: string;
  readonly duty: string;
  readonly workPpm: number;
  readonly moneyPpm: number;
  readonly incomePpm: number;
  readonly ipPpm: number;
}

/** The money of the agreement as the funding plan has it; amounts are fen as digits. */
export interface AgreedFunding {
  readonly planId: string;
  readonly planVersion: number;
  readonly totalInvestmentFen: string;
  readonly sharePpm: number;
  readonly denominator: ShareDenominator;
  readonly capFen: string | null;
  readonly grantFen: string;
  readonly demanderPlanFen: string;
  readonly instalments: readonly {
    readonly number: number;
    readonly kind: string;
    readonly plannedFen: string;
    readonly dueOn: string;
  }[];
  readonly tranches: readonly {
    readonly number: number;
    readonly ceilingPpm: number;
    readonly ceilingFen: string;
    readonly trigger: TrancheTrigger;
    readonly gate: TrancheGate;
    readonly latestOffsetDays: number | null;
    readonly payeeParts: readonly PayeePart[];
  }[];
}

/** Everything the three parties sign, in one object. Its canonical JSON is the agreement's text. */
export interface AgreementContent {
  readonly form: 'agreement/1';
  readonly project: { readonly id: string; readonly number: string; readonly title: string };
  readonly challenge: { readonly id: string; readonly number: string };
  readonly awardId: string;
  readonly rulePackId: string;
  readonly parties: Readonly<Record<SigningParty, NamedParty>>;
  readonly indicators: readonly AgreedIndicator[];
  readonly consortium: readonly ConsortiumShare[];
  readonly period: { readonly startsOn: string; readonly months: number; readonly endsOn: string };
  readonly milestones: readonly (MilestoneTerms & { readonly number: number })[];
  readonly funding: AgreedFunding | null;
  readonly ipSplit: readonly PartyShare[];
  readonly failureRiskSplit: readonly PartyShare[];
}

/** Puts the agreement together from what stands in all modules now. While drafting, its money may be missing. */
export async function composeContent(tx: ReadTx, project: Project, agreement: Agreement): Promise<AgreementContent> {
  const { id, number, title, awardId, rulePackId } = project;
  const { startsOn, periodMonths, milestones, ipSplit, failureRiskSplit } = agreement.terms;
  const challenge = await getChallenge(tx, project.challengeId);
  return {
    form: 'agreement/1',
    project: { id, number, title },
    challenge: { id: challenge.id, number: challenge.number },
    awardId,
    rulePackId,
    parties: await namedParties(tx, project),
    indicators: await committedIndicators(tx, project),
    consortium: await consortiumOf(tx, project.proposalId),
    period: { startsOn, months: periodMonths, endsOn: periodEnd(localDate(startsOn), periodMonths) },
    milestones: milestones.map((milestone, index) => ({ ...milestone, number: index + 1 })),
    funding: await fundingOf(tx, project.id),
    ipSplit,
    failureRiskSplit,
  };
}

/** The text that is signed: RFC 8785 canonical JSON, so that the same content always has the same bytes. */
export function agreementText(content: AgreementContent): { text: string; textHash: string } {
  const text = canonicalJson(content);
  return { text, textHash: createHash('sha256').update(text, 'utf8').digest('hex') };
}

/** What the agreement says: the frozen text where there is one, the present draft otherwise. */
export async function contentOf(tx: ReadTx, project: Project, agreement: Agreement): Promise<AgreementContent> {
  return agreement.text === null
    ? composeContent(tx, project, agreement)
    : (JSON.parse(agreement.text) as AgreementContent);
}

/**
 * Every indicator of a project with what the taker committed to, in their order.
 * @throws 404 platform.not_found
 */
export async function agreementIndicators(tx: ReadTx, projectId: string): Promise<readonly AgreedIndicator[]> {
  const agreement = await agreementOf(tx, projectId);
  return (await contentOf(tx, await getProject(tx, projectId), agreement)).indicators;
}

/** The indicators of a project's need with the commitments of its proposal. */
export async function committedIndicators(
  tx: ReadTx,
  project: Pick<Project, 'needId' | 'proposalId'>,
): Promise<readonly AgreedIndicator[]> {
  const commitments = await commitmentsOf(tx, project.proposalId);
  const valuesOf = new Map(commitments.map(({ indicatorId, values }) => [indicatorId, values]));
  const indicators = await indicatorsOf(tx, project.needId);
  return indicators.map((indicator) => ({
    indicator,
    committed: { ...indicator, values: valuesOf.get(indicator.id) ?? indicator.values },
  }));
}

async function namedParties(tx: ReadTx, project: Project): Promise<Record<SigningParty, NamedParty>> {
  const { agencyId } = await getProgramme(tx, project.programmeId);
  const named = async (organisationId: string): Promise<NamedParty> => {
    const { id, name, uscc } = await getOrganisation(tx, organisationId);
    return { id, name, uscc };
  };
  return {
    demander: await named(project.demanderId),
    taker: await named(project.takerId),
    agency: await named(agencyId),
  };
}

async function consortiumOf(tx: ReadTx, proposalId: string): Promise<ConsortiumShare[]> {
  const partners = await partnersOf(tx, proposalId);
  const names = await organisationNames(
    tx,
    partners.map(({ organisationId }) => organisationId),
  );
  return partners.map(({ organisationId, role, duty, workPpm, moneyPpm, incomePpm, ipPpm }) => ({
    organisationId,
    name: names.get(organisationId) ?? '',
    role,
    duty,
    workPpm,
    moneyPpm,
    incomePpm,
    ipPpm,
  }));
}

async function fundingOf(tx: ReadTx, projectId: string): Promise<AgreedFunding | null> {
  const plan = await planOfProject(tx, projectId);
  if (!plan) return null;
  const instalments = await instalmentsOf(tx, plan.id);
  const tranches = await tranchesOf(tx, plan.id);
  return {
    planId: plan.id,
    planVersion: plan.version,
    totalInvestmentFen: fenToJson(plan.totalInvestmentFen),
    sharePpm: plan.sharePpm,
    denominator: plan.denominator,
    capFen: plan.capFen === null ? null : fenToJson(plan.capFen),
    grantFen: fenToJson(plan.grantFen),
    demanderPlanFen: fenToJson(plan.demanderPlanFen),
    instalments: instalments.map(({ number, kind, plannedFen, dueOn }) => ({
      number,
      kind,
      plannedFen: fenToJson(plannedFen),
      dueOn,
    })),
    tranches: tranches.map(({ number, ceilingPpm, ceilingFen, trigger, gate, latestOffsetDays, payeeParts }) => ({
      number,
      ceilingPpm,
      ceilingFen: fenToJson(ceilingFen),
      trigger,
      gate,
      latestOffsetDays,
      payeeParts,
    })),
  };
}
