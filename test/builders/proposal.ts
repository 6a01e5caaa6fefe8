import type { Client, Versioned } from '../support/client.js';
import { closeWindowOf, type ChallengeBody } from './bulletin.js';
import type { Cast, Person } from './people.js';

/** A proposal as the API shows it, as far as tests look at it. */
export interface ProposalBody extends Versioned {
  readonly number: string;
  readonly state: string;
  readonly challengeId: string;
  readonly takerId: string;
  readonly takerName: string;
  readonly hasDraft: boolean;
  readonly submittedAt: string | null;
  readonly openedAt: string | null;
  readonly receipt: { readonly revision: number; readonly sha256: string; readonly size: number } | null;
  readonly actions: readonly {
    readonly name: string;
    readonly allowed: boolean;
    readonly reasons: readonly { readonly code: string; readonly zh: string }[];
  }[];
}

/** An indicator of a challenge as the public sees it. */
export interface PublicIndicator {
  readonly id: string;
  readonly name: string;
  readonly comparator: string;
  readonly values: readonly string[];
}

interface Options {
  /** Who takes up: the first taker of the cast when left out. */
  readonly taker?: Person;
  /** Fields of the content that differ from a complete one. */
  readonly content?: object;
}

export async function indicatorsOfChallenge(cast: Cast, challengeId: string): Promise<readonly PublicIndicator[]> {
  const { body } = await cast.system.visitor.get(`/public/challenges/${challengeId}`).expect(200);
  return (body as { indicators: readonly PublicIndicator[] }).indicators;
}

/** A complete content of a taker that works alone and promises for every indicator exactly what is required. */
export function proposalContent(takerId: string, indicators: readonly PublicIndicator[], changes: object = {}): object {
  return {
    offerKind: 'new_rnd',
    technicalRoute: '多视角X射线成像与深度学习缺陷识别，闭环控制挤出机头偏心。',
    team: [
      { name: '邓揭榜', role: 'leader', organisation: '南昌大学', duty: '总体技术路线' },
      { name: '熊算法', role: 'member', organisation: '南昌大学', duty: '缺陷识别算法' },
    ],
    consortium: [alone(takerId)],
    budget: [
      { category: 'equipment', purpose: 'X射线源与探测器', amountFen: '150000000' },
      { category: 'labour', purpose: '研发人员劳务', amountFen: '100000000' },
    ],
    commitments: indicators.map(({ id, values }) => ({ indicatorId: id, values })),
    schedule: [
      { title: '原理样机', endMonth: 8, outcome: '样机一套，实验室指标达标' },
      { title: '产线验证', endMonth: 20, outcome: '产线连续运行 72 小时' },
    ],
    pledges: { noStateSecrets: true, truthful: true },
    ...changes,
  };
}

const WHOLE = { workPpm: 1_000_000, moneyPpm: 1_000_000, incomePpm: 1_000_000, ipPpm: 1_000_000 };
const alone = (organisationId: string): object => ({ organisationId, role: 'lead', duty: '全部研发任务', ...WHOLE });

/**
 * A proposal for a challenge on its way: `await aProposal(cast, challenge).submitted()`. From the opening on the
 * programme's clock is past the hour of the challenge, so all proposals of one challenge are submitted first.
 */
export function aProposal(cast: Cast, challenge: ChallengeBody, options: Options = {}): ProposalBuilder {
  return new ProposalBuilder(cast, challenge, options);
}

class ProposalBuilder {
  constructor(
    private readonly cast: Cast,
    private readonly challenge: ChallengeBody,
    private readonly options: Options,
  ) {}

  private get taker(): Person {
    return this.options.taker ?? this.cast.people.taker;
  }

  async draft(): Promise<ProposalBody> {
    const indicators = await indicatorsOfChallenge(this.cast, this.challenge.id);
    const content = proposalContent(this.taker.organisationId, indicators, this.options.content);
    const { body } = await this.taker.client
      .post(`/challenges/${this.challenge.id}/proposals`, { content })
      .expect(201);
    return body as ProposalBody;
  }

  async submitted(): Promise<ProposalBody> {
    return act(this.taker.client, await this.draft(), 'submit');
  }

  /** With the window closed by the worker and everything opened. */
  async opened(): Promise<ProposalBody> {
    const submitted = await this.submitted();
    await closeWindowOf(this.cast, this.challenge);
    return readProposal(this.cast.officer, submitted.id);
  }

  async qualified(): Promise<ProposalBody> {
    return act(this.cast.officer, await this.opened(), 'qualify');
  }
}

export async function readProposal(who: Client, id: string): Promise<ProposalBody> {
  return (await who.get(`/proposals/${id}`).expect(200)).body as ProposalBody;
}

export async function act(who: Client, proposal: Versioned, action: string, input: object = {}): Promise<ProposalBody> {
  return (await who.act('proposals', proposal, action, input).expect(200)).body as ProposalBody;
}
