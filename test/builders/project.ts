import { systemActor, uuidv7, type Tx } from '#platform';
import { beginAccepting, finishSettlement, markAccepted, startSettling } from '#project';
import type { Client, Versioned } from '../support/client.js';
import type { Cast } from './people.js';
import { aFundingPlan, anAward, type AwardBody } from './selection.js';

interface OfferedAction {
  readonly name: string;
  readonly allowed: boolean;
  readonly reasons: readonly { readonly code: string; readonly zh: string }[];
}

/** A project as the API shows it, as far as tests look at it. */
export interface ProjectBody extends Versioned {
  readonly number: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly awardId: string;
  readonly challengeId: string;
  readonly needId: string;
  readonly proposalId: string;
  readonly demanderId: string;
  readonly takerId: string;
  readonly agreementId: string;
  readonly agreementState: string;
  readonly endsOn: string | null;
  readonly settleBy: string | null;
  readonly trackedUntil: string | null;
  readonly actions: readonly OfferedAction[];
}

/** An indicator as it is agreed: what is required and what the taker committed to. */
export interface CommittedIndicator {
  readonly id: string;
  readonly name: string;
  readonly comparator: string;
  readonly values: readonly string[];
}

export interface AgreementBody extends Versioned {
  readonly projectId: string;
  readonly state: string;
  readonly textHash: string | null;
  readonly effectiveAt: string | null;
  readonly content: {
    readonly indicators: readonly { readonly indicator: CommittedIndicator; readonly committed: CommittedIndicator }[];
    readonly period: { readonly startsOn: string; readonly months: number; readonly endsOn: string };
    readonly milestones: readonly { readonly number: number; readonly title: string; readonly dueOn: string }[];
    readonly funding: { readonly planId: string; readonly planVersion: number; readonly grantFen: string } | null;
    readonly ipSplit: readonly { readonly organisationId: string; readonly sharePpm: number }[];
  };
  readonly signatures: readonly {
    readonly party: string;
    readonly signedBy: string;
    readonly textHash: string;
    readonly voidedAt: string | null;
  }[];
  readonly actions: readonly OfferedAction[];
}

export interface MilestoneBody extends Versioned {
  readonly projectId: string;
  readonly number: number;
  readonly state: string;
  readonly kind: string;
  readonly dueOn: string;
  readonly rectifyBy: string | null;
  readonly rectifications: number;
  readonly decisionDueAt: string | null;
  readonly stageCheck: { readonly findings: string } | null;
  readonly targets: readonly {
    readonly indicatorId: string;
    readonly values: readonly string[];
    readonly zh: string;
  }[];
  readonly reports: readonly { readonly round: number; readonly measurements: readonly { readonly value: string }[] }[];
  readonly actions: readonly OfferedAction[];
}

export type Party = 'demander' | 'taker' | 'agency';

interface Options {
  /** Fields of the need that differ from the usual one. */
  readonly filing?: object;
  /** Fields of the funding plan that differ from the worked example. */
  readonly plan?: object;
  /** Terms of the agreement that differ from the usual ones. */
  readonly terms?: object;
}

/** A project on its way from a confirmed award: `await aProject(cast).active()`. */
export function aProject(cast: Cast, options: Options = {}): ProjectBuilder {
  return new ProjectBuilder(cast, options);
}

class ProjectBuilder {
  constructor(
    private readonly cast: Cast,
    private readonly options: Options,
  ) {}

  /** Made by the worker when the award was confirmed; the funding plan is drafted. */
  async contracting(): Promise<ProjectBody> {
    const award: AwardBody = await anAward(this.cast, { filing: this.options.filing }).confirmed();
    await aFundingPlan(this.cast, award, this.options.plan);
    return readProject(this.cast.officer, award.projectId);
  }

  /** With every term settled that the parties have to settle. */
  async drafted(): Promise<AgreementBody> {
    const project = await this.contracting();
    const draft = await readAgreement(this.cast.officer, project.id);
    return edit(this.cast.officer, draft, { ...usualTerms(project, draft), ...this.options.terms });
  }

