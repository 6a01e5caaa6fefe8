import { Transform } from 'class-transformer';
import {
  ChoiceField,
  DateField,
  FenField,
  FlagField,
  IdField,
  IntField,
  ListQuery,
  NestedField,
  TextField,
} from '#platform/http';
import { LIVE_PROJECT_STATES } from '../board/project-board.js';

export class BoardQuery extends ListQuery {
  @IdField({ optional: true, doc: '计划 / programme' }) programmeId?: string;
  @ChoiceField(LIVE_PROJECT_STATES, { list: { max: 8 }, optional: true, query: true, doc: '状态（可重复） / states' })
  state?: string[];
  /** A query parameter arrives as text. */
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @FlagField({ optional: true, doc: '只看逾期 / late ones only' })
  late?: boolean;
}

export class BoardMilestoneView {
  @IdField({ doc: '里程碑 / milestone' }) id!: string;
  @IntField({ min: 1, max: 1000, doc: '序号 / its place in the schedule' }) number!: number;
  @TextField({ max: 500, doc: '名称 / title' }) title!: string;
  @TextField({ max: 100, doc: '类别 / kind' }) kind!: string;
  @TextField({ max: 100, doc: '状态 / state' }) state!: string;
  @DateField({ nullable: true, doc: '自 / from' }) startsOn!: string | null;
  @DateField({ doc: '至 / due on' }) dueOn!: string;
  @DateField({ nullable: true, doc: '通过日 / passed on' }) doneOn!: string | null;
  @FlagField({ doc: '逾期 / late' }) late!: boolean;
}

export class BoardProjectView {
  @IdField({ doc: '项目 / project' }) id!: string;
  @TextField({ max: 100, doc: '编号 / number' }) number!: string;
  @TextField({ max: 500, doc: '名称 / title' }) title!: string;
  @TextField({ max: 100, doc: '状态 / state' }) state!: string;
  @IdField({ doc: '计划 / programme' }) programmeId!: string;
  @TextField({ max: 500, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @TextField({ max: 500, doc: '需求方 / demander' }) demanderName!: string;
  @TextField({ max: 500, doc: '揭榜方 / taker' }) takerName!: string;
  @DateField({ nullable: true, doc: '任务书生效日 / the agreement took effect' }) startedOn!: string | null;
  @DateField({ nullable: true, doc: '约定结束日 / agreed end' }) endsOn!: string | null;
  @DateField({ nullable: true, doc: '下一里程碑 / next milestone due' }) nextDueOn!: string | null;
  @FlagField({ doc: '有里程碑逾期 / a milestone is late' }) late!: boolean;
  @NestedField(() => BoardMilestoneView, { list: { max: 1000 }, doc: '里程碑 / milestones' })
  milestones!: BoardMilestoneView[];
  @FenField({ nullable: true, doc: '补助额 / grant' }) grantFen!: string | null;
  @FenField({ doc: '补助已到账 / grant settled' }) grantPaidFen!: string;
  @FenField({ nullable: true, doc: '需求方计划投入 / planned by the demander' }) demanderPlanFen!: string | null;
  @FenField({ doc: '需求方已核实投入 / verified of the demander' }) demanderPaidFen!: string;
}
