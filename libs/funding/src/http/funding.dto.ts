import {
  ActionView,
  ChoiceField,
  DateField,
  FenField,
  IdField,
  InstantField,
  IntField,
  JsonField,
  ListQuery,
  NestedField,
  PpmField,
  TextField,
} from '#platform/http';
import { INSTALMENT_KINDS } from '../funding.entities.js';
import { fundingPlanLifecycle } from '../funding-plan.lifecycle.js';

const STATES = Object.keys(fundingPlanLifecycle.states);
const MOST_TERMS = 60;

export class InstalmentInput {
  @ChoiceField(INSTALMENT_KINDS, { doc: '支付揭榜方或自行投入 / paid to the taker or spent by the demander itself' })
  kind!: (typeof INSTALMENT_KINDS)[number];
  @FenField({ doc: '计划金额（分） / planned amount in fen' }) plannedFen!: string;
  @DateField({ doc: '到位日期 / due date' }) dueOn!: string;
}

export class PlanContentInput {
  @FenField({ doc: '项目总投入（分），含补助 / total investment in fen, the grant included' })
  totalInvestmentFen!: string;
  @PpmField({ doc: '约定补助比例 p（ppm） / agreed share p' }) sharePpm!: number;
  @NestedField(() => InstalmentInput, {
    list: { min: 1, max: MOST_TERMS },
    doc: '需求方各期投入 / instalments of the demander',
  })
  instalments!: InstalmentInput[];
}

export class PlanInput extends PlanContentInput {
  @IdField({ doc: '中榜 / award' }) awardId!: string;
}

export class PlanListQuery extends ListQuery {
  @IdField({ optional: true, doc: '中榜 / award' }) awardId?: string;
  @IdField({ optional: true, doc: '攻关项目 / project' }) projectId?: string;
}

export class PlanSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @IdField({ doc: '中榜 / award' }) awardId!: string;
  @IdField({ doc: '攻关项目 / project' }) projectId!: string;
  @ChoiceField(STATES, { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @FenField({ doc: '总投入（分） / total investment in fen' }) totalInvestmentFen!: string;
  @PpmField({ doc: '补助比例（ppm） / share in ppm' }) sharePpm!: number;
  @FenField({ doc: '补助额 G（分） / grant G in fen' }) grantFen!: string;
  @FenField({ doc: '需求方计划投入（分） / planned by the demander, in fen' }) demanderPlanFen!: string;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
}

export class InstalmentView extends InstalmentInput {
  @IntField({ min: 1, max: MOST_TERMS, doc: '编号 / number' }) number!: number;
}

export class TrancheView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IntField({ min: 1, max: MOST_TERMS, doc: '编号 / number' }) number!: number;
  @PpmField({ doc: '累计上限（ppm） / cumulative ceiling' }) ceilingPpm!: number;
  @FenField({ doc: '累计上限 K（分） / cumulative ceiling K in fen' }) ceilingFen!: string;
  @JsonField({ doc: '触发条件 / trigger' }) trigger!: object;
  @ChoiceField(['planned', 'verified_to_date'], { doc: '拨付门槛口径 / what the limit is computed on' }) gate!: string;
  @IntField({ min: 1, max: 3650, nullable: true, doc: '最迟拨付天数 / days after which it is late' })
  latestOffsetDays!: number | null;
  @DateField({ nullable: true, doc: '最迟申请日期 / to be requested by' }) latestOn!: string | null;
  @JsonField({ list: { max: 10 }, doc: '收款部分 / payee parts' }) payeeParts!: object[];
}

export class ComputationLineView {
  @TextField({ max: 100, doc: '代码 / code' }) code!: string;
  @TextField({ max: 200, doc: '中文文字 / words in Chinese' }) zh!: string;
  @TextField({ max: 200, doc: '英文文字 / words in English' }) en!: string;
  @FenField({ doc: '金额（分） / amount in fen' }) amountFen!: string;
  @FenField({ nullable: true, doc: '计算基数（分） / basis in fen' }) basisFen!: string | null;
  @IntField({ min: 0, max: 1_000_000_000, nullable: true, doc: '比例（ppm，1000000 = 100%） / ratio in ppm' })
  ratioPpm!: number | null;
}

export class PlanView extends PlanSummaryView {
  @ChoiceField(['total_investment', 'verified_cash_to_taker', 'verified_demander_spend'], {
    doc: '比例基数 / what the share is taken of',
  })
  denominator!: string;
  @FenField({ nullable: true, doc: '补助上限（分） / cap in fen' }) capFen!: string | null;
  @FenField({ doc: '已承诺（分） / still encumbered for the award, in fen' }) heldFen!: string;
  @InstantField({ nullable: true, doc: '约定时间 / agreed at' }) agreedAt!: string | null;
  @NestedField(() => InstalmentView, { list: { max: MOST_TERMS }, doc: '各期投入 / instalments' })
  instalments!: InstalmentView[];
  @NestedField(() => TrancheView, { list: { max: MOST_TERMS }, doc: '各期拨款 / tranches' }) tranches!: TrancheView[];
  @NestedField(() => ComputationLineView, { list: { max: 20 }, doc: '补助额的计算 / how the grant is computed' })
  computation!: ComputationLineView[];
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}
