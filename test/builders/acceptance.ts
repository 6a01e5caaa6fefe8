import type { Client, Versioned } from '../support/client.js';
import { Registry, type Cast, type Person } from './people.js';
import { aProject, metValue, readAgreement, type ProjectBody } from './project.js';

interface Reason {
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** An acceptance as the API shows it, as far as tests look at it. */
export interface AcceptanceBody extends Versioned {
  readonly number: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly projectId: string;
  readonly round: number;
  readonly assessorId: string | null;
  readonly completionPpm: number | null;
  readonly testReports: readonly {
    readonly measuredBy: string;
    readonly organisationName: string;
    readonly results: readonly { readonly indicatorId: string; readonly value: string | null }[];
  }[];
  readonly computation: {
    readonly concluded: boolean;
    readonly outcome: string | null;
    readonly completionPpm: number;
    readonly totalWeight: number;
    readonly totalWeightedCredit: number;
    readonly reasons: readonly Reason[];
    readonly lines: readonly {
      readonly indicatorId: string;
      readonly zh: string;
      readonly measured: string | null;
      readonly measuredBy: string | null;
      readonly met: boolean;
      readonly mustPass: boolean;
      readonly weight: number;
      readonly weightedCredit: number;
    }[];
  };
  readonly opinion: { readonly verdict: string } | null;
  readonly reReviewUntil: string | null;
  readonly reReviewLapsedAt: string | null;
  readonly actions: readonly {
    readonly name: string;
    readonly allowed: boolean;
    readonly reasons: readonly Reason[];
  }[];
}

interface Options {
  /** The project that asks; a new one with all its milestones passed when left out. */
  readonly project?: ProjectBody;
  /** The round as it was asked for, when a test has asked itself. */
  readonly acceptance?: AcceptanceBody;
  /** The third party that tests; the demander measures when left out. */
  readonly assessor?: Person;
  /** Results by the indicator's name that differ from meeting what was committed; null when it could not be measured. */
  readonly measured?: Readonly<Record<string, string | null>>;
  readonly verdict?: 'accept' | 're_review' | 'not_accept';
}

export const STATEMENT = { statement: '全部指标经自测达到任务书承诺值，申请验收。', noStateSecrets: true };

/** An acceptance on its way: `await anAcceptance(cast).concluded()`. */
export function anAcceptance(cast: Cast, options: Options = {}): AcceptanceBuilder {
  return new AcceptanceBuilder(cast, options);
}

class AcceptanceBuilder {
  constructor(
    private readonly cast: Cast,
    private readonly options: Options,
  ) {}

  async requested(): Promise<AcceptanceBody> {
    if (this.options.acceptance) return this.options.acceptance;
    const project = this.options.project ?? (await aProject(this.cast).worked());
    const { body } = await this.cast.taker.post(`/projects/${project.id}/acceptances`, STATEMENT).expect(201);
    return body as AcceptanceBody;
  }

  async testing(): Promise<AcceptanceBody> {
    const { assessor } = this.options;
    const naming = assessor ? { assessorId: assessor.organisationId } : {};
    return actOnAcceptance(this.cast.officer, await this.requested(), 'start_testing', naming);
  }

  /** With a result for every indicator. */
  async tested(): Promise<AcceptanceBody> {
    const acceptance = await this.testing();
    const measurer = this.options.assessor?.client ?? this.cast.demander;
    return actOnAcceptance(measurer, acceptance, 'report_test', await this.report(acceptance));
  }

  async met(): Promise<AcceptanceBody> {
    return actOnAcceptance(this.cast.demander, await this.tested(), 'hold_meeting', await meetingInput(this.cast));
  }

  /** With the demander's opinion. */
  async judged(): Promise<AcceptanceBody> {
    const opinion = { verdict: this.options.verdict ?? 'accept', opinion: '现场复核，与检测结果一致。' };
    return actOnAcceptance(this.cast.demander, await this.met(), 'give_opinion', opinion);
  }

  /** Concluded with what the results come to, and everything done that follows. */
  async concluded(): Promise<AcceptanceBody> {
    const concluded = await actOnAcceptance(this.cast.officer, await this.judged(), 'conclude', {
      reason: '依据检测结果计算。',
    });
    await this.cast.system.drainJobs();
    return concluded;
  }

  private report(acceptance: AcceptanceBody): Promise<object> {
    return testReport(this.cast, acceptance.projectId, this.options.measured);
  }
}

/** A test report on every indicator of a project, met unless values by indicator name say otherwise. */
export async function testReport(
  cast: Cast,
  projectId: string,
  measured: Readonly<Record<string, string | null>> = {},
): Promise<{ results: { indicatorId: string; value: string | null }[] }> {
  const { content } = await readAgreement(cast.officer, projectId);
  const results = content.indicators.map(({ committed }) => ({
    indicatorId: committed.id,
    value: measured[committed.name] === undefined ? metValue(committed) : (measured[committed.name] ?? null),
    method: '按任务书约定的测量办法，在产线连续运行 72 小时',
  }));
  return { ...{ reportNumber: '国检（2027）字第 0815 号', testedOn: await todayOf(cast) }, results };
}

export async function meetingInput(cast: Cast): Promise<{ meetingOn: string }> {
  const record = {
    meetingPlace: '江西电缆三车间会议室',
    attendees: ['肖需求（江西电缆）', '邓揭榜（南昌大学）', '刘经办（市科技局）'],
    minutes: '听取研制报告，核对检测报告和现场演示，逐项核对指标。',
  };
  return { meetingOn: await todayOf(cast), ...record };
}

/** Today in Shanghai on the programme's clock. */
export async function todayOf(cast: Cast): Promise<string> {
  const { body } = await cast.system.visitor.get(`/dev/clocks/${cast.programme.id}`).expect(200);
  const instant = new Date((body as { now: string }).now);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(instant);
}

export async function actOnAcceptance(
  who: Client,
  acceptance: Versioned,
  action: string,
  input: object = {},
): Promise<AcceptanceBody> {
  return (await who.act('acceptances', acceptance, action, input).expect(200)).body as AcceptanceBody;
}

export async function readAcceptance(who: Client, id: string): Promise<AcceptanceBody> {
  return (await who.get(`/acceptances/${id}`).expect(200)).body as AcceptanceBody;
}

/** A testing institute related to nobody in the cast, with one person signed in. */
export async function anAssessor(cast: Cast, name = '国家电线电缆质量检验检测中心（吉安）'): Promise<Person> {
  const registry = new Registry(cast.system, cast.admin);
  return registry.person('检测员', await registry.organisation(name, 'assessor'), ['assessor']);
}
