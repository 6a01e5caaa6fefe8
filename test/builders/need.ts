import type { Client, Versioned } from '../support/client.js';
import { closePanelWith } from './panel.js';
import type { Cast } from './people.js';

/** A need as the API shows it, as far as tests look at it. */
export interface NeedBody extends Versioned {
  readonly number: string;
  readonly state: string;
  readonly panelId: string | null;
  readonly demanderId: string;
  readonly title: string;
  readonly totalInvestmentFen: string;
  readonly cashToTakerFen: string;
  readonly recommendedAmountFen: string | null;
  readonly submittedAt: string | null;
  readonly textAcceptedAt: string | null;
  readonly textOverdueAt: string | null;
  readonly indicators: readonly { readonly id: string; readonly name: string; readonly weight: number }[];
  readonly assessments: readonly { readonly totalHundredths: number; readonly recommendation: string }[];
  readonly actions: readonly { readonly name: string; readonly allowed: boolean }[];
}

interface IndicatorSketch {
  readonly name: string;
  readonly comparator: string;
  readonly values: readonly string[];
  readonly unit: string;
  readonly weight: number;
  readonly mustPass: boolean;
}

const protocol = {
  who: '第三方检测机构',
  how: '在生产线连续运行 72 小时，在线测量并与离线标准件比对',
  sample: '同一规格线缆 3 盘',
};

/** The seven indicators of the real list (real_bulletins.json, B001) with weights that add up to 100. */
const SKETCHES: readonly IndicatorSketch[] = [
  { name: 'X射线能量', comparator: 'between', values: ['100', '200'], unit: 'keV', weight: 10, mustPass: false },
  { name: '同心度检测精度', comparator: 'abs_le', values: ['0.02'], unit: 'mm', weight: 20, mustPass: true },
  { name: '检测频率', comparator: 'gt', values: ['5'], unit: 'Hz', weight: 10, mustPass: false },
  { name: '检测可靠性', comparator: 'gt', values: ['98'], unit: '%', weight: 15, mustPass: false },
  { name: '表面缺陷识别精度', comparator: 'ge', values: ['98'], unit: '%', weight: 20, mustPass: true },
  { name: '最小可检测缺陷尺寸', comparator: 'le', values: ['0.05'], unit: 'mm', weight: 15, mustPass: false },
  { name: '检测速度', comparator: 'ge', values: ['10'], unit: 'm/min', weight: 10, mustPass: false },
];

/** A complete filing: the on-line measurement of cables that 江西电缆 asked for, 5 000 000 yuan, 3 000 000 in cash. */
export function needInput(cast: Cast, changes: object = {}): object {
  return {
    programmeId: cast.programme.id,
    channel: 'self_filed',
    title: '超高压线缆制造过程关键指标在线测控技术及系统',
    summary: '研制超高压线缆挤出过程同心度、表面缺陷等关键指标的在线测控技术与系统，实现闭环反馈。',
    cannotSolveAlone: '缺少X射线成像与缺陷识别算法的积累，现有离线抽检无法闭环控制。',
    scene: '超高压线缆三层共挤生产线',
    field: '先进装备制造',
    region: '江西吉安',
    resultOwnership: 'shared',
    cooperation: 'joint_development',
    periodMonths: 24,
    totalInvestmentFen: '500000000',
    cashToTakerFen: '375000000',
    chainNode: '电线电缆',
    priority: 'high',
    confidentiality: 'public',
    indicators: SKETCHES.map((sketch) => ({ ...sketch, protocol, kind: sketch.mustPass ? 'key' : 'ordinary' })),
    ...changes,
  };
}

/**
 * A need on its way, moved by the people who move it in life: `await aNeed(cast).agreed()`. Every stop can be reached
 * from a new builder; fields of the filing can be changed: `aNeed(cast, { periodMonths: 12 })`.
 */
export function aNeed(cast: Cast, changes: object = {}): NeedBuilder {
  return new NeedBuilder(cast, changes);
}

class NeedBuilder {
  constructor(
    private readonly cast: Cast,
    private readonly changes: object,
  ) {}

  async draft(): Promise<NeedBody> {
    const { body } = await this.cast.demander.post('/needs', needInput(this.cast, this.changes)).expect(201);
    return body as NeedBody;
  }

  async submitted(): Promise<NeedBody> {
    return this.act(this.cast.demander, await this.draft(), 'submit', { noStateSecrets: true });
  }

  async takenIn(): Promise<NeedBody> {
    return this.act(this.cast.officer, await this.submitted(), 'take_directly');
  }

  /** With its panel drawn and invited. */
  async assessing(): Promise<NeedBody> {
    return this.act(this.cast.officer, await this.takenIn(), 'start_assessment');
  }

  /** Scored by its panel with these points for every criterion, and the result recorded. */
  async assessed(points = 80): Promise<NeedBody> {
    const need = await this.assessing();
    await closePanelWith(this.cast, need.panelId ?? '', points);
    return this.read(need.id);
  }

  /** With the final text before the demander. */
  async agreeing(recommendedAmountFen?: string): Promise<NeedBody> {
    const need = await this.assessed();
    const proposal = { recommendedAmountFen: recommendedAmountFen ?? need.totalInvestmentFen };
    return this.act(this.cast.officer, need, 'propose_text', proposal);
  }

  /** Ready for a bulletin. */
  async agreed(): Promise<NeedBody> {
    return this.act(this.cast.demander, await this.agreeing(), 'accept_text');
  }

  private async act(who: Client, need: NeedBody, action: string, input: object = {}): Promise<NeedBody> {
    return (await who.act('needs', need, action, input).expect(200)).body as NeedBody;
  }

  private async read(id: string): Promise<NeedBody> {
    return (await this.cast.officer.get(`/needs/${id}`).expect(200)).body as NeedBody;
  }
}
