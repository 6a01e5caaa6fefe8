import {
  ActionView,
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  JsonField,
  ListQuery,
  NestedField,
  PpmField,
  ReasonView,
  TextField,
} from '#platform/http';
import { PANEL_PURPOSES } from '../panel.entities.js';
import { panelAssignmentLifecycle } from '../panel-assignment.lifecycle.js';
import { panelLifecycle } from '../panel.lifecycle.js';

const PANEL_STATES = Object.keys(panelLifecycle.states);
const ASSIGNMENT_STATES = Object.keys(panelAssignmentLifecycle.states);
const FULL_HUNDREDTHS = 10_000;
const SCORES = { max: 2_000 };

export class PanelQuery extends ListQuery {
  @ChoiceField(PANEL_STATES, { optional: true, query: true, list: { max: 3 }, doc: '状态 / state' })
  state?: string[];
  @IdField({ optional: true, doc: '评审事项 / subject' })
  subjectId?: string;
}

export class PanelSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @ChoiceField(PANEL_PURPOSES, { doc: '用途 / purpose' }) purpose!: string;
  @TextField({ max: 50, doc: '事项类别 / kind of the subject' }) subjectType!: string;
  @IdField({ doc: '事项编号 / id of the subject' }) subjectId!: string;
  @TextField({ min: 0, max: 300, doc: '评审事项名称 / what is judged' }) subjectTitle!: string;
  @ChoiceField(PANEL_STATES, { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: 100, doc: '席位数 / seats' }) size!: number;
  @IntField({ min: 1, max: 100, doc: '法定人数 / quorum' }) quorum!: number;
}

export class TextView {
  @TextField({ max: 200, doc: '中文文字 / words in Chinese' }) zh!: string;
  @TextField({ max: 200, doc: '英文文字 / words in English' }) en!: string;
}

export class CriterionView {
  @TextField({ max: 50, doc: '代码 / code' }) code!: string;
  @NestedField(() => TextView, { doc: '评分项 / criterion' }) title!: TextView;
  @PpmField({ doc: '权重（ppm） / weight' }) weight!: number;
  @FlagField({ doc: '否决项 / must pass' }) mustPass!: boolean;
  @IntField({ min: 0, max: 100, optional: true, doc: '否决项最低分 / its minimum in points' }) passScore?: number;
}

export class StakeholderView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 200, doc: '当事方名称 / name of the party' }) name!: string;
}

export class EntryView {
  @IdField({ doc: '评审对象 / entry' }) entryId!: string;
  @TextField({ max: 500, doc: '名称 / label' }) label!: string;
  @NestedField(() => StakeholderView, {
    list: { max: 50 },
    doc: '利益相关单位，请据此判断是否回避 / who has a stake in it',
  })
  organisations!: StakeholderView[];
}

export class SeatsView {
  @IntField({ min: 0, max: 100, doc: '已邀请人数 / invited' }) invited!: number;
  @IntField({ min: 0, max: 100, doc: '已接受人数 / accepted' }) accepted!: number;
  @IntField({ min: 0, max: 100, doc: '评分中人数 / scoring' }) scoring!: number;
  @IntField({ min: 0, max: 100, doc: '已提交份数 / submitted' }) submitted!: number;
  @IntField({ min: 0, max: 100, doc: '空缺 / vacant' }) vacant!: number;
  @FlagField({ doc: '在席不足法定人数，须补抽 / fewer seats are taken than the quorum' }) quorumLost!: boolean;
}

