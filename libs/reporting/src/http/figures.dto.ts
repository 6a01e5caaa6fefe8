import { ChoiceField, FenField, IdField, IntField, MeasureField, NestedField, TextField } from '#platform/http';

const COUNT = { min: 0, max: 2_147_483_647 };

export class FiguresQuery {
  @IdField({ optional: true, doc: '计划 / programme' }) programmeId?: string;
  @IntField({ min: 2000, max: 2200, optional: true, query: true, doc: '年度 / year of publication' }) year?: number;
  @TextField({ max: 100, optional: true, doc: '技术领域 / field' }) field?: string;
  @TextField({ max: 100, optional: true, doc: '地区 / region' }) region?: string;
}

export class FigureCountsView {
  @IntField({ ...COUNT, doc: '提交需求 / needs submitted' }) needs!: number;
  @IntField({ ...COUNT, doc: '发榜 / challenges published' }) published!: number;
  @IntField({ ...COUNT, doc: '有人揭榜 / taken up by somebody' }) takenUp!: number;
  @IntField({ ...COUNT, doc: '揭榜申请 / proposals handed in' }) proposals!: number;
  @IntField({ ...COUNT, doc: '中榜 / awarded' }) awarded!: number;
  @IntField({ ...COUNT, doc: '通过验收 / accepted' }) accepted!: number;
  @IntField({ ...COUNT, doc: '流榜 / no award' }) noAward!: number;
}

export class FigureGroupView extends FigureCountsView {
  @TextField({ max: 100, doc: '领域、地区或发榜月份 / field, region, or month of publication' }) key!: string;
}

export class FigureMoneyView {
  @IdField({ doc: '计划 / programme' }) programmeId!: string;
  @TextField({ max: 500, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @IntField({ min: 2000, max: 2200, doc: '预算年度 / fiscal year' }) fiscalYear!: number;
  @FenField({ doc: '下达 / appropriated' }) appropriatedFen!: string;
  @FenField({ doc: '已承诺 / encumbered' }) encumberedFen!: string;
  @FenField({ doc: '已批准未到账 / approved and not settled yet' }) approvedFen!: string;
  @FenField({ doc: '已到账 / settled' }) settledFen!: string;
}

export class FiguresView {
  @NestedField(() => FigureCountsView, { doc: '合计 / in all' }) total!: FigureCountsView;
  @NestedField(() => FigureGroupView, { list: { max: 200 }, doc: '按技术领域 / by field' }) byField!: FigureGroupView[];
  @NestedField(() => FigureGroupView, { list: { max: 200 }, doc: '按地区 / by region' }) byRegion!: FigureGroupView[];
  @NestedField(() => FigureGroupView, { list: { max: 200 }, doc: '按月 / by month' }) byMonth!: FigureGroupView[];
  @NestedField(() => FigureMoneyView, { list: { max: 200 }, doc: '各计划各阶段资金 / money by programme and stage' })
  money!: FigureMoneyView[];
}

export class StageDaysView {
  @ChoiceField(['assessment', 'take_up', 'selection', 'contracting', 'work'], { doc: '阶段 / stage' }) stage!: string;
  @IntField({ ...COUNT, doc: '已走完的件数 / how many have passed it' }) count!: number;
  @MeasureField({ min: 0, max: 100_000, nullable: true, doc: '平均天数 / average days' }) averageDays!: number | null;
}

export class AgencyFiguresView extends FiguresView {
  @FenField({ doc: '支付在途 / on its way to the payee' }) inFlightFen!: string;
  @IntField({ ...COUNT, doc: '逾期里程碑 / overdue milestones' }) overdueMilestones!: number;
  @NestedField(() => StageDaysView, { list: { max: 5 }, doc: '各阶段用时 / time by stage' }) stages!: StageDaysView[];
}
