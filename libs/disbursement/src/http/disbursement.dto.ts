import {
  ActionView,
  ChoiceField,
  DateField,
  FenField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  TextField,
} from '#platform/http';
import { StoredFileView } from '#file';
import { contributionLifecycle } from '../contribution.lifecycle.js';
import {
  CONTRIBUTION_FUNDS,
  CONTRIBUTION_KINDS,
  CONTRIBUTION_SOURCES,
  type Contribution,
} from '../disbursement.entities.js';
import { disbursementLifecycle } from '../disbursement.lifecycle.js';
import { paymentBatchLifecycle } from '../payment-batch.lifecycle.js';
import { recoveryLifecycle } from '../recovery.lifecycle.js';

const MAX_VERSION = 1_000_000;

export class ContributionInput {
  @ChoiceField(CONTRIBUTION_SOURCES, { doc: '出资方 / who put the money in' }) source!: Contribution['source'];
  @ChoiceField(CONTRIBUTION_KINDS, { doc: '投入方式 / kind' }) kind!: Contribution['kind'];
  @ChoiceField(CONTRIBUTION_FUNDS, { doc: '资金性质 / own or grant passed through' }) funds!: Contribution['funds'];
  @IntField({ min: 1, max: 100, optional: true, doc: '计划期次 / planned instalment' }) instalment?: number;
  @FenField({ doc: '金额（分） / amount in fen' }) amountFen!: string;
  @DateField({ doc: '付款日期 / bank date' }) paidOn!: string;
  @TextField({ min: 4, max: 64, doc: '银行凭证号 / voucher number' }) voucherNo!: string;
  @TextField({ max: 500, optional: true }) note?: string;
}

export class ContributionView {
  @IdField() id!: string;
  @IdField() projectId!: string;
  @ChoiceField(Object.keys(contributionLifecycle.states)) state!: string;
  @IntField({ min: 1, max: MAX_VERSION }) version!: number;
  @ChoiceField(CONTRIBUTION_SOURCES) source!: string;
  @ChoiceField(CONTRIBUTION_KINDS) kind!: string;
  @ChoiceField(CONTRIBUTION_FUNDS) funds!: string;
  @IntField({ min: 1, max: 100, nullable: true }) instalment!: number | null;
  @FenField() amountFen!: string;
  @DateField() paidOn!: string;
  @TextField({ max: 64 }) voucherNo!: string;
  @TextField({ max: 500, nullable: true }) note!: string | null;
  @InstantField({ nullable: true }) verifiedAt!: string | null;
  @NestedField(() => StoredFileView, { list: { max: 1000 }, doc: '凭证扫描件 / voucher scans' })
  files!: StoredFileView[];
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
}

export class ContributionsView {
  @NestedField(() => ContributionView, { list: { max: 1000 } }) items!: ContributionView[];
}

export class PaymentLineView {
  @TextField({ max: 100 }) code!: string;
  @TextField({ max: 100 }) zh!: string;
  @TextField({ max: 100 }) en!: string;
  @FenField({ signed: true }) amountFen!: string;
  @TextField({ max: 40, doc: '元 / in yuan' }) amountYuan!: string;
  @FenField({ optional: true }) basisFen?: string;
  @TextField({ max: 20, optional: true }) ratioPpm?: string;
}

export class InstructionView {
  @IdField() id!: string;
  @TextField({ max: 64 }) reference!: string;
  @FenField() amountFen!: string;
  @TextField({ max: 20 }) outcome!: string;
  @TextField({ max: 64, nullable: true }) bankReference!: string | null;
  @TextField({ max: 64, nullable: true }) reasonCode!: string | null;
  @IdField({ nullable: true }) batchId!: string | null;
}

export class DisbursementQuery extends ListQuery {
  @ChoiceField(Object.keys(disbursementLifecycle.states), { optional: true, query: true, list: { max: 20 } })
  state?: string[];
  @IdField({ optional: true }) programmeId?: string;
}

