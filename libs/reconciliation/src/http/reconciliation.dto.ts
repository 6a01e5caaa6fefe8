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
import { EXPORT_PROFILES, type ExportProfile } from '../export/export-file.js';
import { SHEET_LAYOUT_NAMES, type SheetLayoutName } from '../export/sheet-layouts.js';
import { DIFFERENCES, STANDINGS, type Difference, type Standing } from '../queries/list-lines.js';
import { LINE_EVENTS, STATEMENT_FORMATS, type LineEvent } from '../statement/statement.js';

const MONTH = /^[1-9]\d{3}-(0[1-9]|1[0-2])$/;
const MONTH_DOC = '月份 YYYY-MM / month';
const MAX_COUNT = 1_000_000;
const METHODS = ['reference', 'amount_account', 'by_hand'] as const;

export class PayingAccountInput {
  @TextField({ max: 200, doc: '户名 / account name' }) accountName!: string;
  @TextField({ min: 6, max: 34, pattern: /^[0-9A-Za-z-]+$/, doc: '账号 / account number' }) accountNo!: string;
  @TextField({ max: 200, doc: '开户行 / bank' }) bankName!: string;
  @TextField({ min: 12, max: 12, pattern: /^\d{12}$/, doc: '联行号 / CNAPS code' }) bankCode!: string;
}

export class PayingAccountView extends PayingAccountInput {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @InstantField({ doc: '登记时间 / recorded at' }) recordedAt!: string;
}

export class PayingAccountsView {
  @NestedField(() => PayingAccountView, { list: { max: 1000 }, doc: '最新的在前 / newest first' })
  items!: PayingAccountView[];
}

export class PaymentExportInput {
  @ChoiceField(EXPORT_PROFILES, { doc: '文件格式 / profile' }) profile!: ExportProfile;
  @ChoiceField(SHEET_LAYOUT_NAMES, { optional: true, doc: '批量付款表的列式 / whose bank’s sheet' })
  layout?: SheetLayoutName;
}

export class PaymentExportView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '支付批次 / payment batch' }) batchId!: string;
  @ChoiceField(EXPORT_PROFILES, { doc: '文件格式 / profile' }) profile!: string;
  @ChoiceField(SHEET_LAYOUT_NAMES, { nullable: true, doc: '栏目顺序 / order of columns' }) layout!: string | null;
  @TextField({ max: 200, doc: '文件名 / file name' }) fileName!: string;
  @IntField({ min: 1, max: 100_000_000, doc: '字节数 / bytes' }) size!: number;
  @TextField({ min: 64, max: 64, doc: 'SHA-256 哈希 / SHA-256' }) sha256!: string;
  @IntField({ min: 1, max: MAX_COUNT, doc: '笔数 / count' }) lineCount!: number;
  @FenField({ doc: '合计（分） / control sum' }) controlSumFen!: string;
  @TextField({ max: 100, nullable: true, doc: '导出人 / exported by' }) createdBy!: string | null;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
}

export class PaymentExportsView {
  @NestedField(() => PaymentExportView, { list: { max: 1000 }, doc: '列表 / list' }) items!: PaymentExportView[];
}

export class BankStatementQuery extends ListQuery {
  @IdField({ optional: true, doc: '所属计划 / programme' }) programmeId?: string;
}

