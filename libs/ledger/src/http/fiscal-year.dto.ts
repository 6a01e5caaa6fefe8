import {
  ActionView,
  ChoiceField,
  FenField,
  IdField,
  InstantField,
  IntField,
  NestedField,
  TextField,
} from '#platform/http';
import { ACCOUNT_KINDS, LEDGER_SOURCES } from '../accounts.js';
import { fiscalYearLifecycle } from '../fiscal-year.lifecycle.js';
import { ADJUSTMENT_KINDS, type AdjustmentKind } from '../prior-year-adjustment.kinds.js';
import { priorYearAdjustmentLifecycle } from '../prior-year-adjustment.lifecycle.js';

const YEARS = { min: 2000, max: 2101 };
const VERSIONS = { min: 1, max: 1_000_000 };

export class CloseProposalInput {
  @FenField({ doc: '结转到下一年度的可用指标，其余收回 / available money carried over; the rest lapses' })
  carryAvailableFen!: string;
}

export class FiscalYearSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IntField({ ...YEARS, doc: '年度 / year' }) year!: number;
  @ChoiceField(Object.keys(fiscalYearLifecycle.states), { doc: '状态 / state' }) state!: string;
}

export class FiscalYearView extends FiscalYearSummaryView {
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @IntField({ ...VERSIONS, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @FenField({ doc: '可用指标 / still available' }) availableFen!: string;
  @FenField({ nullable: true, doc: '拟结转 / to be carried over' }) carryAvailableFen!: string | null;
  @IdField({ nullable: true, doc: '提出关账的人 / who proposed the closing' }) closeProposedBy!: string | null;
  @IdField({ nullable: true, doc: '确认关账的人 / who closed it' }) closedBy!: string | null;
  @InstantField({ nullable: true, doc: '关账时间 / closed at' }) closedAt!: string | null;
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class CarryOverLineView {
  @IdField({ nullable: true, doc: '空为可用指标 / null is the available money' }) projectId!: string | null;
  @ChoiceField(LEDGER_SOURCES, { doc: '资金来源 / source of the money' }) source!: string;
  @ChoiceField(ACCOUNT_KINDS, { doc: '账户 / account' }) account!: string;
  @FenField({ signed: true, doc: '现有余额 / balance now' }) balanceFen!: string;
  @FenField({ signed: true, doc: '将结转 / goes on to the next year' }) carriedFen!: string;
}

export class CarryOverView {
  @IntField({ ...YEARS, doc: '年度 / year' }) year!: number;
  @IntField({ ...YEARS, max: 2102, doc: '结转至年度 / year it is carried to' }) nextYear!: number;
  @FenField({ doc: '将收回 / will lapse' }) lapsingFen!: string;
  @NestedField(() => CarryOverLineView, { list: { max: 100_000 }, doc: '明细 / lines' }) lines!: CarryOverLineView[];
}

export class AdjustmentInput {
  @IntField({ ...YEARS, max: 2100, doc: '已关账的年度 / the closed year' }) year!: number;
  @ChoiceField(ADJUSTMENT_KINDS, { doc: '调整事项 / what is put right' }) kind!: AdjustmentKind;
  @FenField({ positive: true, doc: '调整金额（分） / amount in fen' }) amountFen!: string;
  @TextField({ min: 2, max: 2000, doc: '理由 / why' }) reason!: string;
}

export class AdjustmentSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @IntField({ ...YEARS, doc: '年度 / year' }) year!: number;
  @ChoiceField(Object.keys(priorYearAdjustmentLifecycle.states), { doc: '状态 / state' }) state!: string;
  @ChoiceField(ADJUSTMENT_KINDS, { doc: '类别 / kind' }) kind!: string;
  @FenField({ doc: '金额（分） / amount in fen' }) amountFen!: string;
  @TextField({ max: 2000, doc: '理由 / reason' }) reason!: string;
}

export class AdjustmentView extends AdjustmentSummaryView {
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @IntField({ ...VERSIONS, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @IdField({ doc: '提出人 / who proposed' }) proposedBy!: string;
  @IdField({ nullable: true, doc: '决定人 / who decided' }) decidedBy!: string | null;
  @InstantField({ nullable: true, doc: '作出决定的时间 / decided at' }) decidedAt!: string | null;
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}
