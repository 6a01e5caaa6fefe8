import {
  displayPercent,
  fen,
  formatYuan,
  labelOf,
  messageOf,
  ppm,
  shanghaiDate,
  subtractFen,
  sumFen,
  toChineseCapital,
  wholePpm,
} from '#platform';
import { milestoneLifecycle } from '#milestone';
import { acceptanceLifecycle, type Acceptance } from '#acceptance';
import { contributionLifecycle, disbursementLifecycle, triggerText, type StoredLine } from '#disbursement';
import type { Block, Column, Paper } from '../pdf/paper.js';
import { shanghaiTime } from '../shanghai-time.js';
import type { ApprovalSheet } from './approval-sheet.js';

const PAYEES = { demander: '需求方', taker: '揭榜方' } as const;
const OUTCOMES = { pending: '待回执', settled: '已到账', rejected: '被拒绝', returned: '已退汇' } as const;
const GATES = { planned: '按计划投入', verified_to_date: '按已核实投入' } as const;
const NONE = '—';

/** 拨付审批单: what is asked for, why it may be paid, who agreed to it and where it went. */
export function approvalPaper(sheet: ApprovalSheet): Paper {
  const { disbursement, data, agencyName } = sheet;
  const name = '“揭榜挂帅”财政资金拨付审批单';
  return {
    title: `${name} ${disbursement.number}`,
    shortName: disbursement.number,
    dataAt: data.at,
    footer: `${disbursement.number}　数据版本：审计记录第 ${data.seq} 号（${shanghaiTime(data.at)}）`,
    blocks: [
      { kind: 'title', office: agencyName, name },
      request(sheet),
      { kind: 'caption', text: '一、金额计算（申请时按规则逐项计算并锁定）' },
      computation(disbursement.computation ?? []),
      { kind: 'caption', text: '二、投入凭证' },
      ...vouchers(sheet),
      { kind: 'caption', text: '三、里程碑、中期检查与验收' },
      delivery(sheet),
      { kind: 'caption', text: '四、经办、审批与拨付（三人分离）' },
      persons(sheet),
      { kind: 'caption', text: '五、办理记录' },
      steps(sheet),
      { kind: 'caption', text: '六、账务凭证' },
      ledger(sheet),
      { kind: 'caption', text: '七、支付凭证' },
      payments(sheet),
    ],
  };
}

function request({ disbursement, programme, challenge, project, payee, delivery }: ApprovalSheet): Block {
  const { tranche } = delivery;
  const { account } = payee;
  return {
    kind: 'facts',
    rows: [
      [
        ['编号', disbursement.number],
        ['状态', wordOf(disbursementLifecycle.states, disbursement.state)],
      ],
      [['计划', `${programme.number}　${programme.name}`]],
      [['榜题', `${challenge.number}　${challenge.title}`]],
      [['项目', `${project.number}　${project.title}`]],
      [
        ['收款单位', `${payee.name}（${PAYEES[disbursement.payee]}）`],
        ['户名', account?.name ?? '尚无已核验账户'],
      ],
      [
        ['账号', account?.number ?? NONE],
        ['开户行行号', account?.bankCode ?? NONE],
      ],
      [
        ['期次', `第 ${tranche.number} 期（第 ${disbursement.payeePart} 份，共 ${tranche.payeeParts.length} 份）`],
        ['拨付条件', triggerText(tranche.trigger).zh],
      ],
      [
        ['累计上限', `¥${formatYuan(tranche.ceilingFen)}（补助额的 ${percent(tranche.ceilingPpm)}）`],
        ['计算口径', GATES[tranche.gate]],
      ],
      [
        ['计入投入 N', disbursement.countedFen === null ? NONE : `¥${formatYuan(disbursement.countedFen)}`],
        ['最迟申请', tranche.latestOn ?? '不限'],
      ],
      [['金额（小写）', `¥${formatYuan(disbursement.amountFen)}`]],
      [['金额（大写）', `人民币${toChineseCapital(disbursement.amountFen)}`]],
    ],
  };
}

