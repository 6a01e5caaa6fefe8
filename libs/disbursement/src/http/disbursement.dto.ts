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
  @TextField({ max: 500, optional: true, doc: '备注 / note' }) note?: string;
}

export class ContributionView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '攻关项目 / project' }) projectId!: string;
  @ChoiceField(Object.keys(contributionLifecycle.states), { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: MAX_VERSION, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @ChoiceField(CONTRIBUTION_SOURCES, { doc: '出资方 / who pays' }) source!: string;
  @ChoiceField(CONTRIBUTION_KINDS, { doc: '投入方式 / kind of contribution' }) kind!: string;
  @ChoiceField(CONTRIBUTION_FUNDS, { doc: '资金性质 / whose money it is' }) funds!: string;
  @IntField({ min: 1, max: 100, nullable: true, doc: '期次 / instalment' }) instalment!: number | null;
  @FenField({ doc: '金额（分） / amount in fen' }) amountFen!: string;
  @DateField({ doc: '付款日期 / paid on' }) paidOn!: string;
  @TextField({ max: 64, doc: '凭证号 / voucher number' }) voucherNo!: string;
  @TextField({ max: 500, nullable: true, doc: '备注 / note' }) note!: string | null;
  @TextField({ max: 100, nullable: true, doc: '申报人 / declared by' }) declaredBy!: string | null;
  @TextField({ max: 100, nullable: true, doc: '核实人 / verified by' }) verifiedBy!: string | null;
  @InstantField({ nullable: true, doc: '核实时间 / verified at' }) verifiedAt!: string | null;
  @NestedField(() => StoredFileView, { list: { max: 1000 }, doc: '凭证扫描件 / voucher scans' })
  files!: StoredFileView[];
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class ContributionsView {
  @NestedField(() => ContributionView, { list: { max: 1000 }, doc: '列表 / list' }) items!: ContributionView[];
}

export class PaymentLineView {
  @TextField({ max: 100, doc: '代码 / code' }) code!: string;
  @TextField({ max: 100, doc: '中文文字 / words in Chinese' }) zh!: string;
  @TextField({ max: 100, doc: '英文文字 / words in English' }) en!: string;
  @FenField({ signed: true, doc: '金额（分） / amount in fen' }) amountFen!: string;
  @TextField({ max: 40, doc: '元 / in yuan' }) amountYuan!: string;
  @FenField({ optional: true, doc: '计算基数（分） / basis in fen' }) basisFen?: string;
  @TextField({ max: 20, optional: true, doc: '比例（ppm，1000000 = 100%） / ratio in ppm' }) ratioPpm?: string;
}

export class InstructionView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 64, doc: '支付指令号 / instruction reference' }) reference!: string;
  @FenField({ doc: '金额（分） / amount in fen' }) amountFen!: string;
  @TextField({ max: 20, doc: '支付结果 / outcome of the payment' }) outcome!: string;
  @TextField({ max: 64, nullable: true, doc: '银行流水号 / bank reference' }) bankReference!: string | null;
  @TextField({ max: 64, nullable: true, doc: '银行或国库的原因代码 / reason code of the bank or treasury' })
  reasonCode!: string | null;
  @IdField({ nullable: true, doc: '支付批次 / payment batch' }) batchId!: string | null;
  @IdField({ doc: '拨付 / disbursement' }) disbursementId!: string;
  @TextField({ max: 200, doc: '收款人名称 / name of the payee' }) payeeName!: string;
  @TextField({ max: 40, doc: '账号（仅显示后四位） / account number, last four only' }) payeeAccount!: string;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
}

export class DisbursementQuery extends ListQuery {
  @ChoiceField(Object.keys(disbursementLifecycle.states), {
    optional: true,
    query: true,
    list: { max: 20 },
    doc: '状态 / state',
  })
  state?: string[];
  @IdField({ optional: true, doc: '项目 / project' }) projectId?: string;
  @IdField({ optional: true, doc: '所属计划 / programme' }) programmeId?: string;
}