export class BankStatementView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @TextField({ max: 34, nullable: true, doc: '账号 / account' }) accountNo!: string | null;
  @ChoiceField(STATEMENT_FORMATS, { doc: '文件格式 / format' }) format!: string;
  @TextField({ max: 64, nullable: true, doc: '银行报文号 / number of the message' }) messageReference!: string | null;
  @TextField({ max: 200, doc: '文件名 / file name' }) fileName!: string;
  @IntField({ min: 1, max: 100_000_000, doc: '大小（字节） / size in bytes' }) size!: number;
  @TextField({ min: 64, max: 64, doc: 'SHA-256 哈希 / SHA-256' }) sha256!: string;
  @DateField({ nullable: true, doc: '起始日期 / from' }) fromOn!: string | null;
  @DateField({ nullable: true, doc: '截止日期 / to' }) toOn!: string | null;
  @FenField({ nullable: true, signed: true, doc: '期初余额（分） / opening balance' }) openingFen!: string | null;
  @FenField({ nullable: true, signed: true, doc: '期末余额（分） / closing balance' }) closingFen!: string | null;
  @IntField({ min: 1, max: MAX_COUNT, doc: '流水笔数 / entries in the file' }) lineCount!: number;
  @IntField({ min: 0, max: MAX_COUNT, doc: '其中新增 / of them new at the import' }) newLineCount!: number;
  @InstantField({ doc: '导入时间 / imported at' }) importedAt!: string;
}

export class StatementImportView extends BankStatementView {
  @IntField({ min: 0, max: MAX_COUNT, doc: '本次新增 / added by this request; 0 when imported before' })
  addedLineCount!: number;
}

export class StatementLineQuery extends ListQuery {
  @IdField({ optional: true, doc: '所属计划 / programme' }) programmeId?: string;
  @IdField({ optional: true, doc: '银行对账单 / bank statement' }) statementId?: string;
  @ChoiceField(STANDINGS, { optional: true, query: true, list: { max: 3 }, doc: '匹配情况 / standing of the line' })
  standing?: Standing[];
  @ChoiceField(DIFFERENCES, {
    optional: true,
    query: true,
    list: { max: 4 },
    doc: '与国库回报的差异 / difference from the treasury',
  })
  difference?: Difference[];
  @TextField({ min: 7, max: 7, pattern: MONTH, optional: true, doc: MONTH_DOC }) month?: string;
}

/** A code with its words. */
export class FindingView {
  @TextField({ max: 100, doc: '代码 / code' }) code!: string;
  @TextField({ max: 200, doc: '中文文字 / words in Chinese' }) zh!: string;
  @TextField({ max: 200, doc: '英文文字 / words in English' }) en!: string;
}

