import {
  ActionView,
  ChoiceField,
  DateField,
  FlagField,
  FenField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  PpmField,
  TextField,
} from '#platform/http';
import { StoredFileView } from '#file';
import { contributionLifecycle } from '../contribution.lifecycle.js';
import {
  CONTRIBUTION_FUNDS,
  CONTRIBUTION_KINDS,
  CONTRIBUTION_SOURCES,
  DISBURSEMENT_PURPOSES,
  SETTLED_OUTCOMES,
  type Contribution,
  type SettledOutcome,
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
  @ChoiceField(DISBURSEMENT_PURPOSES, { doc: '用途 / tranche or compensation' }) purpose!: string;
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

export class MilestoneEvidenceView {
  @IntField({ min: 1, max: 1000 }) number!: number;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 20 }) state!: string;
  @DateField() dueOn!: string;
  @InstantField({ nullable: true }) passedAt!: string | null;
}

export class StageCheckEvidenceView {
  @TextField({ max: 10_000 }) findings!: string;
  @InstantField() checkedAt!: string;
}

export class AcceptanceEvidenceView {
  @IdField() id!: string;
  @TextField({ max: 30 }) number!: string;
  @IntField({ min: 1, max: 100 }) round!: number;
  @TextField({ max: 20 }) state!: string;
  @TextField({ max: 20, nullable: true }) outcome!: string | null;
  @PpmField({ nullable: true, doc: '完成率 / completion in ppm' }) completionPpm!: number | null;
  @InstantField({ nullable: true }) concludedAt!: string | null;
}

/** Everything the three persons look at, on one page. */
export class DisbursementPageView extends DisbursementView {
  @TextField({ max: 100, doc: '拨付条件 / the trigger of the tranche, in Chinese' }) trigger!: string;
  @FenField({ doc: '本期累计上限 K（分） / cumulative ceiling of the tranche' }) ceilingFen!: string;
  @DateField({ nullable: true, doc: '最迟申请日期 / the last day to request it' }) latestOn!: string | null;
  @NestedField(() => MilestoneEvidenceView, { list: { max: 1000 } }) milestones!: MilestoneEvidenceView[];
  @NestedField(() => StageCheckEvidenceView, { list: { max: 100 } }) stageChecks!: StageCheckEvidenceView[];
  @NestedField(() => AcceptanceEvidenceView, { list: { max: 100 } }) acceptances!: AcceptanceEvidenceView[];
  @InstantField({ nullable: true }) requestedAt!: string | null;
  @InstantField({ nullable: true }) approvedAt!: string | null;
  @InstantField({ nullable: true }) releasedAt!: string | null;
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

/** What the audit has found; which figures are needed follows from how the project ended and from its rules. */
export class AuditedFiguresInput {
  @FenField({ doc: '审计合格支出（分） / audited eligible spend of all sources' }) auditedSpendFen!: string;
  @FenField({ optional: true, doc: '揭榜方经审计成本（分） / audited cost of the taker' }) takerCostFen?: string;
  @FenField({ optional: true, doc: '残值（分） / salvage' }) salvageFen?: string;
  @FenField({ optional: true, doc: '已支出的补助（分） / grant that was spent' }) grantSpentFen?: string;
  @FenField({ optional: true, doc: '其中不合规（分） / of that, ineligible' }) grantIneligibleFen?: string;
}

export class SettlementPreviewInput extends AuditedFiguresInput {
  @ChoiceField(SETTLED_OUTCOMES, {
    optional: true,
    doc: '按何种情形试算（项目未结束时） / for which end, before there is one',
  })
  outcome?: SettledOutcome;
}

export class SettlementInput extends AuditedFiguresInput {
  @TextField({ min: 4, max: 200, doc: '审计报告 / the audit report' }) auditSource!: string;
}

/** What an end comes to, and how that was found. */
export class SettlementPreviewView {
  @ChoiceField(SETTLED_OUTCOMES, { doc: '结束情形 / how the project ended' }) outcome!: string;
  @FenField() finalFen!: string;
  @FenField({ doc: '可保留（分） / what may be kept' }) keepFen!: string;
  @FenField({ doc: '再拨付（分） / still to pay' }) payFen!: string;
  @FenField({ doc: '应追回（分） / to recover' }) recoverFen!: string;
  @FenField({ doc: '容错补偿（分） / compensation of the taker' }) compensationFen!: string;
  @FenField({ doc: '释放承诺（分） / encumbrance released' }) releaseFen!: string;
  @NestedField(() => PaymentLineView, { list: { max: 50 } }) computation!: PaymentLineView[];
}

export class SettlementView extends SettlementPreviewView {
  @IdField() id!: string;
  @IdField() projectId!: string;
  @FenField() auditedSpendFen!: string;
  @FenField({ nullable: true }) takerCostFen!: string | null;
  @FenField({ nullable: true }) salvageFen!: string | null;
  @FenField({ nullable: true }) grantSpentFen!: string | null;
  @FenField({ nullable: true }) grantIneligibleFen!: string | null;
  @TextField({ max: 200 }) auditSource!: string;
  @InstantField() settledAt!: string;
}

export class ReplyInput {
  @TextField({ min: 2, max: 4000, doc: '答复 / the answer' }) reply!: string;
}

export class ReplyView {
  @IdField() id!: string;
  @TextField({ max: 4000 }) reply!: string;
  @FlagField({ doc: '逾期答复 / after its days' }) late!: boolean;
  @InstantField() repliedAt!: string;
}

export class RecoveryReceiptView {
  @IdField() id!: string;
  @FenField() amountFen!: string;
  @DateField() receivedOn!: string;
  @TextField({ max: 64 }) bankReference!: string;
}

export class RecoveryView {
  @IdField() id!: string;
  @TextField({ max: 30 }) number!: string;
  @IdField() projectId!: string;
  @ChoiceField(Object.keys(recoveryLifecycle.states)) state!: string;
  @IntField({ min: 1, max: MAX_VERSION }) version!: number;
  @FenField() amountFen!: string;
  @IdField() debtorId!: string;
  @TextField({ max: 200, doc: '被追回单位 / the debtor' }) debtorName!: string;
  @FenField() receivedFen!: string;
  @FenField({ doc: '已核销（分） / written off' }) writtenOffFen!: string;
  @TextField({ max: 2000, nullable: true, doc: '核销事由 / why it is to be written off' }) writeOffReason!:
    string | null;
  @InstantField({ nullable: true }) replyBy!: string | null;
  @NestedField(() => ReplyView, { list: { max: 1000 } }) replies!: ReplyView[];
  @NestedField(() => RecoveryReceiptView, { list: { max: 1000 } }) receipts!: RecoveryReceiptView[];
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