export class DisbursementSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 30, doc: '编号 / number' }) number!: string;
  @IdField({ doc: '攻关项目 / project' }) projectId!: string;
  @TextField({ max: 20, doc: '项目编号 / number of the project' }) projectNumber!: string;
  @TextField({ max: 200, doc: '项目名称 / title of the project' }) projectTitle!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @ChoiceField(Object.keys(disbursementLifecycle.states), { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: MAX_VERSION, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @IntField({ min: 1, max: 100, doc: '拨付期次 / number of the tranche' }) trancheNumber!: number;
  @IntField({ min: 1, max: 100, doc: '收款部分序号 / part of the payee' }) payeePart!: number;
  @ChoiceField(DISBURSEMENT_PURPOSES, { doc: '用途 / tranche or compensation' }) purpose!: string;
  @ChoiceField(['demander', 'taker'], { doc: '收款主体 / payee' }) payee!: string;
  @TextField({ max: 200, doc: '收款单位 / who is paid' }) payeeName!: string;
  @FenField({ nullable: true, doc: '申请金额（分） / fixed at the request' }) amountFen!: string | null;
  @InstantField({ nullable: true, doc: '到账时间 / settled at' }) settledAt!: string | null;
}

export class DisbursementView extends DisbursementSummaryView {
  @TextField({ max: 200, nullable: true, doc: '大写金额 / amount in words' }) amountInWords!: string | null;
  @FenField({ doc: '按规则现可拨付（分） / what the rules allow now' }) payableFen!: string;
  @FenField({ nullable: true, doc: '计入投入 N（分） / counted money at the request' }) countedFen!: string | null;
  @NestedField(() => PaymentLineView, { list: { max: 50 }, doc: '计算过程 / the computation' })
  computation!: PaymentLineView[];
  @NestedField(() => ContributionView, { list: { max: 1000 }, doc: '证据：投入凭证 / the evidence' })
  evidence!: ContributionView[];
  @TextField({ max: 100, nullable: true, doc: '申请人 / who requested' }) requestedBy!: string | null;
  @TextField({ max: 100, nullable: true, doc: '审批人 / who approved' }) approvedBy!: string | null;
  @TextField({ max: 100, nullable: true, doc: '办理人 / who released' }) releasedBy!: string | null;
  @NestedField(() => InstructionView, { list: { max: 100 }, doc: '支付指令 / payment instructions' })
  instructions!: InstructionView[];
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class MilestoneEvidenceView {
  @IntField({ min: 1, max: 1000, doc: '编号 / number' }) number!: number;
  @TextField({ max: 200, doc: '标题 / title' }) title!: string;
  @TextField({ max: 20, doc: '状态 / state' }) state!: string;
  @DateField({ doc: '到期日 / due on' }) dueOn!: string;
  @InstantField({ nullable: true, doc: '通过时间 / passed at' }) passedAt!: string | null;
}

export class StageCheckEvidenceView {
  @TextField({ max: 10_000, doc: '检查情况 / findings' }) findings!: string;
  @InstantField({ doc: '检查时间 / checked at' }) checkedAt!: string;
}

export class AcceptanceEvidenceView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 30, doc: '编号 / number' }) number!: string;
  @IntField({ min: 1, max: 100, doc: '验收轮次 / round' }) round!: number;
  @TextField({ max: 20, doc: '状态 / state' }) state!: string;
  @TextField({ max: 20, nullable: true, doc: '验收结论 / outcome of the acceptance' }) outcome!: string | null;
  @PpmField({ nullable: true, doc: '完成率 / completion in ppm' }) completionPpm!: number | null;
  @InstantField({ nullable: true, doc: '结论时间 / concluded at' }) concludedAt!: string | null;
}

