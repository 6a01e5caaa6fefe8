import {
  ActionView,
  ChoiceField,
  FenField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  TextField,
} from '#platform/http';
import { paymentReportReviewLifecycle } from '../payment-report-review.lifecycle.js';

const STATES = Object.keys(paymentReportReviewLifecycle.states);

export class PaymentReportQuery extends ListQuery {
  @ChoiceField(STATES, { optional: true, query: true, list: { max: 4 }, doc: '状态 / state' })
  state?: string[];
}

export class AskReportInput {
  @TextField({ max: 64, pattern: /^[A-Za-z0-9-]+$/, optional: true, doc: '应为的支付指令号 / the reference meant' })
  instructionReference?: string;
}

export class UnmatchedReasonView {
  @TextField({ max: 100, doc: '原因代码 / code' }) code!: string;
  @TextField({ max: 200, doc: '中文文字 / words in Chinese' }) zh!: string;
  @TextField({ max: 200, doc: '英文文字 / words in English' }) en!: string;
}

/** What the treasury has said. */
export class StrayReportView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @NestedField(() => UnmatchedReasonView, { doc: '未匹配原因 / why it fits no payment' }) reason!: UnmatchedReasonView;
  @TextField({ max: 200, doc: '回报所称指令号 / the reference it names' }) instructionReference!: string;
  @TextField({ max: 200, nullable: true, doc: '批次号 / reference of the batch' }) batchReference!: string | null;
  @ChoiceField(['settled', 'rejected', 'returned'], { doc: '回报结果 / what it says' }) report!: string;
  @FenField({ doc: '回报金额（分） / amount it tells' }) amountFen!: string;
  @TextField({ max: 200, doc: '银行流水号 / bank reference' }) bankReference!: string;
  @TextField({ max: 100, nullable: true, doc: '银行或国库的原因代码 / reason code of the bank or treasury' })
  reasonCode!: string | null;
  @InstantField({ doc: '回报时间 / reported at' }) reportedAt!: string;
  @InstantField({ doc: '收到时间 / received at' }) receivedAt!: string;
}

/** A report of a programme, and what becomes of it. */
export class PaymentReportView extends StrayReportView {
  @ChoiceField(STATES, { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @IdField({ nullable: true, doc: '所对应的拨付 / the disbursement of that instruction' }) disbursementId!:
    string | null;
  @TextField({ max: 30, nullable: true, doc: '拨付编号 / number of the disbursement' }) disbursementNumber!:
    string | null;
  @FenField({ nullable: true, doc: '指令金额（分） / amount instructed' }) instructedFen!: string | null;
  @TextField({ max: 64, nullable: true, doc: '查询所用指令号 / asked by this reference' }) askedReference!:
    string | null;
  @TextField({ max: 100, nullable: true, doc: '了结人 / dismissed by' }) decidedBy!: string | null;
  @InstantField({ nullable: true, doc: '处理时间 / decided at' }) decidedAt!: string | null;
  @TextField({ max: 2000, nullable: true, doc: '说明 / note' }) note!: string | null;
  @NestedField(() => ActionView, {
    list: { max: 10 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}