export class PanelView extends PanelSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @TextField({ max: 20, doc: '汇总方法 / how scores are aggregated' }) aggregation!: string;
  @TextField({ max: 100, nullable: true, doc: '评审领域 / field of the panel' }) field!: string | null;
  @NestedField(() => CriterionView, { list: { max: 50 }, doc: '评分表 / rubric' }) rubric!: CriterionView[];
  @NestedField(() => EntryView, { list: { max: 200 }, doc: '评审对象 / entries' }) entries!: EntryView[];
  @NestedField(() => SeatsView, { doc: '进度，不含评分 / progress, no scores' }) seats!: SeatsView;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
  @InstantField({ nullable: true, doc: '评审结束时间 / closed at' }) closedAt!: string | null;
  @NestedField(() => ActionView, {
    list: { max: 10 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class MemberView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '用户 / user' }) userId!: string;
  @TextField({ max: 100, doc: '专家姓名 / name of the expert' }) name!: string;
  @TextField({ max: 20, doc: '抽中或递补 / drawn, or in from the reserves' }) origin!: string;
  @ChoiceField(ASSIGNMENT_STATES, { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @TextField({ max: 2000, nullable: true, doc: '谢绝、回避或更换的理由 / why the seat was left' }) reason!:
    string | null;
  @InstantField({ nullable: true, doc: '接受时间 / accepted at' }) acceptedAt!: string | null;
  @InstantField({ nullable: true, doc: '提交时间 / submitted at' }) submittedAt!: string | null;
  @NestedField(() => ActionView, {
    list: { max: 10 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class MembersView {
  @NestedField(() => MemberView, { list: { max: 500 }, doc: '列表 / list' }) items!: MemberView[];
}

export class ExclusionView {
  @IdField({ doc: '专家 / expert' }) expertId!: string;
  @NestedField(() => ReasonView, { list: { max: 50 }, doc: '排除理由 / why the expert is excluded' })
  reasons!: ReasonView[];
}

export class DrawnPersonView {
  @IdField({ doc: '专家 / expert' }) id!: string;
  @TextField({ max: 100, doc: '专家姓名 / name of the expert' }) name!: string;
}

export class DrawView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 50, doc: '抽取算法 / algorithm of the draw' }) algorithm!: string;
  @TextField({ max: 200, doc: '随机种子 / seed' }) seed!: string;
  @TextField({ max: 64, doc: '专家库快照 SHA-256 / hash of the pool' }) poolHash!: string;
  @TextField({ max: 64, doc: '抽取条件 SHA-256 / hash of the constraints' }) constraintsHash!: string;
  @IdField({ list: { max: 100 }, doc: '抽中，按抽取顺序 / members in drawn order' }) members!: string[];
  @IdField({ list: { max: 100 }, doc: '备选，按递补顺序 / reserves in their order' }) reserves!: string[];
  @NestedField(() => ExclusionView, { list: { max: 100_000 }, doc: '未参加抽取及原因 / left out, and why' })
  excluded!: ExclusionView[];
  @NestedField(() => ReasonView, {
    list: { max: 10 },
    doc: '重放核验的差异，空为一致 / what a replay finds; empty: confirmed',
  })
  replayDifferences!: ReasonView[];
  @NestedField(() => DrawnPersonView, {
    list: { max: 100_000 },
    doc: '上述专家姓名 / names of the experts above',
  })
  people!: DrawnPersonView[];
  @InstantField({ doc: '抽取时间 / drawn at' }) drawnAt!: string;
}

export class DrawsView {
  @NestedField(() => DrawView, { list: { max: 100 }, doc: '列表 / list' }) items!: DrawView[];
}

export class ScoreView {
  @IdField({ doc: '评审对象 / entry' }) entryId!: string;
  @TextField({ max: 50, doc: '评分项代码 / code of the criterion' }) criterion!: string;
  @IntField({ min: 0, max: FULL_HUNDREDTHS, doc: '分数（百分之一分） / hundredths of a point' }) score!: number;
  @TextField({ min: 2, max: 2000, doc: '理由 / reason' }) reason!: string;
}

export class ScoresInput {
  @NestedField(() => ScoreView, { list: { max: SCORES.max }, doc: '逐项评分 / one for each criterion and entry' })
  scores!: ScoreView[];
}

export class AcceptInput {
  @FlagField({ doc: '声明与各评审对象无利益冲突 / I have no conflict with any entry' }) noConflict!: boolean;
}

export class SheetView {
  @IdField({ doc: '评审任务 / assignment' }) assignmentId!: string;
  @IdField({ doc: '用户 / user' }) userId!: string;
  @NestedField(() => ScoreView, { list: SCORES, doc: '各项评分 / scores' }) scores!: ScoreView[];
}

export class PanelResultView {
  @IntField({ min: 0, max: 100, doc: '已提交份数 / submitted' }) submitted!: number;
  @IntField({ min: 0, max: 100, doc: '法定人数 / quorum' }) quorum!: number;
  @JsonField({
    list: { max: 200 },
    doc: '各评审对象的总分、分项、离散度与异议专家（百分之一分） / totals, criteria, dispersion and dissent in hundredths',
  })
  entries!: object[];
  @NestedField(() => SheetView, { list: { max: 100 }, doc: '评分表 / score sheets' }) sheets!: SheetView[];
}

export class AssignmentSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '评审组 / panel' }) panelId!: string;
  @TextField({ max: 20, doc: '评审组编号 / number of the panel' }) panelNumber!: string;
  @ChoiceField(PANEL_STATES, { doc: '评审组状态 / state of the panel' }) panelState!: string;
  @ChoiceField(PANEL_PURPOSES, { doc: '用途 / purpose' }) purpose!: string;
  @TextField({ max: 50, doc: '事项类别 / kind of the subject' }) subjectType!: string;
  @IdField({ doc: '事项编号 / id of the subject' }) subjectId!: string;
  @TextField({ min: 0, max: 300, doc: '评审事项名称 / what is judged' }) subjectTitle!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @ChoiceField(ASSIGNMENT_STATES, { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
}

export class AssignmentView extends AssignmentSummaryView {
  @NestedField(() => CriterionView, { list: { max: 50 }, doc: '评分表 / rubric' }) rubric!: CriterionView[];
  @NestedField(() => EntryView, { list: { max: 200 }, doc: '评审对象 / entries' }) entries!: EntryView[];
  @NestedField(() => ScoreView, { list: SCORES, doc: '本人的评分 / one’s own scores' }) scores!: ScoreView[];
  @TextField({ max: 2000, nullable: true, doc: '谢绝或回避理由 / why declined or recused' }) reason!: string | null;
  @InstantField({ nullable: true, doc: '接受时间 / accepted at' }) acceptedAt!: string | null;
  @InstantField({ nullable: true, doc: '提交时间 / submitted at' }) submittedAt!: string | null;
  @NestedField(() => ActionView, {
    list: { max: 10 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}