/** Everything the three persons look at, on one page. */
export class DisbursementPageView extends DisbursementView {
  @IdField({ doc: '收款单位 / the organisation that is paid' }) payeeOrganisationId!: string;
  @TextField({ max: 100, doc: '拨付条件 / the trigger of the tranche, in Chinese' }) trigger!: string;
  @FenField({ doc: '本期累计上限 K（分） / cumulative ceiling of the tranche' }) ceilingFen!: string;
  @DateField({ nullable: true, doc: '最迟申请日期 / the last day to request it' }) latestOn!: string | null;
  @NestedField(() => MilestoneEvidenceView, { list: { max: 1000 }, doc: '里程碑 / milestones' })
  milestones!: MilestoneEvidenceView[];
  @NestedField(() => StageCheckEvidenceView, { list: { max: 100 }, doc: '阶段检查 / stage checks' })
  stageChecks!: StageCheckEvidenceView[];
  @NestedField(() => AcceptanceEvidenceView, { list: { max: 100 }, doc: '验收 / acceptances' })
  acceptances!: AcceptanceEvidenceView[];
  @InstantField({ nullable: true, doc: '申请时间 / requested at' }) requestedAt!: string | null;
  @InstantField({ nullable: true, doc: '审批时间 / approved at' }) approvedAt!: string | null;
  @InstantField({ nullable: true, doc: '办理时间 / released at' }) releasedAt!: string | null;
}

export class DisbursementsView {
  @NestedField(() => DisbursementView, { list: { max: 200 }, doc: '列表 / list' }) items!: DisbursementView[];
}

export class BatchView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 30, doc: '编号 / number' }) number!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @ChoiceField(Object.keys(paymentBatchLifecycle.states), { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: MAX_VERSION, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @IntField({ min: 1, max: 10_000, doc: '笔数 / count' }) count!: number;
  @FenField({ doc: '合计（分） / control sum' }) controlSumFen!: string;
  @DateField({ doc: '请求支付日期 / payment requested on' }) requestedOn!: string;
  @TextField({ max: 64, doc: '内容哈希（SHA-256） / SHA-256 of the content' }) contentHash!: string;
  @IntField({ min: 0, max: MAX_VERSION, doc: '提交序号 / attempt' }) attempt!: number;
  @NestedField(() => InstructionView, { list: { max: 500 }, doc: '明细 / lines' }) lines!: InstructionView[];
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
  @FenField({ doc: '最终核定补助额（分） / final grant in fen' }) finalFen!: string;
  @FenField({ doc: '可保留（分） / what may be kept' }) keepFen!: string;
  @FenField({ doc: '再拨付（分） / still to pay' }) payFen!: string;
  @FenField({ doc: '应追回（分） / to recover' }) recoverFen!: string;
  @FenField({ doc: '容错补偿（分） / compensation of the taker' }) compensationFen!: string;
  @FenField({ doc: '释放承诺（分） / encumbrance released' }) releaseFen!: string;
  @NestedField(() => PaymentLineView, { list: { max: 50 }, doc: '结算过程 / computation of the settlement' })
  computation!: PaymentLineView[];
}

export class SettlementView extends SettlementPreviewView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '攻关项目 / project' }) projectId!: string;
  @FenField({ doc: '审计合格支出（分） / audited eligible spend in fen' }) auditedSpendFen!: string;
  @FenField({ nullable: true, doc: '揭榜方经审计成本（分） / audited cost of the taker in fen' }) takerCostFen!:
    string | null;
  @FenField({ nullable: true, doc: '残值（分） / salvage in fen' }) salvageFen!: string | null;
  @FenField({ nullable: true, doc: '已支出的补助（分） / grant that was spent, in fen' }) grantSpentFen!: string | null;
  @FenField({ nullable: true, doc: '不合规支出的补助（分） / grant spent ineligibly, in fen' }) grantIneligibleFen!:
    string | null;
  @TextField({ max: 200, doc: '审计依据 / source of the audit' }) auditSource!: string;
  @InstantField({ doc: '结算时间 / settled at' }) settledAt!: string;
}

/** What a project's money came to, once that is recorded. */
export class ProjectSettlementView {
  @NestedField(() => SettlementView, { nullable: true, doc: '结算结果，尚未结算为空 / null until it is settled' })
  settlement!: SettlementView | null;
}

