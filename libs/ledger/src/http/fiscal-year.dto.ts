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
  @IdField() id!: string;
  @IntField(YEARS) year!: number;
  @ChoiceField(Object.keys(fiscalYearLifecycle.states)) state!: string;
}

export class FiscalYearView extends FiscalYearSummaryView {
  @IdField() programmeId!: string;
  @IntField(VERSIONS) version!: number;
  @FenField({ doc: '可用指标 / still available' }) availableFen!: string;
  @FenField({ nullable: true, doc: '拟结转 / to be carried over' }) carryAvailableFen!: string | null;
  @IdField({ nullable: true, doc: '提出关账的人 / who proposed the closing' }) closeProposedBy!: string | null;
  @IdField({ nullable: true, doc: '确认关账的人 / who closed it' }) closedBy!: string | null;
  @InstantField({ nullable: true }) closedAt!: string | null;
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
}

export class CarryOverLineView {
  @IdField({ nullable: true, doc: '空为可用指标 / null is the available money' }) projectId!: string | null;
  @ChoiceField(LEDGER_SOURCES) source!: string;
  @ChoiceField(ACCOUNT_KINDS) account!: string;
  @FenField({ signed: true, doc: '现有余额 / balance now' }) balanceFen!: string;
  @FenField({ signed: true, doc: '将结转 / goes on to the next year' }) carriedFen!: string;
}

export class CarryOverView {
  @IntField(YEARS) year!: number;
  @IntField({ ...YEARS, max: 2102 }) nextYear!: number;
  @FenField({ doc: '将收回 / will lapse' }) lapsingFen!: string;
  @NestedField(() => CarryOverLineView, { list: { max: 100_000 } }) lines!: CarryOverLineView[];
}

export class AdjustmentInput {
  @IntField({ ...YEARS, max: 2100, doc: '已关账的年度 / the closed year' }) year!: number;
  @ChoiceField(ADJUSTMENT_KINDS, { doc: '调整事项 / what is put right' }) kind!: AdjustmentKind;
  @FenField({ positive: true }) amountFen!: string;
  @TextField({ min: 2, max: 2000, doc: '理由 / why' }) reason!: string;
}

export class AdjustmentSummaryView {
  @IdField() id!: string;
  @TextField({ max: 20 }) number!: string;
  @IntField(YEARS) year!: number;
  @ChoiceField(Object.keys(priorYearAdjustmentLifecycle.states)) state!: string;
  @ChoiceField(ADJUSTMENT_KINDS) kind!: string;
  @FenField() amountFen!: string;
  @TextField({ max: 2000 }) reason!: string;
}

export class AdjustmentView extends AdjustmentSummaryView {
  @IdField() programmeId!: string;
  @IntField(VERSIONS) version!: number;
  @IdField() proposedBy!: string;
  @IdField({ nullable: true }) decidedBy!: string | null;
  @InstantField({ nullable: true }) decidedAt!: string | null;
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
}
