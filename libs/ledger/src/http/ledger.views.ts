import { fenToJson, type LocalDate } from '#platform';
import {
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
import { ACCOUNT_KINDS, LEDGER_SOURCES, type LedgerSource } from '../accounts.js';
import { JOURNAL_KINDS } from '../journal.js';
import type { BalanceLine } from '../queries/balances.js';
import type { JournalLine } from '../queries/journals.js';
import type { StatementLine } from '../queries/statement.js';

const YEARS = { min: 2000, max: 2100 };

export class BalanceQuery {
  @IdField({ optional: true, doc: '项目 / project' })
  projectId?: string;

  @IntField({ ...YEARS, optional: true, query: true, doc: '预算年度 / fiscal year' })
  fiscalYear?: number;

  @InstantField({ optional: true, doc: '按此刻之前已记账的账面 / as recorded up to this instant, not in the future' })
  recordedAt?: string;

  @DateField({ optional: true, doc: '按业务日期截至此日（含） / as effective up to this day, included' })
  effectiveOn?: LocalDate;
}

export class JournalQuery extends ListQuery {
  @IdField({ optional: true, doc: '项目 / project' })
  projectId?: string;

  @IntField({ ...YEARS, optional: true, query: true, doc: '预算年度 / fiscal year' })
  fiscalYear?: number;
}

export class JournalListQuery extends JournalQuery {
  @IdField({ optional: true, doc: '事项编号 / id of the subject' })
  subjectId?: string;
}

export class StatementQuery extends JournalQuery {
  @ChoiceField(LEDGER_SOURCES, { optional: true, doc: '资金来源，默认财政 / source of the money, fiscal by default' })
  source: LedgerSource = 'fiscal';

  @InstantField({ optional: true, doc: '按此刻之前已记账的账面 / as recorded up to this instant, not in the future' })
  recordedAt?: string;

  @DateField({ optional: true, doc: '按业务日期截至此日（含） / as effective up to this day, included' })
  effectiveOn?: LocalDate;
}

export class BalanceLineView {
  @IntField({ ...YEARS, doc: '预算年度 / fiscal year' }) fiscalYear!: number;
  @ChoiceField(LEDGER_SOURCES, { doc: '资金来源 / source of the money' }) source!: string;
  @ChoiceField(ACCOUNT_KINDS, { doc: '账户 / account' }) account!: string;
  @FenField({ signed: true, doc: '余额（分） / balance in fen' }) balanceFen!: string;
}

export class BalancesView {
  @NestedField(() => BalanceLineView, { list: { max: 1000 }, doc: '余额 / balances' }) balances!: BalanceLineView[];
}

export class JournalLegView {
  @ChoiceField(LEDGER_SOURCES, { doc: '资金来源 / source of the money' }) source!: string;
  @ChoiceField(ACCOUNT_KINDS, { doc: '账户 / account' }) account!: string;
  @IdField({ nullable: true, doc: '攻关项目 / project' }) projectId!: string | null;
  @IntField({ ...YEARS, doc: '预算年度 / fiscal year' }) fiscalYear!: number;
  @FenField({ signed: true, doc: '正数为转入 / positive comes in' }) amountFen!: string;
}

export class JournalView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @ChoiceField(JOURNAL_KINDS, { doc: '记账事由 / kind of journal' }) kind!: string;
  @TextField({ max: 200, doc: '业务号 / natural key' }) key!: string;
  @TextField({ max: 100, doc: '事项类别 / kind of the subject' }) subjectType!: string;
  @IdField({ doc: '事项编号 / id of the subject' }) subjectId!: string;
  @TextField({ max: 200, nullable: true, doc: '指标文号或银行流水号 / index number or bank reference' })
  reference!: string | null;
  @InstantField({ doc: '业务发生时间 / when it happened' }) effectiveAt!: string;
  @InstantField({ doc: '记账时间 / when it was recorded' }) recordedAt!: string;
  @IdField({ nullable: true, doc: '所冲销的分录 / the journal it takes back' }) reversesId!: string | null;
  @IdField({ nullable: true, doc: '冲销它的分录 / the journal that took it back' }) reversedById!: string | null;
  @IntField({ min: 0, max: 1000, doc: '冲销链深度 / depth of the chain of reversals' }) reversalDepth!: number;
  @IdField({ nullable: true, doc: '以前年度调整 / the prior-year adjustment behind it' }) adjustmentId!: string | null;
  @NestedField(() => JournalLegView, { list: { min: 2, max: 100 }, doc: '借贷分录 / legs' }) legs!: JournalLegView[];
}

export class StatementMovementView {
  @ChoiceField(ACCOUNT_KINDS, { doc: '账户 / account' }) account!: string;
  @FenField({ signed: true, doc: '金额（分） / amount in fen' }) amountFen!: string;
  @FenField({ signed: true, doc: '此行后余额 / balance after this row' }) balanceFen!: string;
}

export class StatementLineView {
  @IdField({ doc: '分录 / journal' }) journalId!: string;
  @ChoiceField(JOURNAL_KINDS, { doc: '记账事由 / kind of journal' }) kind!: string;
  @TextField({ max: 200, nullable: true, doc: '凭据 / document' }) reference!: string | null;
  @InstantField({ doc: '业务时间 / effective at' }) effectiveAt!: string;
  @InstantField({ doc: '登记时间 / recorded at' }) recordedAt!: string;
  @NestedField(() => StatementMovementView, { list: { min: 1, max: 100 }, doc: '账户变动 / movements of accounts' })
  movements!: StatementMovementView[];
}

export function balanceLineView(line: BalanceLine): BalanceLineView {
  return { ...line, balanceFen: fenToJson(line.balanceFen) };
}

export function journalView(line: JournalLine): JournalView {
  return {
    ...line,
    effectiveAt: line.effectiveAt.toISOString(),
    recordedAt: line.recordedAt.toISOString(),
    legs: line.legs.map((leg) => ({ ...leg, amountFen: fenToJson(leg.amountFen) })),
  };
}

export function statementLineView(line: StatementLine): StatementLineView {
  return {
    ...line,
    effectiveAt: line.effectiveAt.toISOString(),
    recordedAt: line.recordedAt.toISOString(),
    movements: line.movements.map(({ account, amountFen, balanceFen }) => ({
      account,
      amountFen: fenToJson(amountFen),
      balanceFen: fenToJson(balanceFen),
    })),
  };
}