export class ReplyInput {
  @TextField({ min: 2, max: 4000, doc: '答复 / the answer' }) reply!: string;
}

export class ReplyView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 4000, doc: '答复 / reply' }) reply!: string;
  @FlagField({ doc: '逾期答复 / after its days' }) late!: boolean;
  @InstantField({ doc: '答复时间 / replied at' }) repliedAt!: string;
}

export class RecoveryReceiptView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @FenField({ doc: '金额（分） / amount in fen' }) amountFen!: string;
  @DateField({ doc: '到账日期 / received on' }) receivedOn!: string;
  @TextField({ max: 64, doc: '银行流水号 / bank reference' }) bankReference!: string;
}

export class RecoveryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 30, doc: '编号 / number' }) number!: string;
  @IdField({ doc: '攻关项目 / project' }) projectId!: string;
  @TextField({ max: 20, doc: '项目编号 / number of the project' }) projectNumber!: string;
  @TextField({ max: 200, doc: '项目名称 / title of the project' }) projectTitle!: string;
  @ChoiceField(Object.keys(recoveryLifecycle.states), { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: MAX_VERSION, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @FenField({ doc: '金额（分） / amount in fen' }) amountFen!: string;
  @IdField({ doc: '被追回单位 / debtor' }) debtorId!: string;
  @TextField({ max: 200, doc: '被追回单位 / the debtor' }) debtorName!: string;
  @FenField({ doc: '已追回（分） / received so far in fen' }) receivedFen!: string;
  @FenField({ doc: '已核销（分） / written off' }) writtenOffFen!: string;
  @TextField({ max: 2000, nullable: true, doc: '核销事由 / why it is to be written off' }) writeOffReason!:
    string | null;
  @InstantField({ nullable: true, doc: '答复期限 / reply by' }) replyBy!: string | null;
  @NestedField(() => ReplyView, { list: { max: 1000 }, doc: '答复 / replies' }) replies!: ReplyView[];
  @NestedField(() => RecoveryReceiptView, { list: { max: 1000 }, doc: '到账记录 / receipts' })
  receipts!: RecoveryReceiptView[];
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class RecoveryQuery extends ListQuery {
  @ChoiceField(Object.keys(recoveryLifecycle.states), {
    optional: true,
    query: true,
    list: { max: 20 },
    doc: '状态 / state',
  })
  state?: string[];
  @IdField({ optional: true, doc: '攻关项目 / project' }) projectId?: string;
  @IdField({ optional: true, doc: '所属计划 / programme' }) programmeId?: string;
}

/** A row of the list. */
export class RecoveryRowView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 30, doc: '编号 / number' }) number!: string;
  @ChoiceField(Object.keys(recoveryLifecycle.states), { doc: '状态 / state' }) state!: string;
  @IdField({ doc: '攻关项目 / project' }) projectId!: string;
  @TextField({ max: 30, doc: '项目编号 / number of the project' }) projectNumber!: string;
  @TextField({ max: 200, doc: '项目名称 / title of the project' }) projectTitle!: string;
  @TextField({ max: 200, doc: '被追回单位 / the debtor' }) debtorName!: string;
  @FenField({ doc: '金额（分） / amount in fen' }) amountFen!: string;
  @FenField({ doc: '已追回（分） / received so far in fen' }) receivedFen!: string;
  @FenField({ doc: '已核销（分） / written off' }) writtenOffFen!: string;
  @InstantField({ nullable: true, doc: '答复期限 / reply by' }) replyBy!: string | null;
}

export class RecoveriesView {
  @NestedField(() => RecoveryView, { list: { max: 100 }, doc: '列表 / list' }) items!: RecoveryView[];
}

export class ReceiptInput {
  @FenField({ doc: '到账金额（分） / amount received' }) amountFen!: string;
  @DateField({ doc: '到账日期 / received on' }) receivedOn!: string;
  @TextField({ min: 4, max: 64, doc: '银行流水号 / bank reference' }) bankReference!: string;
}
