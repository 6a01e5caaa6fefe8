import { defineMessages, fen, formatYuan, refused } from '#platform';
import { accountLabels } from './ledger.labels.js';

defineMessages({
  'ledger.amount_not_positive': { zh: '金额必须大于零', en: 'The amount must be greater than zero' },
  'ledger.key_reused': {
    zh: '业务号“{key}”已用于另一笔记账（{kind}）',
    en: 'The key {key} stands for another journal already ({kind})',
  },
  'ledger.year_closed': {
    zh: '{year} 年度已关账，只能以编号的以前年度调整入账',
    en: 'The fiscal year {year} is closed: only a numbered prior-year adjustment can be posted in it',
  },
  'ledger.not_reversible': {
    zh: '收回、结转和以前年度调整的分录不能冲销，请另行提出以前年度调整',
    en: 'A lapse, a carry-over or an adjustment is not reversed: propose a prior-year adjustment',
  },
  'ledger.as_of_in_future': { zh: '不能查询未来时点的账面', en: 'The books cannot be read as of an instant to come' },
  'ledger.malformed_year': { zh: '年度须为四位数字', en: 'A fiscal year is four digits' },
  'prior_year_adjustment.year_not_closed': {
    zh: '{year} 年度尚未关账，无需以前年度调整',
    en: 'The fiscal year {year} is not closed: it takes ordinary postings',
  },
  'ledger.already_reversed': { zh: '该分录已冲销，不能再次冲销', en: 'This journal was reversed already' },
});

// One text per account, because a reader needs the account's name in both languages and parameters have none.
defineMessages(
  Object.fromEntries(
    Object.entries(accountLabels).map(([kind, { zh, en }]) => [
      `ledger.insufficient_${kind}`,
      {
        zh: `“${zh}”余额不足：现有 {balance} 元，需要 {needed} 元`,
        en: `${en}: not enough, {balance} yuan there, {needed} yuan needed`,
      },
    ]),
  ),
);

/** What the database says beside `ledger_balance_not_negative`. */
interface Shortage {
  readonly kind: string;
  readonly balanceFen: string;
  readonly neededFen: string;
}

/**
 * Turns the database's refusal of a negative balance or of a closed year into the 409 that a person can read; any other
 * error stays as it is, the 40001 of a unit that began before the year closed among them. The transaction is over in
 * every case.
 */
export function explainRefusal(error: unknown): unknown {
  const { code, constraint, detail } = error as { code?: string; constraint?: string; detail?: string };
  if (code !== '23514' || detail === undefined) return error;
  if (constraint === 'fiscal_year_open') {
    return refused({ code: 'ledger.year_closed', params: JSON.parse(detail) as { year: number } });
  }
  if (constraint !== 'ledger_balance_not_negative') return error;
  const shortage = JSON.parse(detail) as Shortage;
  return refused({
    code: `ledger.insufficient_${shortage.kind}`,
    params: { balance: formatYuan(fen(shortage.balanceFen)), needed: formatYuan(fen(shortage.neededFen)) },
  });
}
