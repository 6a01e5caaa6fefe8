import { tableLines } from '../lib/text-table.mjs';
import { balance } from './award.mjs';
import { inYuan, yuan } from './money.mjs';

const SHANGHAI_MS = 8 * 3_600_000;
const PAID = yuan(1_150_000);

/** 账: the books of the programme as a finance officer reads them, and what they come to. */
export async function showLedger(story, { finance }, programme) {
  story.chapter('十三、账簿（单位：元）');
  const books = `/programmes/${programme.id}/ledger`;
  for (const source of ['fiscal', 'demander_memo']) {
    const lines = await finance.client.list(`${books}/statement?source=${source}`);
    table(story, `${story.label('source', source)}明细账`, statement(story, lines));
  }
  const { balances } = await finance.client.get(`${books}/balances`);
  const rows = balances.map((line) => [
    String(line.fiscalYear),
    story.label('source', line.source),
    story.label('account', line.account),
    inYuan(line.balanceFen),
  ]);
  table(story, '科目余额', tableLines(['年度', '资金来源', '科目', '余额'], rows, [3]));
  const paid = await balance(finance, programme, 'paid');
  story.expect(paid === PAID, `已支付应为 ${inYuan(PAID)} 元，账上为 ${inYuan(paid)} 元`);
  for (const account of ['encumbered', 'payable', 'in_flight']) {
    const left = await balance(finance, programme, account);
    story.expect(left === '0', `${story.label('account', account)}应已结清，账上还有 ${inYuan(left)} 元`);
  }
  return paid;
}

/** One row for each account a journal touched: what went out of it or came in, and what it held then. */
function statement(story, lines) {
  const rows = lines.flatMap(({ effectiveAt, kind, reference, movements }) =>
    movements.map(({ account, amountFen, balanceFen }, index) => [
      index === 0 ? dayOf(effectiveAt) : '',
      index === 0 ? story.label('kind', kind) : '',
      index === 0 ? (reference ?? '') : '',
      story.label('account', account),
      amountFen.startsWith('-') ? '' : inYuan(amountFen),
      amountFen.startsWith('-') ? inYuan(amountFen.slice(1)) : '',
      inYuan(balanceFen),
    ]),
  );
  return tableLines(['日期', '摘要', '凭据', '科目', '转入', '转出', '余额'], rows, [4, 5, 6]);
}

function table(story, title, lines) {
  story.print(`\n  ${title}\n${lines.map((line) => `    ${line}`).join('\n')}`);
}

const dayOf = (instant) => new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(0, 10);
