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
  @ChoiceField(STATES, { optional: true, query: true, list: { max: 4 } })
  state?: string[];
}

export class AskReportInput {
  @TextField({ max: 64, pattern: /^[A-Za-z0-9-]+$/, optional: true, doc: '应为的支付指令号 / the reference meant' })
  instructionReference?: string;
}

export class UnmatchedReasonView {
  @TextField({ max: 100, doc: '原因代码 / code' }) code!: string;
  @TextField({ max: 200 }) zh!: string;
  @TextField({ max: 200 }) en!: string;
}

export class PaymentReportView {
  @IdField() id!: string;
  @ChoiceField(STATES) state!: string;
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @NestedField(() => UnmatchedReasonView, { doc: '未匹配原因 / why it fits no payment' }) reason!: UnmatchedReasonView;
  @TextField({ max: 200, doc: '回报所称指令号 / the reference it names' }) instructionReference!: string;
  @TextField({ max: 200, nullable: true }) batchReference!: string | null;
  @ChoiceField(['settled', 'rejected', 'returned'], { doc: '回报结果 / what it says' }) report!: string;
  @FenField({ doc: '回报金额（分） / amount it tells' }) amountFen!: string;
  @FenField({ nullable: true, doc: '指令金额（分） / amount instructed' }) instructedFen!: string | null;
  @TextField({ max: 200, doc: '银行流水号 / bank reference' }) bankReference!: string;
  @TextField({ max: 100, nullable: true }) reasonCode!: string | null;
  @InstantField() reportedAt!: string;
  @InstantField() receivedAt!: string;
  @TextField({ max: 64, nullable: true, doc: '查询所用指令号 / asked by this reference' }) askedReference!:
    string | null;
  @TextField({ max: 100, nullable: true, doc: '了结人 / dismissed by' }) decidedBy!: string | null;
  @InstantField({ nullable: true }) decidedAt!: string | null;
  @TextField({ max: 2000, nullable: true, doc: '说明 / note' }) note!: string | null;
  @NestedField(() => ActionView, { list: { max: 10 } }) actions!: ActionView[];
}