const COMPUTATION_COLUMNS: readonly Column[] = [
  { title: '序号', width: 1, align: 'center' },
  { title: '计算项', width: 7 },
  { title: '基数（元）', width: 3.4, align: 'right' },
  { title: '比例', width: 2.4, align: 'right' },
  { title: '金额（元）', width: 3.4, align: 'right' },
];

function computation(lines: readonly StoredLine[]): Block {
  const rows = lines.map(({ code, amountFen, basisFen, ratioPpm }, index) => [
    String(index + 1),
    messageOf(code).zh,
    basisFen === undefined ? NONE : formatYuan(fen(basisFen)),
    ratioPpm === undefined ? NONE : displayPercent(ppm(ratioPpm), wholePpm, 4),
    formatYuan(fen(amountFen)),
  ]);
  return { kind: 'table', columns: COMPUTATION_COLUMNS, rows };
}

const VOUCHER_COLUMNS: readonly Column[] = [
  { title: '凭证号', width: 3.6 },
  { title: '付款日期', width: 2.2, align: 'center' },
  { title: '出资与方式', width: 4.4 },
  { title: '期次', width: 1, align: 'center' },
  { title: '金额（元）', width: 2.8, align: 'right' },
  { title: '退款（元）', width: 2.4, align: 'right' },
  { title: '状态', width: 1.6, align: 'center' },
  { title: '核实时间', width: 2.4, align: 'center' },
];

const word = (field: string, code: string): string => labelOf(field, code)?.zh ?? code;

function vouchers({ contributions, disbursement: { countedFen } }: ApprovalSheet): Block[] {
  if (contributions.length === 0) return [{ kind: 'note', text: '尚无投入凭证。' }];
  const rows = contributions.map((each) => [
    each.voucherNo,
    each.paidOn,
    (['source', 'kind', 'funds'] as const).map((field) => word(field, each[field])).join('，'),
    each.instalment === null ? NONE : String(each.instalment),
    formatYuan(each.amountFen),
    formatYuan(each.refundedFen),
    wordOf(contributionLifecycle.states, each.state),
    shanghaiTime(each.verifiedAt),
  ]);
  const verified = contributions.filter(({ state, funds }) => state === 'verified' && funds === 'own');
  const total = sumFen(verified.map((each) => subtractFen(each.amountFen, each.refundedFen)));
  return [
    { kind: 'table', columns: VOUCHER_COLUMNS, rows },
    {
      kind: 'note',
      text:
        `现已核实自有资金合计（扣除退款）：¥${formatYuan(total)}，转拨的财政资金不计入。` +
        `申请时计入投入 N：${countedFen === null ? NONE : `¥${formatYuan(countedFen)}`}。`,
    },
  ];
}

const DELIVERY_COLUMNS: readonly Column[] = [
  { title: '事项', width: 3.4 },
  { title: '内容', width: 7 },
  { title: '期限', width: 2, align: 'center' },
  { title: '结果', width: 3 },
  { title: '时间', width: 2.6, align: 'center' },
];

function delivery({ delivery: { milestones, stageChecks, acceptances } }: ApprovalSheet): Block {
  const rows = [
    ...milestones.map(({ number, title, dueOn, state, passedAt }) => {
      return [`里程碑 ${number}`, title, dueOn, wordOf(milestoneLifecycle.states, state), shanghaiTime(passedAt)];
    }),
    ...stageChecks.map(({ findings, checkedAt }) => {
      return ['中期检查', findings, NONE, '已检查', shanghaiTime(checkedAt)];
    }),
    ...acceptances.map((round) => {
      return [`验收第 ${round.round} 轮`, round.number, NONE, outcomeOf(round), shanghaiTime(round.concludedAt)];
    }),
  ];
  return rows.length === 0
    ? { kind: 'note', text: '任务书生效后形成里程碑。' }
    : { kind: 'table', columns: DELIVERY_COLUMNS, rows };
}

function outcomeOf({ state, outcome, completionPpm }: Acceptance): string {
  if (outcome === null) return wordOf(acceptanceLifecycle.states, state);
  const completion = completionPpm === null ? '' : `，完成率 ${percent(completionPpm)}`;
  return `${word('outcome', outcome)}${completion}`;
}

