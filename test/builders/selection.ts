import type { Versioned } from '../support/client.js';
import { aChallenge, closeWindowOf, readChallenge, type ChallengeBody } from './bulletin.js';
import { closePanelWith, type Points } from './panel.js';
import type { Cast } from './people.js';
import { act, aProposal, readProposal, type ProposalBody } from './proposal.js';

/** The ranking of a challenge as officers and the demander see it. */
export interface RankingBody {
  readonly voice: string;
  readonly items: readonly {
    readonly proposalId: string;
    readonly proposalState: string;
    readonly takerId: string;
    readonly takerName: string;
    readonly rank: number;
    readonly totalHundredths: number;
    readonly passed: boolean;
  }[];
  readonly opinion: { readonly proposalIds: readonly string[]; readonly opinion: string } | null;
}

export interface DecisionBody extends Versioned {
  readonly kind: string;
  readonly state: string;
  readonly challengeId: string;
  readonly reservesUntil: string | null;
  readonly items: readonly {
    readonly proposalId: string;
    readonly result: string;
    readonly rank: number;
    readonly awardSlot: number | null;
    readonly reason: string | null;
  }[];
  readonly actions: readonly {
    readonly name: string;
    readonly allowed: boolean;
    readonly reasons: readonly { readonly code: string }[];
  }[];
}

export interface AwardBody extends Versioned {
  readonly number: string;
  readonly state: string;
  readonly challengeId: string;
  readonly proposalId: string;
  readonly projectId: string;
  readonly takerId: string;
  readonly awardSlot: number;
  readonly rank: number;
  readonly reason: string | null;
  readonly resumeState: string | null;
  readonly noticeId: string | null;
  readonly confirmedAt: string | null;
  readonly signingDueAt: string | null;
  readonly grantFen: string | null;
}

/** A challenge whose two proposals a panel has ranked: the taker's first, the second taker's behind it. */
export interface Ranked {
  readonly challenge: ChallengeBody;
  /** By rank. */
  readonly proposals: readonly [ProposalBody, ProposalBody];
}

interface Options {
  /** Fields of the need that differ from the usual one. */
  readonly filing?: object;
  /** Points of the first and of the second taker by every criterion. */
  readonly points?: readonly [number, number];
}

const NOTICE_TEXT = {
  title: '拟中榜结果公示',
  body: '经专家评审、集体研究，现将拟中榜结果予以公示，公示期内可提出异议。',
};
/** Long enough for every working day of the notice, holidays included. */
const NOTICE_DAYS = 20;

/** An award on its way from a challenge with two proposals: `await anAward(cast).confirmed()`. */
export function anAward(cast: Cast, options: Options = {}): AwardBuilder {
  return new AwardBuilder(cast, options);
}

class AwardBuilder {
  constructor(
    private readonly cast: Cast,
    private readonly options: Options,
  ) {}

  /** Both proposals opened and found qualified. */
  async qualified(): Promise<Ranked> {
    const { officer, people } = this.cast;
    const challenge = await aChallenge(this.cast, this.options.filing).open();
    const first = await aProposal(this.cast, challenge).submitted();
    const second = await aProposal(this.cast, challenge, { taker: people.taker2 }).submitted();
    await closeWindowOf(this.cast, challenge);
    const proposals: ProposalBody[] = [];
    for (const { id } of [first, second]) {
      proposals.push(await act(officer, await readProposal(officer, id), 'qualify'));
    }
    return {
      challenge: await readChallenge(this.cast, challenge.id),
      proposals: proposals as [ProposalBody, ProposalBody],
    };
  }

  /** Reviewed by a panel, which prefers the first taker unless told otherwise. */
  async ranked(): Promise<Ranked> {
    const { challenge, proposals } = await this.qualified();
    const [first] = proposals;
    const [better, worse] = this.options.points ?? [85, 75];
    await review(this.cast, challenge.id, (entryId) => (entryId === first.id ? better : worse));
    const read = (id: string): Promise<ProposalBody> => readProposal(this.cast.officer, id);
    return {
      challenge: await readChallenge(this.cast, challenge.id),
      proposals: [await read(proposals[0].id), await read(proposals[1].id)],
    };
  }

  /** Decided by an officer for the first in rank, with the second in reserve, and not approved yet. */
  async drafted(): Promise<DecisionBody> {
    const { challenge, proposals } = await this.ranked();
    return draftDecision(this.cast, challenge.id, {
      selected: [{ proposalId: proposals[0].id }],
      reserves: [proposals[1].id],
    });
  }

  /** Approved, waiting for its notice. */
  async pending(): Promise<AwardBody> {
    const decision = await this.drafted();
    await this.cast.approver.act('decisions', decision, 'approve').expect(200);
    return awardOf(this.cast, decision.challengeId);
  }

  async onNotice(): Promise<AwardBody> {
    return publishNotice(this.cast, await this.pending());
  }

