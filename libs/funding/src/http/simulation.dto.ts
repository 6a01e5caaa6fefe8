import {
  ChoiceField,
  DateField,
  FenField,
  FlagField,
  IntField,
  JsonField,
  NestedField,
  PpmField,
  ReasonView,
  TextField,
} from '#platform/http';
import { INSTALMENT_KINDS } from '../funding.entities.js';
import { STEP_KINDS } from '../simulation-input.js';
import { ComputationLineView } from './funding.dto.js';

const SOURCES = ['demander', 'taker', 'social'] as const;
const FUNDS = ['own', 'pass_through'] as const;
const MOST_INSTALMENTS = 60;
const MOST_STEPS = 200;
const MOST_RACERS = 20;
const MOST_PAYMENTS = 1_000;

export class SimulatedInstalmentInput {
  @ChoiceField(INSTALMENT_KINDS, { doc: '支付揭榜方或自行投入 / paid to the taker or spent by the giver itself' })
  kind!: (typeof INSTALMENT_KINDS)[number];
  @FenField({ positive: true, doc: '计划金额（分） / planned amount in fen' }) plannedFen!: string;
  @ChoiceField(SOURCES, { optional: true, doc: '出资方，缺省为需求方 / whose money, the demander’s by default' })
  source?: (typeof SOURCES)[number];
  @TextField({ max: 50, optional: true, doc: '参赛方，仅资金池 / the racer, with a pool only' }) racer?: string;
}

export class SimulatedRacerInput {
  @TextField({ max: 50, doc: '参赛方名称 / name of the racer' }) name!: string;
  @IntField({ min: 1, max: 100, optional: true, doc: '名次，仅奖金表 / rank, with a prize table only' }) rank?: number;
}

export class SimulatedStepInput {
  @DateField({ doc: '发生日期 / date' }) on!: string;
  @ChoiceField(STEP_KINDS, { doc: '事件 / what happens' }) kind!: (typeof STEP_KINDS)[number];
  @TextField({ max: 50, optional: true, doc: '参赛方，仅资金池 / the racer, with a pool only' }) racer?: string;
  @FenField({ positive: true, optional: true, doc: '投入或退款金额（分） / contribution or refund in fen' })
  amountFen?: string;
  @ChoiceField(INSTALMENT_KINDS, { optional: true, doc: '投入方式 / how the money is put in' })
  contributionKind?: (typeof INSTALMENT_KINDS)[number];
  @ChoiceField(SOURCES, { optional: true, doc: '出资方，缺省为需求方 / whose money, the demander’s by default' })
  source?: (typeof SOURCES)[number];
  @ChoiceField(FUNDS, { optional: true, doc: '自有资金或转拨的补助 / own money, or grant passed through' })
  funds?: (typeof FUNDS)[number];
  @IntField({ min: 1, max: MOST_INSTALMENTS, optional: true, doc: '所属期次 / instalment it belongs to' })
  instalment?: number;
  @IntField({
    min: 0,
    max: MOST_STEPS,
    optional: true,
    doc: '退款所指投入在路径中的序号（从 0 起） / index of the step',
  })
  refundOf?: number;
  @IntField({ min: 1, max: 50, optional: true, doc: '里程碑序号 / milestone' }) milestone?: number;
  @FenField({ optional: true, doc: '经审计的合格支出 A（分） / audited eligible spend A in fen' })
  auditedSpendFen?: string;
}

export class SimulationInput {
  @FenField({ doc: '总投入（分），含补助 / total investment in fen, the grant included' }) totalInvestmentFen!: string;
  @PpmField({ doc: '约定补助比例 p（ppm） / agreed share p' }) sharePpm!: number;
  @NestedField(() => SimulatedInstalmentInput, {
    list: { min: 1, max: MOST_INSTALMENTS },
    doc: '计划投入，按期 / planned money, by instalment',
  })
  instalments!: SimulatedInstalmentInput[];
  @NestedField(() => SimulatedRacerInput, {
    list: { min: 1, max: MOST_RACERS },
    optional: true,
    doc: '参赛方，仅资金池 / racers, with a pool only',
  })
  racers?: SimulatedRacerInput[];
  @NestedField(() => SimulatedStepInput, { list: { max: MOST_STEPS }, doc: '投入路径，按日期 / the path, by date' })
  path!: SimulatedStepInput[];
  @JsonField({ optional: true, doc: '待试的规则包，缺省为现行规则 / rules to try, those in force by default' })
  rulePack?: object;
}

export class BindingRuleView {
  @TextField({ max: 100, doc: '代码 / code' }) code!: string;
  @TextField({ max: 200, doc: '中文文字 / words in Chinese' }) zh!: string;
  @TextField({ max: 200, doc: '英文文字 / words in English' }) en!: string;
}

