import type { Setting } from '../setting.js';
import type { Visitor } from '../visitor.js';
import { TITLE } from './need.js';
import { does, isLedTo, isToldOf, type People } from './work.js';

const VOUCHER = { name: '回单.txt', mimeType: 'text/plain', buffer: Buffer.from('银行回单（示例） 1,200,000.00 元') };
/** The part of a disbursement's page that says what the treasury did. */
const PAYMENTS = '支付与退汇';
const ACCOUNT = '1402027019600123456';

/** From the menu to what was paid into a project. */
export async function goesToContributions(demander: Visitor): Promise<void> {
  await demander.goTo('攻关项目');
  await demander.press(/^XM-/);
  await demander.turnTo('资金');
  await demander.press('投入：计划与到位');
}

interface Paid {
  /** In 元. */
  readonly amount: string;
  readonly on: string;
  readonly voucherNo: string;
}

/** Fills in what was paid towards the first instalment, and does not send it yet. */
export async function writesWhatItPaid(demander: Visitor, { amount, on, voucherNo }: Paid): Promise<void> {
  await demander.press('申报投入');
  await demander.fill('计划期次', '1');
  await demander.fill('金额', amount);
  await demander.fill('付款日期', on);
  await demander.fill('银行凭证号', voucherNo);
}

/** The demander declares what it paid, with the bank's voucher; finance verifies it. */
export async function paysIn(people: People, setting: Setting): Promise<void> {
  const demander = await people.the('demander');
  await isLedTo(demander, '申报投入', TITLE);
  const voucherNo = `PZ-${setting.told.cast.telling}-1`;
  await writesWhatItPaid(demander, { amount: '1200000', on: setting.today(), voucherNo });
  await demander.press('确定');
  await demander.sees('请上传银行付款凭证，然后提交核实');
  await demander.upload(/上传附件/, VOUCHER);
  await demander.sees(VOUCHER.name);
  await does(demander, '提交核实');

  const finance = await people.the('finance');
  await isLedTo(finance, '核实', TITLE);
  await finance.sees(/1,200,000.00 元/);
  await does(finance, '核实');
}

/** The demander says where it is to be paid; finance, another person, verifies the account. */
export async function isPayable(people: People, setting: Setting): Promise<void> {
  const demander = await people.the('demander');
  await isLedTo(demander, '录入收款账户', TITLE);
  await demander.press('录入收款账户');
  await demander.fill('户名', setting.organisation('demander'));
  await demander.fill('账号', ACCOUNT);
  await demander.fill('开户行', '示例银行吉安分行');
  await demander.fill('联行号', '102100099996');
  await demander.press('确定');
  await demander.sees('待核验');

  const finance = await people.the('finance');
  await isLedTo(finance, '核验', setting.organisation('demander'));
  await does(finance, '核验');
}

/** Three persons bring the first tranche to the treasury. */
export async function release(people: People): Promise<void> {
  const officer = await people.the('officer');
  await isLedTo(officer, '申请拨付', TITLE);
  await does(officer, '申请拨付');
  const approver = await people.the('approver');
  await isLedTo(approver, '批准', TITLE);
  await approver.sees('肆拾万元整');
  await does(approver, '批准');
  const finance = await people.the('finance');
  await isLedTo(finance, '办理拨付', TITLE);
  await does(finance, '办理拨付');
  await finance.within(PAYMENTS).comes('已到账');
}

/** Who is paid is told so, and reads the amount. */
export async function isToldThatItCame(payee: Visitor): Promise<void> {
  await isToldOf(payee, '拨付到账', TITLE);
  await payee.within(PAYMENTS).sees('已到账');
  await payee.within(PAYMENTS).sees('400,000.00 元');
}

/** The other party finds it on the page of the project. */
export async function findsWhatWasPaid(taker: Visitor): Promise<void> {
  await taker.goTo('攻关项目');
  await taker.press(/^XM-/);
  await taker.within('已拨付').sees('400,000.00 元');
}
