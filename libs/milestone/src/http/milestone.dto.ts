import {
  ActionView,
  ChoiceField,
  DateField,
  FenField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  TextField,
} from '#platform/http';
import { MILESTONE_KINDS } from '#project';
import { BLOCKAGE_KINDS, type Blockage } from '../milestone.entities.js';
import { milestoneLifecycle } from '../milestone.lifecycle.js';

const STATES = Object.keys(milestoneLifecycle.states);

export class MilestoneQuery extends ListQuery {
  @ChoiceField(STATES, { optional: true, query: true, list: { max: 20 }, doc: '状态 / states' })
  state?: string[];
  @IdField({ optional: true, doc: '项目 / project' })
  projectId?: string;
}

export class MilestoneSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '攻关项目 / project' }) projectId!: string;
  @TextField({ max: 20, doc: '项目编号 / number of the project' }) projectNumber!: string;
  @TextField({ max: 200, doc: '项目名称 / title of the project' }) projectTitle!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @TextField({ max: 200, doc: '需求方名称 / name of the demander' }) demanderName!: string;
  @TextField({ max: 200, doc: '揭榜方名称 / name of the taker' }) takerName!: string;
  @IntField({ min: 1, max: 100, doc: '序号 / place in the schedule' }) number!: number;
  @ChoiceField(STATES, { doc: '状态 / state' }) state!: string;
  @TextField({ max: 200, doc: '标题 / title' }) title!: string;
  @ChoiceField(MILESTONE_KINDS, { doc: '类别 / kind' }) kind!: string;
  @DateField({ doc: '完成日期 / due' }) dueOn!: string;
  @DateField({ nullable: true, doc: '整改期限 / rectification due' }) rectifyBy!: string | null;
}

export class TargetView {
  @IdField({ doc: '指标 / indicator' }) indicatorId!: string;
  @TextField({ max: 200, doc: '指标 / indicator' }) indicator!: string;
  @TextField({ max: 40, list: { max: 50 }, doc: '阶段目标值 / target values' }) values!: string[];
  @TextField({ max: 500, doc: '中文表述 / in Chinese' }) zh!: string;
  @TextField({ max: 500, doc: '英文表述 / in English' }) en!: string;
}

export class DeliverableInput {
  @TextField({ min: 2, max: 200, doc: '交付物名称 / title of the deliverable' }) title!: string;
  @TextField({ min: 2, max: 2000, doc: '交付物说明 / description of the deliverable' }) description!: string;
}

export class BlockageInput {
  @ChoiceField(BLOCKAGE_KINDS, { doc: '难点类别 / kind of difficulty' }) kind!: Blockage['kind'];
  @TextField({ min: 2, max: 2000, doc: '难点说明 / description of the difficulty' }) description!: string;
}

export class MeasurementInput {
  @IdField({ doc: '指标 / indicator' }) indicatorId!: string;
  @TextField({ max: 40, doc: '测量值；“通过/不通过”类填 pass 或 fail / decimal text, or pass or fail' }) value!: string;
  @TextField({ min: 2, max: 2000, doc: '测量方法 / how it was measured' }) method!: string;
  @TextField({ min: 2, max: 200, doc: '测量人 / who measured it' }) measuredBy!: string;
  @DateField({ doc: '测量日期 / measured on' }) measuredOn!: string;
}

export class ReportInput {
  @TextField({ min: 2, max: 10_000, doc: '进展概述 / summary of progress' }) summary!: string;
  @FenField({ doc: '累计支出（分） / spent so far, in fen' }) spentFen!: string;
  @NestedField(() => DeliverableInput, { list: { max: 50 }, doc: '交付物 / deliverables' })
  deliverables!: DeliverableInput[];
  @NestedField(() => BlockageInput, { list: { max: 50 }, doc: '堵点 / blockages' })
  blockages!: BlockageInput[];
  @NestedField(() => MeasurementInput, { list: { max: 200 }, doc: '指标测量 / measurements' })
  measurements!: MeasurementInput[];
}

export class RectificationInput {
  @TextField({ min: 2, max: 2000, optional: true, doc: '理由 / reason' }) reason?: string;
  @DateField({ doc: '整改期限 / rectification due' }) rectifyBy!: string;
}

export class StageCheckInput {
  @TextField({ min: 2, max: 10_000, doc: '检查情况 / findings' }) findings!: string;
}

export class ReportView extends ReportInput {
  @IntField({ min: 1, max: 100, doc: '第几轮 / round' }) round!: number;
  @InstantField({ doc: '报告时间 / reported at' }) submittedAt!: string;
}

export class StageCheckView extends StageCheckInput {
  @InstantField({ doc: '检查时间 / checked at' }) checkedAt!: string;
}

export class MilestoneView extends MilestoneSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @NestedField(() => TargetView, { list: { max: 200 }, doc: '阶段指标 / targets' }) targets!: TargetView[];
  @IntField({ min: 1, max: 100, nullable: true, doc: '对应的投入期次 / instalment it drives' }) instalment!:
    number | null;
  @IntField({ min: 0, max: 100, doc: '已整改次数 / rectifications so far' }) rectifications!: number;
  @InstantField({ nullable: true, doc: '启动时间 / activated at' }) activatedAt!: string | null;
  @InstantField({ nullable: true, doc: '通过时间 / passed at' }) passedAt!: string | null;
  @InstantField({ nullable: true, doc: '须决定的时限 / an officer decides by' }) decisionDueAt!: string | null;
  @NestedField(() => StageCheckView, { nullable: true, doc: '阶段检查 / stage check' })
  stageCheck!: StageCheckView | null;
  @NestedField(() => ReportView, { list: { max: 100 }, doc: '报告，最近一轮在前 / reports, latest first' })
  reports!: ReportView[];
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class MilestonesView {
  @NestedField(() => MilestoneView, { list: { max: 50 }, doc: '列表 / list' }) items!: MilestoneView[];
}