export class PayeeAmountView {
  @IntField({ min: 1, max: 10, doc: '部分序号 / part' }) part!: number;
  @ChoiceField(['demander', 'taker'], { doc: '收款主体 / payee' }) payee!: string;
  @FenField({ doc: '金额（分） / amount in fen' }) amountFen!: string;
}

export class SimulatedTrancheView {
  @IntField({ min: 1, max: 50, doc: '编号 / number' }) number!: number;
  @TextField({ max: 50, nullable: true, doc: '参赛方 / racer' }) racer!: string | null;
  @IntField({ min: 0, max: MOST_STEPS, doc: '触发步骤 / the step that made it payable' }) step!: number;
  @DateField({ doc: '可拨付日期 / date on which it became payable' }) on!: string;
  @DateField({ nullable: true, doc: '最迟申请日期 / to be requested by' }) latestOn!: string | null;
  @FlagField({ doc: '已过最迟日期 / the latest date was passed' }) latestPassed!: boolean;
  @FenField({ doc: '金额（分） / amount in fen' }) amountFen!: string;
  @FenField({ doc: '累计拨付净额 P（分） / P after it, in fen' }) cumulativeFen!: string;
  @NestedField(() => PayeeAmountView, { list: { max: 10 }, doc: '各收款部分 / parts by payee' })
  parts!: PayeeAmountView[];
  @NestedField(() => BindingRuleView, { doc: '起约束作用的规则 / the rule that bound it' }) boundBy!: BindingRuleView;
  @NestedField(() => ComputationLineView, { list: { max: 40 }, doc: '计算过程 / computation line by line' })
  computation!: ComputationLineView[];
}

export class SimulatedSettlementView {
  @TextField({ max: 50, nullable: true, doc: '参赛方 / racer' }) racer!: string | null;
  @DateField({ doc: '日期 / on' }) on!: string;
  @FenField({ doc: '最终核定 F（分） / F in fen' }) finalFen!: string;
  @FenField({ doc: '末期拨付（分） / last payment in fen' }) payFen!: string;
  @FenField({ doc: '追回（分） / recovery in fen' }) recoverFen!: string;
  @NestedField(() => BindingRuleView, { doc: '起限制作用的规则 / rule that binds' }) boundBy!: BindingRuleView;
  @NestedField(() => ComputationLineView, { list: { max: 40 }, doc: '计算过程 / computation line by line' })
  computation!: ComputationLineView[];
}

export class WaitingTrancheView {
  @IntField({ min: 1, max: 50, doc: '编号 / number' }) number!: number;
  @TextField({ max: 50, nullable: true, doc: '参赛方 / racer' }) racer!: string | null;
  @DateField({ nullable: true, doc: '最迟申请日期 / to be requested by' }) latestOn!: string | null;
  @FlagField({ doc: '路径末日已过最迟日期 / the path ends after the latest date' }) latestPassed!: boolean;
  @NestedField(() => ReasonView, { doc: '未能拨付的理由 / why it waits' }) reason!: ReasonView;
}

export class SimulationView {
  @TextField({ max: 100, doc: '所试规则包 / the rules that were tried' }) rulePackCode!: string;
  @FenField({ doc: '补助额 G（分） / grant G in fen' }) grantFen!: string;
  @NestedField(() => BindingRuleView, { doc: '限制补助额的规则 / rule that binds the grant' })
  grantBoundBy!: BindingRuleView;
  @NestedField(() => ComputationLineView, { list: { max: 20 }, doc: '补助额计算过程 / computation of the grant' })
  grantComputation!: ComputationLineView[];
  @NestedField(() => SimulatedTrancheView, { list: { max: MOST_PAYMENTS }, doc: '各笔拨付 / every payment' })
  tranches!: SimulatedTrancheView[];
  @NestedField(() => SimulatedSettlementView, { list: { max: MOST_RACERS }, doc: '结算 / settlements' })
  settlements!: SimulatedSettlementView[];
  @NestedField(() => WaitingTrancheView, { list: { max: MOST_PAYMENTS }, doc: '未触发的期次 / tranches still waiting' })
  waiting!: WaitingTrancheView[];
  @FenField({ doc: '拨付合计（分） / paid in fen' }) paidFen!: string;
  @FenField({ doc: '拨付减追回（分） / paid less recovered, in fen' }) committedFen!: string;
  @FenField({ nullable: true, doc: '释放的补助额度（分） / what of G is free again, in fen; null while one waits' })
  releasedFen!: string | null;
  @FlagField({ doc: '全部淘汰、流榜 / every racer is out: no award' }) noAward!: boolean;
}
