import { defineMessages, fen, formatYuan, refused } from '#platform';
import { accountLabels } from './ledger.labels.js';

defineMessages({
  'ledger.amount_not_positive': { zh: '金额必须大于零', en: 'The amount must be greater than zero' },
  'ledger.key_reused': {
    zh: '业务号“{key}”已用于另一笔记账（{kind}）',
    en: 'The key {key} stands for another journal already ({kind})',
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
 * Turns the database's refusal of a negative balance into the 409 that a person can read; any other error stays as it
 * is. The transaction is over in both cases.
 */
export function explainShortage(error: unknown): unknown {
  const { constraint, detail } = error as { constraint?: string; detail?: string };
  if (constraint !== 'ledger_balance_not_negative' || detail === undefined) return error;
  const shortage = JSON.parse(detail) as Shortage;
  return refused({
    code: `ledger.insufficient_${shortage.kind}`,
    params: { balance: formatYuan(fen(shortage.balanceFen)), needed: formatYuan(fen(shortage.neededFen)) },
  });
}
