import { ChoiceField, DateField, FenField, IntField, NestedField, TextField } from '#platform/http';
import { REASONS, type KnobSettings, type NextPayments, type ReasonCode } from './knobs.js';
import type { Batch, BatchLine } from './payment-book.js';

const MAX_LINES = 5_000;
const REFERENCE = /^[A-Za-z0-9-]+$/;

export class PayeeInput {
  @TextField({ max: 200, doc: '户名 / account name' })
  name!: string;

  @TextField({ max: 40, pattern: /^[A-Za-z0-9-]+$/, doc: '账号 / account number' })
  account!: string;

  @TextField({ min: 12, max: 12, pattern: /^\d{12}$/, doc: '联行号 / CNAPS bank number' })
  bankCode!: string;
}

export class BatchLineInput implements BatchLine {
  @TextField({ max: 64, pattern: REFERENCE, doc: '支付指令号 / instruction reference' })
  instructionReference!: string;

  @IntField({ min: 1, max: 1_000_000, doc: '提交序号 / fencing number' })
  attempt!: number;

  @FenField({ doc: '金额（分）/ amount in fen' })
  amountFen!: string;

  @NestedField(() => PayeeInput)
  payee!: PayeeInput;

  @TextField({ max: 200, doc: '附言 / purpose' })
  purpose!: string;
}

export class BatchInput implements Batch {
  @TextField({ max: 64, pattern: REFERENCE, doc: '批次号 / batch reference' })
  batchReference!: string;

  @TextField({ min: 64, max: 64, pattern: /^[0-9a-f]{64}$/, doc: '内容摘要 / content hash' })
  contentHash!: string;

  @IntField({ min: 1, max: MAX_LINES, doc: '笔数 / number of lines' })
  count!: number;

  @FenField({ doc: '控制总额（分）/ control sum in fen' })
  controlSumFen!: string;

  @DateField({ doc: '要求支付日期 / requested execution date' })
  requestedExecutionDate!: string;

  @NestedField(() => BatchLineInput, { list: { min: 1, max: MAX_LINES } })
  lines!: BatchLineInput[];
}

export class FeedQuery {
  @IntField({
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    query: true,
    doc: '已读到的序号 / last sequence read',
  })
  after = 0;

  @IntField({ min: 1, max: 500, optional: true, query: true, doc: '条数上限 / most reports' })
  limit = 100;
}

export class NextPaymentsInput implements NextPayments {
  @IntField({ min: 0, max: 1_000_000, doc: '笔数 / number of payments' })
  count!: number;

  @ChoiceField(REASONS, { doc: '原因 / reason' })
  reason!: ReasonCode;
}

export class KnobsInput implements KnobSettings {
  @NestedField(() => NextPaymentsInput, { optional: true })
  returnNext?: NextPaymentsInput;

  @NestedField(() => NextPaymentsInput, { optional: true })
  rejectNext?: NextPaymentsInput;

  @IntField({ min: 0, max: 60_000, optional: true, doc: '应答延迟（毫秒）/ delay of answers in milliseconds' })
  delayMs?: number;
}