  /** With the text frozen and nobody's signature yet. */
  async signing(): Promise<AgreementBody> {
    return startSigning(this.cast.officer, await this.drafted());
  }

  /** Signed by all three, with its first milestone begun. */
  async active(): Promise<ProjectBody> {
    const agreement = await this.signing();
    for (const party of ['demander', 'taker', 'agency'] as const) await signAs(this.cast, agreement.projectId, party);
    await this.cast.system.drainJobs();
    return readProject(this.cast.officer, agreement.projectId);
  }

  /** With every milestone passed, and the mid-term confirmed by the officer. */
  async worked(): Promise<ProjectBody> {
    const project = await this.active();
    for (const { number } of await milestonesOf(this.cast.officer, project.id)) {
      await passMilestone(this.cast, project.id, number);
    }
    return readProject(this.cast.officer, project.id);
  }
}

/** A mid-term with one target after 10 months, the final milestone with all of them after 22. */
export function usualTerms(project: ProjectBody, { content }: AgreementBody): object {
  const { startsOn } = content.period;
  const committed = content.indicators.map((each) => each.committed);
  return {
    milestones: [
      {
        title: '原理样机',
        kind: 'midterm',
        dueOn: monthsAfter(startsOn, 10),
        targets: committed.slice(-1).map(({ id, values }) => ({ indicatorId: id, values })),
        instalment: 1,
      },
      {
        title: '产线验证',
        kind: 'final',
        dueOn: monthsAfter(startsOn, 22),
        targets: committed.map(({ id, values }) => ({ indicatorId: id, values })),
        instalment: 2,
      },
    ],
    ipSplit: [
      { organisationId: project.demanderId, sharePpm: 400_000 },
      { organisationId: project.takerId, sharePpm: 600_000 },
    ],
    failureRiskSplit: [
      { organisationId: project.demanderId, sharePpm: 700_000 },
      { organisationId: project.takerId, sharePpm: 300_000 },
    ],
  };
}

/** The first of the month `months` months after a date; close enough for a schedule, and never a day that does not exist. */
export function monthsAfter(on: string, months: number): string {
  const instant = new Date(`${on.slice(0, 7)}-01T00:00:00Z`);
  instant.setUTCMonth(instant.getUTCMonth() + months);
  return instant.toISOString().slice(0, 10);
}

export async function readProject(who: Client, id: string): Promise<ProjectBody> {
  return (await who.get(`/projects/${id}`).expect(200)).body as ProjectBody;
}

export async function readAgreement(who: Client, projectId: string): Promise<AgreementBody> {
  return (await who.get(`/projects/${projectId}/agreement`).expect(200)).body as AgreementBody;
}

export async function edit(who: Client, agreement: Versioned, changes: object): Promise<AgreementBody> {
  return (await who.patch(`/agreements/${agreement.id}`, agreement.version, changes).expect(200)).body as AgreementBody;
}

export async function startSigning(who: Client, agreement: Versioned): Promise<AgreementBody> {
  return (await who.act('agreements', agreement, 'start_signing').expect(200)).body as AgreementBody;
}

/** Who signs for a party in the cast. */
export const signerOf = (cast: Cast, party: Party): Client =>
  ({ demander: cast.demander, taker: cast.taker, agency: cast.approver })[party];

/** One party reads the text and signs what it has read. */
export async function signAs(cast: Cast, projectId: string, party: Party): Promise<AgreementBody> {
  const signer = signerOf(cast, party);
  const agreement = await readAgreement(signer, projectId);
  const { body } = await signer.get(`/projects/${projectId}/agreement/text`).expect(200);
  const { textHash } = body as { textHash: string };
  return (await signer.act('agreements', agreement, 'sign', { party, textHash }).expect(200)).body as AgreementBody;
}

export async function milestonesOf(who: Client, projectId: string): Promise<readonly MilestoneBody[]> {
  const { body } = await who.get(`/projects/${projectId}/milestones`).expect(200);
  return (body as { items: readonly MilestoneBody[] }).items;
}

export async function milestoneOf(who: Client, projectId: string, number: number): Promise<MilestoneBody> {
  const found = (await milestonesOf(who, projectId)).find((milestone) => milestone.number === number);
  if (!found) throw new Error(`the project has no milestone ${number}`);
  return found;
}