export class BankLineView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @IdField({ doc: '银行对账单 / bank statement' }) statementId!: string;
  @IntField({ min: 1, max: MAX_COUNT, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @IntField({ min: 1, max: MAX_COUNT, doc: '行号 / where it stands in the file' }) position!: number;
  @ChoiceField(LINE_EVENTS, { doc: '银行所报事项 / what the bank says happened' }) event!: LineEvent;
  @TextField({ max: 64, doc: '银行流水号 / number of the bank' }) bankReference!: string;
  @TextField({ min: 0, max: 64, doc: '银行流水号 / bank reference of the entry' }) entryReference!: string;
  @DateField({ doc: '记账日期 / booked on' }) bookedOn!: string;
  @FenField({ nullable: true, doc: '金额（分） / amount in fen' }) amountFen!: string | null;
  @TextField({ max: 500, nullable: true, doc: '对方户名 / counterparty' }) counterpartyName!: string | null;
  @TextField({ max: 64, nullable: true, doc: '对方账号 / account of the counterparty' }) counterpartyAccount!:
    string | null;
  @TextField({ max: 500, nullable: true, doc: '支付指令号 / instruction reference' }) reference!: string | null;
  @TextField({ max: 500, nullable: true, doc: '附言 / remittance' }) remittance!: string | null;
  @TextField({ max: 64, nullable: true, doc: '银行或国库的原因代码 / reason code of the bank or treasury' })
  reasonCode!: string | null;
  @ChoiceField(STANDINGS, { doc: '匹配情况 / standing of the line' }) standing!: Standing;
  @NestedField(() => FindingView, { nullable: true, doc: '未匹配原因 / why it is unmatched' })
  unmatchedReason!: FindingView | null;
  @NestedField(() => FindingView, { nullable: true, doc: '与国库报告的差异 / where the treasury says otherwise' })
  difference!: FindingView | null;
  @ChoiceField(METHODS, { nullable: true, doc: '匹配方式 / how it was matched' }) method!: string | null;
  @TextField({ max: 2000, nullable: true, doc: '人工说明 / why a person decided so' }) explanation!: string | null;
  @InstantField({ nullable: true, doc: '处理时间 / resolved at' }) resolvedAt!: string | null;
  @TextField({ max: 64, nullable: true, doc: '对应指令 / the payment' }) instructionReference!: string | null;
  @IdField({ nullable: true, doc: '拨付 / disbursement' }) disbursementId!: string | null;
  @TextField({ max: 30, nullable: true, doc: '拨付编号 / number of the disbursement' }) disbursementNumber!:
    string | null;
  @NestedField(() => ActionView, { list: { max: 10 }, doc: '可办理事项 / what can be done with it' })
  actions!: ActionView[];
}

export class LineReasonInput {
  @TextField({ min: 2, max: 2000, doc: '理由 / reason' }) reason!: string;
}

export class LineMatchInput extends LineReasonInput {
  @TextField({ min: 4, max: 64, doc: '指令编号 / reference of the payment' }) reference!: string;
}

export class MonthQuery {
  @TextField({ min: 7, max: 7, pattern: MONTH, doc: MONTH_DOC }) month!: string;
}

export class MissingPaymentQuery extends ListQuery {
  @TextField({ min: 7, max: 7, pattern: MONTH, optional: true, doc: MONTH_DOC }) month?: string;
}

export class MissingPaymentView {
  @IdField({ doc: '国库回报 / the treasury’s report' }) id!: string;
  @ChoiceField(['paid', 'returned'], { doc: '银行所报事项 / what the bank says happened' }) event!: string;
  @TextField({ max: 64, doc: '支付指令号 / instruction reference' }) instructionReference!: string;
  @IdField({ doc: '拨付 / disbursement' }) disbursementId!: string;
  @TextField({ max: 30, doc: '拨付编号 / number of the disbursement' }) disbursementNumber!: string;
  @FenField({ doc: '支付金额（分） / amount in fen' }) amountFen!: string;
  @TextField({ max: 200, doc: '收款人名称 / name of the payee' }) payeeName!: string;
  @TextField({ max: 100, doc: '国库报告的银行流水号 / bank reference the treasury gave' }) bankReference!: string;
  @InstantField({ doc: '回报时间 / reported at' }) reportedAt!: string;
}

export class EventTotalView {
  @ChoiceField(LINE_EVENTS, { doc: '银行所报事项 / what the bank says happened' }) event!: LineEvent;
  @IntField({ min: 0, max: MAX_COUNT, doc: '笔数 / count' }) count!: number;
  @FenField({ doc: '金额（分） / amount in fen' }) amountFen!: string;
}

export class StandingTotalView extends EventTotalView {
  @ChoiceField(STANDINGS, { doc: '匹配情况 / standing of the line' }) standing!: Standing;
}

export class FindingTotalView extends FindingView {
  @IntField({ min: 0, max: MAX_COUNT, doc: '笔数 / count' }) count!: number;
  @FenField({ doc: '金额（分） / amount in fen' }) amountFen!: string;
}

export class ReconciliationView {
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ min: 7, max: 7, doc: '月份 / month' }) month!: string;
  @NestedField(() => StandingTotalView, { list: { max: 15 }, doc: '银行流水 / lines of the bank' })
  lines!: StandingTotalView[];
  @NestedField(() => FindingTotalView, { list: { max: 20 }, doc: '未匹配 / unmatched, by reason' })
  unmatched!: FindingTotalView[];
  @NestedField(() => FindingTotalView, { list: { max: 10 }, doc: '与国库不一致 / the treasury says otherwise' })
  differences!: FindingTotalView[];
  @NestedField(() => EventTotalView, { list: { max: 2 }, doc: '国库报告 / reported by the treasury' })
  reported!: EventTotalView[];
  @NestedField(() => EventTotalView, { list: { max: 2 }, doc: '银行没有 / missing at the bank' })
  missing!: EventTotalView[];
}
