import { defineGuard, defineLifecycle, formatYuan, shanghaiDate, yearOf, type Facts, type Fen } from '#platform';
import type { FiscalYear } from './ledger.entities.js';

export interface FiscalYearFacts extends Facts {
  readonly subject: FiscalYear;
  /** The earliest year before this one whose books are not closed. */
  readonly earlierOpen: number | null;
  /** What could still be encumbered, in fen. */
  readonly availableFen: Fen;
}

const yearOver = defineGuard<FiscalYearFacts>(
  'fiscal_year.not_over',
  { zh: '{year} 年度尚未结束', en: 'The fiscal year {year} is not over yet' },
  ({ subject }, { now }) => yearOf(shanghaiDate(now)) > subject.year || { year: subject.year },
);

const earlierClosed = defineGuard<FiscalYearFacts>(
  'fiscal_year.earlier_open',
  { zh: '请先关闭 {year} 年度', en: 'Close the fiscal year {year} first' },
  ({ earlierOpen }) => earlierOpen === null || { year: earlierOpen },
);

const anotherPerson = defineGuard<FiscalYearFacts>(
  'fiscal_year.same_person',
  { zh: '须由提出关账的人以外的人确认', en: 'Somebody other than who proposed it must close the year' },
  ({ subject }, { actor }) => actor.userId !== null && subject.closeProposedBy !== actor.userId,
);

const carryStillThere = defineGuard<FiscalYearFacts>(
  'fiscal_year.carry_above_available',
  {
    zh: '拟结转 {carry} 元，超过可用指标 {available} 元',
    en: '{carry} yuan are to be carried over, more than the {available} yuan that are available',
  },
  ({ subject, availableFen }) =>
    subject.carryAvailableFen === null ||
    subject.carryAvailableFen <= availableFen || {
      carry: formatYuan(subject.carryAvailableFen),
      available: formatYuan(availableFen),
    },
);

/** 预算年度: its books are open until two persons close them; a closed year takes numbered adjustments and nothing else. */
export const fiscalYearLifecycle = defineLifecycle<FiscalYearFacts>()({
  name: 'fiscal_year',
  table: 'fiscal_year',
  label: { zh: '预算年度', en: 'Fiscal year' },
  initial: 'open',
  states: {
    open: { zh: '开账', en: 'Open' },
    closing: { zh: '待关账', en: 'Closing' },
    closed: { zh: '已关账', en: 'Closed', final: true },
  },
  actions: {
    propose_close: {
      zh: '提出关账',
      en: 'Propose the closing',
      from: ['open'],
      to: 'closing',
      permission: 'fiscal_year.propose_close',
      guards: [yearOver, earlierClosed],
      emits: 'fiscal_year.close_proposed',
    },
    withdraw_close: {
      zh: '撤回关账',
      en: 'Withdraw the closing',
      from: ['closing'],
      to: 'open',
      permission: 'fiscal_year.propose_close',
      reason: 'required',
      emits: 'fiscal_year.close_withdrawn',
    },
    close: {
      zh: '关账',
      en: 'Close',
      from: ['closing'],
      to: 'closed',
      permission: 'fiscal_year.close',
      guards: [anotherPerson, yearOver, earlierClosed, carryStillThere],
      emits: 'fiscal_year.closed',
    },
  },
});