  /** With its notice over, its money held and the days for signing running. */
  async confirmed(): Promise<AwardBody> {
    const award = await this.onNotice();
    await endNotice(this.cast);
    return readAward(this.cast, award.id);
  }
}

/** Convenes the selection panel, lets it score and closes it. */
export async function review(cast: Cast, challengeId: string, points: Points): Promise<void> {
  const { body } = await cast.officer.post(`/challenges/${challengeId}/selection-panel`, {}).expect(201);
  await closePanelWith(cast, (body as Versioned).id, points);
}

export async function draftDecision(cast: Cast, challengeId: string, choice: object): Promise<DecisionBody> {
  const texts = {
    reasons: '综合评审结果、需求方意见和预算，拟定如下。',
    minutes: '局长办公会 2026 年第 3 次会议纪要：同意。',
  };
  const answer = await cast.officer.post(`/challenges/${challengeId}/decisions`, { ...texts, ...choice }).expect(201);
  return answer.body as DecisionBody;
}

export async function publishNotice(cast: Cast, award: AwardBody): Promise<AwardBody> {
  return (await cast.officer.act('awards', award, 'publish_notice', NOTICE_TEXT).expect(200)).body as AwardBody;
}

/** Lets the days of a notice pass, with money in the fiscal year in which the programme's clock arrives. */
export async function endNotice(cast: Cast): Promise<void> {
  await cast.advanceDays(NOTICE_DAYS);
  await fundThisYear(cast);
  await cast.system.drainJobs();
}

/** The money of a new fiscal year, should the programme's clock have come into one. */
async function fundThisYear(cast: Cast): Promise<void> {
  const { body } = await cast.system.visitor.get(`/dev/clocks/${cast.programme.id}`).expect(200);
  const fiscalYear = shanghaiYear(new Date((body as { now: string }).now));
  const known = await cast.finance.get(`/programmes/${cast.programme.id}/appropriations`).expect(200);
  const items = (known.body as { items: { fiscalYear: number; amountFen: string }[] }).items;
  if (items.some((item) => item.fiscalYear === fiscalYear)) return;
  const amountFen = items[0]?.amountFen ?? '10000000000';
  const indexNumber = `吉财教指〔${fiscalYear}〕1号`;
  const appropriation = { fiscalYear, amountFen, indexNumber, budgetSubject: '2060404' };
  await cast.finance.post(`/programmes/${cast.programme.id}/appropriations`, appropriation).expect(201);
}

const shanghaiYear = (instant: Date): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(instant));

export async function readAward(cast: Cast, id: string): Promise<AwardBody> {
  return (await cast.officer.get(`/awards/${id}`).expect(200)).body as AwardBody;
}

/** The latest award of a challenge. */
export async function awardOf(cast: Cast, challengeId: string): Promise<AwardBody> {
  const { body } = await cast.officer.get(`/awards?challengeId=${challengeId}`).expect(200);
  const [latest] = (body as { items: Versioned[] }).items;
  return readAward(cast, latest?.id ?? '');
}

export async function readRanking(cast: Cast, challengeId: string): Promise<RankingBody> {
  return (await cast.officer.get(`/challenges/${challengeId}/ranking`).expect(200)).body as RankingBody;
}

/** Balances of the programme's government money by account, in fen, over all years or of one project. */
export async function fiscalBalances(cast: Cast, projectId?: string): Promise<Readonly<Record<string, bigint>>> {
  const query = projectId ? `?projectId=${projectId}` : '';
  const { body } = await cast.finance.get(`/programmes/${cast.programme.id}/ledger/balances${query}`).expect(200);
  const lines = (body as { balances: { source: string; account: string; balanceFen: string }[] }).balances;
  const sums: Record<string, bigint> = {};
  for (const { source, account, balanceFen } of lines) {
    if (source === 'fiscal') sums[account] = (sums[account] ?? 0n) + BigInt(balanceFen);
  }
  return sums;
}

interface FundingPlanBody extends Versioned {
  readonly state: string;
  readonly grantFen: string;
  readonly demanderPlanFen: string;
}

/** The worked example of domain.md section 5: 5 000 000 yuan at 25 %, instalments of 1 200 000 and 2 550 000. */
export const PLAN = {
  totalInvestmentFen: '500000000',
  sharePpm: 250_000,
  instalments: [
    { kind: 'cash_to_taker', plannedFen: '120000000', dueOn: '2027-06-30' },
    { kind: 'cash_to_taker', plannedFen: '255000000', dueOn: '2028-06-30' },
  ],
};

/** Drafts the funding plan of a confirmed award. */
export async function aFundingPlan(cast: Cast, award: AwardBody, changes: object = {}): Promise<FundingPlanBody> {
  const { body } = await cast.officer.post('/funding-plans', { ...PLAN, awardId: award.id, ...changes }).expect(201);
  return body as FundingPlanBody;
}
