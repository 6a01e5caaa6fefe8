import { formatYuan, type Fen } from '#platform';
import type { AnnualStatement } from '#ledger';
import type { Block, Column, Paper } from '../pdf/paper.js';
import { shanghaiTime } from '../shanghai-time.js';
import type { StatementDocument } from './statement-document.js';

const STATES: Readonly<Record<string, string>> = { open: '未结账', closing: '待结账', closed: '已结账' };

/** 年度决算表: how every fiscal yuan of the year came, moved and went. */
export function statementPaper(document: StatementDocument): Paper {
  const { statement, programme, agencyName, books } = document;
  const name = `${statement.year} 年度“揭榜挂帅”财政资金决算表`;
  return {
    title: `${name} ${programme.number}`,
    shortName: `${statement.year}年度决算`,
    dataAt: books.at,
    footer: `${programme.number}　数据版本：本年度第 ${books.journals} 笔分录（${shanghaiTime(books.at)} 入账）`,
    landscape: true,
    blocks: [
      { kind: 'title', office: agencyName, name },
      {
        kind: 'facts',
        rows: [
          [
            ['计划', `${programme.number}　${programme.name}`],
            ['账期状态', STATES[statement.state] ?? statement.state],
          ],
        ],
      },
      { kind: 'caption', text: '一、预算指标（元）' },
      available(document),
      { kind: 'caption', text: '二、项目资金（元）' },
      projects(document, HELD),
      { kind: 'caption', text: '三、应收追回款（元）' },
      projects(document, RECEIVABLE),
      { kind: 'caption', text: '四、勾稽关系' },
      checks(document),
      { kind: 'boxes', texts: ['编制人：\n\n日期：\n', '审核人：\n\n日期：\n', '单位负责人：\n\n日期：\n'] },
    ],
  };
}

function available({ statement: { available: year, carriedOverFen } }: StatementDocument): Block {
  const line = (name: string, amount: Fen): string[] => [name, formatYuan(amount)];
  return {
    kind: 'table',
    columns: [
      { title: '项目', width: 5 },
      { title: '金额', width: 2, align: 'right' },
    ],
    rows: [
      line('年初结转', year.openingFen),
      line('加：本年下达指标', year.appropriatedFen),
      line('减：本年承诺', year.encumberedFen),
      line('加：释放承诺', year.releasedFen),
      line('加：退汇收回', year.returnedFen),
      line('加：追回到账', year.recoveredFen),
      line('减：年终收回', year.lapsedFen),
      line('年末可用指标', year.closingFen),
      line('其中（含已承诺）结转下年', carriedOverFen),
    ],
  };
}

type AnnualProjectFigures = AnnualStatement['totals'];
type Figure = readonly [title: string, of: (figures: AnnualProjectFigures) => Fen];

const HELD: readonly Figure[] = [
  ['年初承诺未付', (p) => p.openingHeldFen],
  ['本年承诺', (p) => p.encumberedFen],
  ['释放承诺', (p) => p.releasedFen],
  ['本年支付', (p) => p.paidFen],
  ['支付后退汇', (p) => p.returnedFen],
  ['退回指标', (p) => p.returnedToAvailableFen],
  ['年末承诺未付', (p) => p.closingHeldFen],
  ['年初累计支付', (p) => p.openingPaidFen],
  ['年末累计支付', (p) => p.closingPaidFen],
];

const RECEIVABLE: readonly Figure[] = [
  ['年初应收', (p) => p.openingReceivableFen],
  ['本年立项追回', (p) => p.claimedFen],
  ['本年收回', (p) => p.recoveredFen],
  ['本年核销', (p) => p.writtenOffFen],
  ['年末应收', (p) => p.closingReceivableFen],
];

function projects({ statement, projects: names }: StatementDocument, figures: readonly Figure[]): Block {
  const columns: Column[] = [
    { title: '项目编号', width: 2.2, align: 'center' },
    { title: '项目名称', width: 3 },
    ...figures.map(([title]): Column => ({ title, width: 2.1, align: 'right' })),
  ];
  const amounts = (line: AnnualProjectFigures): string[] => figures.map(([, of]) => formatYuan(of(line)));
  const rows = statement.projects.map((line) => {
    const { number, title } = names.get(line.projectId) ?? { number: '—', title: '待立项' };
    return [number, title, ...amounts(line)];
  });
  const sorted = rows.sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return { kind: 'table', columns, rows: [...sorted, ['合计', `共 ${rows.length} 项`, ...amounts(statement.totals)]] };
}

function checks({ statement: { disagreements } }: StatementDocument): Block {
  const text =
    disagreements.length === 0
      ? '各项发生额与账户余额逐项核对一致。'
      : `与账簿不一致，不得作为决算依据：${disagreements.join('；')}`;
  return { kind: 'note', text };
}
