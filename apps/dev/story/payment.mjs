import { inYuan } from './money.mjs';

/** A disbursement of a project by the number of its tranche, as the officer reads it. */
export async function trancheOf({ officer }, project, number) {
  const { items } = await officer.client.get(`/projects/${project.id}/disbursements`);
  return items.find(({ trancheNumber }) => trancheNumber === number) ?? { state: 'not_planned' };
}

/** Three persons bring a tranche to the treasury: the officer requests, the approver approves, finance releases. */
export async function release(story, cast, disbursement, expectedFen) {
  const { officer, approver, finance } = cast;
  const read = () => officer.client.get(`/disbursements/${disbursement.id}`);
  const requested = await story.step(
    officer,
    `申请第 ${disbursement.trancheNumber} 期拨付`,
    async (me) => me.act('disbursements', await read(), 'request'),
    {
      of: 'disbursement',
      is: 'requested',
      says: ({ amountFen }) => {
        story.expect(amountFen === expectedFen, `应拨 ${inYuan(expectedFen)} 元，申请为 ${inYuan(amountFen)} 元`);
        return `${inYuan(amountFen)} 元`;
      },
    },
  );
  await story.refused(
    officer,
    '批准自己的申请（兼有审批角色）',
    (me) => me.act('disbursements', requested, 'approve'),
    ['disbursement.approver_is_requester'],
  );
  const approved = await story.step(approver, '批准拨付', (me) => me.act('disbursements', requested, 'approve'), {
    of: 'disbursement',
    is: 'approved',
    says: ({ amountInWords }) => amountInWords,
  });
  await story.step(finance, '办理拨付', (me) => me.act('disbursements', approved, 'release'), {
    of: 'disbursement',
    is: 'approved',
    says: ({ instructions }) => `支付指令 ${instructions.at(-1).reference}`,
  });
  return read;
}

/** The treasury pays. */
export const arrives = (story, read) =>
  story.comes('发送国库并到账', read, {
    of: 'disbursement',
    is: 'settled',
    says: ({ amountFen, instructions }) => `${inYuan(amountFen)} 元，银行流水 ${instructions.at(-1).bankReference}`,
  });

/** The payee's account: entered by itself, verified by finance; an older one is retired by that. */
export async function verifiedAccount(story, { demander, finance }, accountNo) {
  const account = {
    accountName: demander.organisationName,
    accountNo,
    bankName: '示例银行吉安分行',
    bankCode: '102100099996',
  };
  const entered = await story.step(
    demander,
    `录入收款账户 …${accountNo.slice(-4)}`,
    (me) => me.post(`/organisations/${demander.organisationId}/payee-accounts`, account),
    { of: 'payee_account', is: 'entered' },
  );
  await story.step(finance, '核验收款账户', (me) => me.act('payee-accounts', entered, 'verify'), {
    of: 'payee_account',
    is: 'verified',
  });
}

/** A contribution of the demander with its bank voucher, verified by finance. */
export async function contribute(story, cast, project, { instalment, amountFen, voucherNo }) {
  const { demander, finance } = cast;
  const declared = await story.step(
    demander,
    `申报第 ${instalment} 期投入 ${inYuan(amountFen)} 元，凭证 ${voucherNo}`,
    (me) => me.post(`/projects/${project.id}/contributions`, contribution(story, { instalment, amountFen, voucherNo })),
    { of: 'contribution', is: 'declared' },
  );
  const submitted = await demander.client.act('contributions', declared, 'submit');
  await story.step(finance, `对照银行凭证核实 ${voucherNo}`, (me) => me.act('contributions', submitted, 'verify'), {
    of: 'contribution',
    is: 'verified',
  });
}

export const contribution = (story, { instalment, amountFen, voucherNo }) => ({
  source: 'demander',
  kind: 'cash_to_taker',
  funds: 'own',
  instalment,
  amountFen,
  paidOn: story.today(),
  voucherNo,
});
