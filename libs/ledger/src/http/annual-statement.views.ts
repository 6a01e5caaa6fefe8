import { fenToJson, type Fen } from '#platform';
import { ChoiceField, FenField, IdField, IntField, NestedField, TextField } from '#platform/http';
import { fiscalYearLifecycle } from '../fiscal-year.lifecycle.js';
import type { AnnualAvailable, AnnualProjectFigures, AnnualStatement } from '../queries/annual-statement.js';

type Written<T> = { [K in keyof T]: T[K] extends Fen ? string : T[K] };

export class AnnualAvailableView implements Written<AnnualAvailable> {
  @FenField({ signed: true, doc: '上年结转 / carried in' }) openingFen!: string;
  @FenField({ signed: true, doc: '下达指标 / appropriated' }) appropriatedFen!: string;
  @FenField({ signed: true, doc: '承诺 / encumbered' }) encumberedFen!: string;
  @FenField({ signed: true, doc: '释放 / released' }) releasedFen!: string;
  @FenField({ signed: true, doc: '退汇收回 / returned by the bank' }) returnedFen!: string;
  @FenField({ signed: true, doc: '追回到账 / recovered' }) recoveredFen!: string;
  @FenField({ signed: true, doc: '年终收回 / lapsed' }) lapsedFen!: string;
  @FenField({ signed: true, doc: '年末可用 / left at the end' }) closingFen!: string;
}

export class AnnualProjectFiguresView implements Written<AnnualProjectFigures> {
  @FenField({ signed: true, doc: '年初占用 / held at the start' }) openingHeldFen!: string;
  @FenField({ signed: true, doc: '承诺 / encumbered' }) encumberedFen!: string;
  @FenField({ signed: true, doc: '释放 / released' }) releasedFen!: string;
  @FenField({ signed: true, doc: '支付 / paid' }) paidFen!: string;
  @FenField({ signed: true, doc: '支付后退汇 / returned after settlement' }) returnedFen!: string;
  @FenField({ signed: true, doc: '退回可用指标 / returned to the available money' }) returnedToAvailableFen!: string;
  @FenField({ signed: true, doc: '年末占用 / held at the end' }) closingHeldFen!: string;
  @FenField({ signed: true, doc: '年初累计支付 / paid before' }) openingPaidFen!: string;
  @FenField({ signed: true, doc: '年末累计支付 / paid altogether' }) closingPaidFen!: string;
  @FenField({ signed: true, doc: '年初应收追回 / receivable at the start' }) openingReceivableFen!: string;
  @FenField({ signed: true, doc: '新增追回 / claimed' }) claimedFen!: string;
  @FenField({ signed: true, doc: '追回到账 / recovered' }) recoveredFen!: string;
  @FenField({ signed: true, doc: '核销 / written off' }) writtenOffFen!: string;
  @FenField({ signed: true, doc: '年末应收追回 / receivable at the end' }) closingReceivableFen!: string;
}

export class AnnualProjectLineView extends AnnualProjectFiguresView {
  @IdField({ doc: '攻关项目 / project' }) projectId!: string;
}

export class AnnualStatementView {
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @IntField({ min: 2000, max: 2101, doc: '年度 / year' }) year!: number;
  @ChoiceField(Object.keys(fiscalYearLifecycle.states), { doc: '状态 / state' }) state!: string;
  @NestedField(() => AnnualAvailableView, { doc: '可用指标 / available budget' }) available!: AnnualAvailableView;
  @NestedField(() => AnnualProjectFiguresView, { doc: '合计 / totals' }) totals!: AnnualProjectFiguresView;
  @NestedField(() => AnnualProjectLineView, { list: { max: 100_000 }, doc: '各项目 / projects' })
  projects!: AnnualProjectLineView[];
  @FenField({ signed: true, doc: '结转下年 / carried over to the next year' }) carriedOverFen!: string;
  @TextField({
    max: 500,
    list: { max: 100_000 },
    doc: '与总账不符的等式 / equations that do not hold; empty when sound',
  })
  disagreements!: string[];
}

export function annualStatementView(statement: AnnualStatement): AnnualStatementView {
  return {
    ...statement,
    available: written(statement.available),
    totals: written(statement.totals),
    projects: statement.projects.map(({ projectId, ...figures }) => ({ projectId, ...written(figures) })),
    carriedOverFen: fenToJson(statement.carriedOverFen),
    disagreements: [...statement.disagreements],
  };
}

/** Every amount as a string of digits. */
function written<T extends { readonly [K in keyof T]: Fen }>(figures: T): { [K in keyof T]: string } {
  const entries = Object.entries<Fen>(figures).map(([name, amount]) => [name, fenToJson(amount)]);
  return Object.fromEntries(entries) as { [K in keyof T]: string };
}
