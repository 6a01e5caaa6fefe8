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
  @IdField({ optional: true }) awardId?: string;
  @IdField({ optional: true }) projectId?: string;
}

export class PlanSummaryView {
  @IdField() id!: string;
  @IdField() programmeId!: string;
  @IdField() awardId!: string;
  @IdField() projectId!: string;
  @ChoiceField(STATES) state!: string;
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @FenField() totalInvestmentFen!: string;
  @PpmField() sharePpm!: number;
  @FenField({ doc: '补助额 G（分） / grant G in fen' }) grantFen!: string;
  @FenField({ doc: '需求方计划投入（分） / planned by the demander, in fen' }) demanderPlanFen!: string;
  @InstantField() createdAt!: string;
}

export class InstalmentView extends InstalmentInput {
  @IntField({ min: 1, max: MOST_TERMS }) number!: number;
}

export class TrancheView {
  @IdField() id!: string;
  @IntField({ min: 1, max: MOST_TERMS }) number!: number;
  @PpmField({ doc: '累计上限（ppm） / cumulative ceiling' }) ceilingPpm!: number;
  @FenField({ doc: '累计上限 K（分） / cumulative ceiling K in fen' }) ceilingFen!: string;
  @JsonField({ doc: '触发条件 / trigger' }) trigger!: object;
  @ChoiceField(['planned', 'verified_to_date']) gate!: string;
  @IntField({ min: 1, max: 3650, nullable: true }) latestOffsetDays!: number | null;
  @DateField({ nullable: true, doc: '最迟申请日期 / to be requested by' }) latestOn!: string | null;
  @JsonField({ list: { max: 10 }, doc: '收款部分 / payee parts' }) payeeParts!: object[];
}

export class ComputationLineView {
  @TextField({ max: 100 }) code!: string;
  @TextField({ max: 200 }) zh!: string;
  @TextField({ max: 200 }) en!: string;
  @FenField() amountFen!: string;
  @FenField({ nullable: true }) basisFen!: string | null;
  @IntField({ min: 0, max: 1_000_000_000, nullable: true }) ratioPpm!: number | null;
}

export class PlanView extends PlanSummaryView {
  @ChoiceField(['total_investment', 'verified_cash_to_taker', 'verified_demander_spend']) denominator!: string;
  @FenField({ nullable: true }) capFen!: string | null;
  @FenField({ doc: '已承诺（分） / still encumbered for the award, in fen' }) heldFen!: string;
  @InstantField({ nullable: true }) agreedAt!: string | null;
  @NestedField(() => InstalmentView, { list: { max: MOST_TERMS } }) instalments!: InstalmentView[];
  @NestedField(() => TrancheView, { list: { max: MOST_TERMS } }) tranches!: TrancheView[];
  @NestedField(() => ComputationLineView, { list: { max: 20 }, doc: '补助额的计算 / how the grant is computed' })
  computation!: ComputationLineView[];
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
}