function persons({ disbursement, signed, names }: ApprovalSheet): Block {
  const box = (role: string, by: string | null, at: Date | null): string => {
    const person = by === null ? '（尚未办理）' : (names.get(by) ?? by);
    return `${role}\n姓名：${person}\n时间：${shanghaiTime(at)}\n\n签章：\n\n`;
  };
  return {
    kind: 'boxes',
    texts: [
      box('经办（申请）', disbursement.requestedBy, signed.requestedAt),
      box('审批（批准）', disbursement.approvedBy, signed.approvedAt),
      box('财务（拨付）', disbursement.releasedBy, signed.releasedAt),
    ],
  };
}

const STEP_COLUMNS: readonly Column[] = [
  { title: '时间', width: 3.2, align: 'center' },
  { title: '动作', width: 2.2, align: 'center' },
  { title: '办理人', width: 2.4, align: 'center' },
  { title: '其后状态', width: 2.2, align: 'center' },
  { title: '说明', width: 6 },
];

function steps({ steps: taken, names }: ApprovalSheet): Block {
  const rows = taken.map(({ at, action, actorId, toState, reason }) => [
    shanghaiTime(at),
    action === 'create' ? '生成' : wordOf(disbursementLifecycle.actions, action),
    actorId === null ? '系统' : (names.get(actorId) ?? actorId),
    toState === null ? NONE : wordOf(disbursementLifecycle.states, toState),
    reason ?? NONE,
  ]);
  return { kind: 'table', columns: STEP_COLUMNS, rows };
}

const LEDGER_COLUMNS: readonly Column[] = [
  { title: '分录号', width: 6.2 },
  { title: '事由', width: 2.3, align: 'center' },
  { title: '年度', width: 1.2, align: 'center' },
  { title: '由账户转入账户', width: 3.4, align: 'center' },
  { title: '金额（元）', width: 2.8, align: 'right' },
  { title: '时间', width: 2.6, align: 'center' },
];

function ledger({ journals }: ApprovalSheet): Block {
  if (journals.length === 0) return { kind: 'note', text: '批准后记账。' };
  const rows = journals.map(({ id, kind, fiscalYear, from, to, amountFen, effectiveAt }) => [
    id,
    word('kind', kind),
    String(fiscalYear),
    `${word('account', from)} → ${word('account', to)}`,
    formatYuan(amountFen),
    shanghaiTime(effectiveAt),
  ]);
  return { kind: 'table', columns: LEDGER_COLUMNS, rows };
}

const PAYMENT_COLUMNS: readonly Column[] = [
  { title: '支付指令号', width: 3.2 },
  { title: '批次', width: 2.6, align: 'center' },
  { title: '收款账号', width: 4 },
  { title: '金额（元）', width: 2.8, align: 'right' },
  { title: '结果', width: 1.8, align: 'center' },
  { title: '银行流水号', width: 4 },
  { title: '指令日期', width: 2.2, align: 'center' },
];

function payments({ payments: made }: ApprovalSheet): Block {
  if (made.length === 0) return { kind: 'note', text: '财务拨付后形成支付指令。' };
  const rows = made.map(({ instruction, batchNumber }) => [
    instruction.reference,
    batchNumber ?? '待发送',
    instruction.payeeAccount,
    formatYuan(instruction.amountFen),
    `${OUTCOMES[instruction.outcome]}${instruction.reasonCode === null ? '' : `（${instruction.reasonCode}）`}`,
    instruction.bankReference ?? NONE,
    shanghaiDate(instruction.createdAt),
  ]);
  return { kind: 'table', columns: PAYMENT_COLUMNS, rows };
}

/** The Chinese word for one of a lifecycle's states or actions. */
const wordOf = (words: Readonly<Record<string, { readonly zh: string }>>, name: string): string =>
  words[name]?.zh ?? name;

const percent = (ratioPpm: number): string => displayPercent(ppm(ratioPpm), wholePpm, 2);