export async function actOn(
  who: Client,
  milestone: Versioned,
  action: string,
  input: object = {},
): Promise<MilestoneBody> {
  return (await who.act('milestones', milestone, action, input).expect(200)).body as MilestoneBody;
}

/** A measured value that meets an indicator, at its limit wherever the limit itself is good enough. */
export function metValue({ comparator, values }: Pick<CommittedIndicator, 'comparator' | 'values'>): string {
  const [first = ''] = values;
  switch (comparator) {
    case 'pass_fail':
      return 'pass';
    case 'gt':
      return String(Number(first) + 1);
    case 'lt':
      return String(Number(first) - 1);
    default:
      return first;
  }
}

/** A report of the taker that measures every target of a milestone, as met unless values say otherwise. */
export async function reportFor(
  cast: Cast,
  milestone: MilestoneBody,
  values: Readonly<Record<string, string>> = {},
): Promise<object> {
  const { content } = await readAgreement(cast.taker, milestone.projectId);
  const comparators = new Map(content.indicators.map(({ committed }) => [committed.id, committed.comparator]));
  const measuredOn = await today(cast);
  return {
    summary: '样机研制完成并在产线连续运行。',
    spentFen: '120000000',
    deliverables: [{ title: '样机', description: '在线测控样机一套' }],
    blockages: [{ kind: 'resource', description: '探测器供货周期偏长' }],
    measurements: milestone.targets.map((target) => ({
      indicatorId: target.indicatorId,
      value:
        values[target.indicatorId] ??
        metValue({ comparator: comparators.get(target.indicatorId) ?? '', values: target.values }),
      method: '按约定测量办法在产线实测',
      measuredBy: '国家电线电缆质量检验检测中心',
      measuredOn,
    })),
  };
}

async function today(cast: Cast): Promise<string> {
  const { body } = await cast.system.visitor.get(`/dev/clocks/${cast.programme.id}`).expect(200);
  const instant = new Date((body as { now: string }).now);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(instant);
}

/** The taker reports and the demander begins to check. */
export async function checkingMilestone(cast: Cast, projectId: string, number: number): Promise<MilestoneBody> {
  const milestone = await milestoneOf(cast.taker, projectId, number);
  const submitted = await actOn(cast.taker, milestone, 'submit', await reportFor(cast, milestone));
  return actOn(cast.demander, submitted, 'start_check');
}

/** Reported, checked and passed; a mid-term is confirmed by the officer too. The next milestone has begun. */
export async function passMilestone(cast: Cast, projectId: string, number: number): Promise<MilestoneBody> {
  const passed = await actOn(cast.demander, await checkingMilestone(cast, projectId, number), 'pass');
  if (passed.kind === 'midterm')
    await actOn(cast.officer, passed, 'confirm_midterm', { findings: '现场核查，进展符合预期。' });
  await cast.system.drainJobs();
  return milestoneOf(cast.officer, projectId, number);
}

/** Accepted and being settled, by the steps of the project alone: acceptance and money have builders of their own. */
export async function settlingProject(cast: Cast, projectId: string): Promise<ProjectBody> {
  const permissions = ['project.begin_accepting', 'project.mark_accepted', 'project.start_settling'];
  await asSystem(cast, permissions, async (tx) => {
    await beginAccepting(tx, { projectId });
    await markAccepted(tx, { projectId });
    await startSettling(tx, { projectId });
  });
  return readProject(cast.officer, projectId);
}

/** With its settlement finished: tracked, or closed where the rules know no tracking. */
export async function settledProject(cast: Cast, projectId: string): Promise<ProjectBody> {
  const permissions = ['project.finish_settlement', 'project.close', 'agreement.fulfil'];
  await asSystem(cast, permissions, (tx) => finishSettlement(tx, { projectId }));
  return readProject(cast.officer, projectId);
}

function asSystem(cast: Cast, permissions: readonly string[], work: (tx: Tx) => Promise<unknown>): Promise<unknown> {
  return cast.system.unit.run({ actor: systemActor(permissions), requestId: uuidv7() }, work);
}