export class DisbursementSummaryView {
  @IdField() id!: string;
  @TextField({ max: 30 }) number!: string;
  @IdField() projectId!: string;
  @ChoiceField(Object.keys(disbursementLifecycle.states)) state!: string;
  @IntField({ min: 1, max: MAX_VERSION }) version!: number;
  @IntField({ min: 1, max: 100 }) trancheNumber!: number;
  @IntField({ min: 1, max: 100 }) payeePart!: number;
  @ChoiceField(['demander', 'taker']) payee!: string;
  @FenField({ nullable: true, doc: '申请金额（分） / fixed at the request' }) amountFen!: string | null;
}

export class DisbursementView extends DisbursementSummaryView {
  @TextField({ max: 200, nullable: true, doc: '大写金额 / amount in words' }) amountInWords!: string | null;
  @FenField({ doc: '按规则现可拨付（分） / what the rules allow now' }) payableFen!: string;
  @FenField({ nullable: true, doc: '计入投入 N（分） / counted money at the request' }) countedFen!: string | null;
  @NestedField(() => PaymentLineView, { list: { max: 50 }, doc: '计算过程 / the computation' })
  computation!: PaymentLineView[];
  @NestedField(() => ContributionView, { list: { max: 1000 }, doc: '证据：投入凭证 / the evidence' })
  evidence!: ContributionView[];
  @TextField({ max: 100, nullable: true }) requestedBy!: string | null;
  @TextField({ max: 100, nullable: true }) approvedBy!: string | null;
  @TextField({ max: 100, nullable: true }) releasedBy!: string | null;
  @InstantField({ nullable: true }) settledAt!: string | null;
  @NestedField(() => InstructionView, { list: { max: 100 } }) instructions!: InstructionView[];
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
}

export class DisbursementsView {
  @NestedField(() => DisbursementView, { list: { max: 200 } }) items!: DisbursementView[];
}

export class BatchView {
  @IdField() id!: string;
  @TextField({ max: 30 }) number!: string;
  @IdField() programmeId!: string;
  @ChoiceField(Object.keys(paymentBatchLifecycle.states)) state!: string;
  @IntField({ min: 1, max: MAX_VERSION }) version!: number;
  @IntField({ min: 1, max: 10_000, doc: '笔数 / count' }) count!: number;
  @FenField({ doc: '合计（分） / control sum' }) controlSumFen!: string;
  @DateField() requestedOn!: string;
  @TextField({ max: 64 }) contentHash!: string;
  @IntField({ min: 0, max: MAX_VERSION }) attempt!: number;
  @NestedField(() => InstructionView, { list: { max: 500 } }) lines!: InstructionView[];
}

export class SettlementInput {
  @FenField({ doc: '审计合格支出（分） / audited eligible spend of all sources' }) auditedSpendFen!: string;
  @TextField({ min: 4, max: 200, doc: '审计报告 / the audit report' }) auditSource!: string;
}

export class SettlementView {
  @IdField() id!: string;
  @IdField() projectId!: string;
  @FenField() auditedSpendFen!: string;
  @FenField() finalFen!: string;
  @FenField() payFen!: string;
  @FenField() recoverFen!: string;
  @TextField({ max: 200 }) auditSource!: string;
  @NestedField(() => PaymentLineView, { list: { max: 50 } }) computation!: PaymentLineView[];
  @InstantField() settledAt!: string;
}

export class RecoveryView {
  @IdField() id!: string;
  @TextField({ max: 30 }) number!: string;
  @IdField() projectId!: string;
  @ChoiceField(Object.keys(recoveryLifecycle.states)) state!: string;
  @IntField({ min: 1, max: MAX_VERSION }) version!: number;
  @FenField() amountFen!: string;
  @FenField() receivedFen!: string;
  @InstantField({ nullable: true }) replyBy!: string | null;
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
}

export class RecoveriesView {
  @NestedField(() => RecoveryView, { list: { max: 100 } }) items!: RecoveryView[];
}

export class ReceiptInput {
  @FenField({ doc: '到账金额（分） / amount received' }) amountFen!: string;
  @DateField({ doc: '到账日期 / received on' }) receivedOn!: string;
  @TextField({ min: 4, max: 64, doc: '银行流水号 / bank reference' }) bankReference!: string;
}
