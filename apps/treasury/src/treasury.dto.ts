import {
  ChoiceField,
  DateField,
  FenField,
  FlagField,
  IntField,
  NestedField,
  PpmField,
  TextField,
} from '#platform/http';
import { REASONS, type Dial, type KnobSettings, type NextPayments, type ReasonCode } from './knobs.js';
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

export class DialInput implements Dial {
  @IntField({ min: 0, max: 1_000_000, optional: true, doc: '接下来的次数 / the next so many times' })
  next?: number;

  @PpmField({ optional: true, doc: '概率（百万分之一）/ probability in parts per million' })
  ppm?: number;
}

const Knob = (doc: string): PropertyDecorator => NestedField(() => DialInput, { optional: true, doc });

export class KnobsInput implements KnobSettings {
  @NestedField(() => NextPaymentsInput, { optional: true })
  returnNext?: NextPaymentsInput;

  @NestedField(() => NextPaymentsInput, { optional: true })
  rejectNext?: NextPaymentsInput;

  @IntField({ min: 0, max: 60_000, optional: true, doc: '应答延迟（毫秒）/ delay of answers in milliseconds' })
  delayMs?: number;

  @Knob('付款后应答丢失 / paid, and the answer is dropped') lostAck?: DialInput;
  @Knob('回报丢失，只能查询 / no report; only asking tells') lostReport?: DialInput;
  @Knob('回报重复 / the report comes twice') duplicateReport?: DialInput;
  @Knob('回报延迟 / the payment and its report come later') lateReport?: DialInput;
  @Knob('同批回报乱序 / reports of a batch in any order') outOfOrder?: DialInput;
  @Knob('部分失败：账号不存在 / single lines are rejected') partialFailure?: DialInput;
  @Knob('户名不符 / rejected: name mismatch') wrongName?: DialInput;
  @Knob('回报金额错误 / the report tells one fen too much') wrongAmount?: DialInput;
  @Knob('回报指令号错误 / the report names an unknown instruction') wrongReference?: DialInput;
  @Knob('到账若干天后退汇 / returned days after the settlement') returnLater?: DialInput;
  @Knob('同一批次到达两次 / the same batch arrives twice') duplicateFile?: DialInput;
  @Knob('慢应答 / slow answers') slow?: DialInput;
  @Knob('连接中断，未受理 / connection cut, nothing done') down?: DialInput;
  @Knob('503，未受理 / 503, nothing done') serverError?: DialInput;

  @IntField({ min: 0, max: 2_147_483_647, optional: true, doc: '随机种子 / seed of the faults' })
  seed?: number;

  @IntField({ min: 0, max: 60_000, optional: true, doc: '慢应答时长（毫秒）/ how slow, in milliseconds' })
  slowMs?: number;

  @IntField({ min: 1, max: 1_000, optional: true, doc: '延迟的查询次数 / readings of the feed before a late report' })
  latePolls?: number;

  @IntField({ min: 1, max: 10, optional: true, doc: '延迟天数 / days before a late report' })
  lateDays?: number;

  @IntField({ min: 1, max: 3_650, optional: true, doc: '退汇间隔天数 / days before a return' })
  returnAfterDays?: number;

  @FlagField({ optional: true, doc: '重复付款（故意错误）/ pay what comes again, a broken bank' })
  paysAgain?: boolean;
}

export class ClockInput {
  @IntField({ min: 0, max: 36_500, doc: '比实际时间提前的天数 / days ahead of real time' })
  daysAhead!: number;
}
