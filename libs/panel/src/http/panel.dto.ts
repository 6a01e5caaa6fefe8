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
  @IdField() id!: string;
  @TextField({ max: 20 }) number!: string;
  @IdField() programmeId!: string;
  @ChoiceField(PANEL_PURPOSES) purpose!: string;
  @TextField({ max: 50 }) subjectType!: string;
  @IdField() subjectId!: string;
  @ChoiceField(PANEL_STATES) state!: string;
  @IntField({ min: 1, max: 100, doc: '席位数 / seats' }) size!: number;
  @IntField({ min: 1, max: 100, doc: '法定人数 / quorum' }) quorum!: number;
}

export class TextView {
  @TextField({ max: 200 }) zh!: string;
  @TextField({ max: 200 }) en!: string;
}

export class CriterionView {
  @TextField({ max: 50 }) code!: string;
  @NestedField(() => TextView) title!: TextView;
  @PpmField({ doc: '权重（ppm） / weight' }) weight!: number;
  @FlagField({ doc: '否决项 / must pass' }) mustPass!: boolean;
  @IntField({ min: 0, max: 100, optional: true, doc: '否决项最低分 / its minimum in points' }) passScore?: number;
}

export class StakeholderView {
  @IdField() id!: string;
  @TextField({ max: 200 }) name!: string;
}

export class EntryView {
  @IdField() entryId!: string;
  @TextField({ max: 500 }) label!: string;
  @NestedField(() => StakeholderView, {
    list: { max: 50 },
    doc: '利益相关单位，请据此判断是否回避 / who has a stake in it',
  })
  organisations!: StakeholderView[];
}

export class SeatsView {
  @IntField({ min: 0, max: 100 }) invited!: number;
  @IntField({ min: 0, max: 100 }) accepted!: number;
  @IntField({ min: 0, max: 100 }) scoring!: number;
  @IntField({ min: 0, max: 100 }) submitted!: number;
  @IntField({ min: 0, max: 100, doc: '空缺 / vacant' }) vacant!: number;
  @FlagField({ doc: '在席不足法定人数，须补抽 / fewer seats are taken than the quorum' }) quorumLost!: boolean;
}

export class PanelView extends PanelSummaryView {
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @TextField({ max: 20 }) aggregation!: string;
  @TextField({ max: 100, nullable: true }) field!: string | null;
  @NestedField(() => CriterionView, { list: { max: 50 } }) rubric!: CriterionView[];
  @NestedField(() => EntryView, { list: { max: 200 } }) entries!: EntryView[];
  @NestedField(() => SeatsView, { doc: '进度，不含评分 / progress, no scores' }) seats!: SeatsView;
  @InstantField() createdAt!: string;
  @InstantField({ nullable: true }) closedAt!: string | null;
  @NestedField(() => ActionView, { list: { max: 10 } }) actions!: ActionView[];
}

export class MemberView {
  @IdField() id!: string;
  @IdField() userId!: string;
  @TextField({ max: 100 }) name!: string;
  @TextField({ max: 20, doc: '抽中或递补 / drawn, or in from the reserves' }) origin!: string;
  @ChoiceField(ASSIGNMENT_STATES) state!: string;
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @TextField({ max: 2000, nullable: true, doc: '谢绝、回避或更换的理由 / why the seat was left' }) reason!:
    string | null;
  @InstantField({ nullable: true }) acceptedAt!: string | null;
  @InstantField({ nullable: true }) submittedAt!: string | null;
  @NestedField(() => ActionView, { list: { max: 10 } }) actions!: ActionView[];
}

export class MembersView {
  @NestedField(() => MemberView, { list: { max: 500 } }) items!: MemberView[];
}

export class ExclusionView {
  @IdField() expertId!: string;
  @NestedField(() => ReasonView, { list: { max: 50 } }) reasons!: ReasonView[];
}

export class DrawView {
  @IdField() id!: string;
  @TextField({ max: 50 }) algorithm!: string;
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
  @InstantField() drawnAt!: string;
}

export class DrawsView {
  @NestedField(() => DrawView, { list: { max: 100 } }) items!: DrawView[];
}

export class ScoreView {
  @IdField() entryId!: string;
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
  @IdField() assignmentId!: string;
  @IdField() userId!: string;
  @NestedField(() => ScoreView, { list: SCORES }) scores!: ScoreView[];
}

export class PanelResultView {
  @IntField({ min: 0, max: 100 }) submitted!: number;
  @IntField({ min: 0, max: 100 }) quorum!: number;
  @JsonField({
    list: { max: 200 },
    doc: '各评审对象的总分、分项、离散度与异议专家（百分之一分） / totals, criteria, dispersion and dissent in hundredths',
  })
  entries!: object[];
  @NestedField(() => SheetView, { list: { max: 100 } }) sheets!: SheetView[];
}

export class AssignmentSummaryView {
  @IdField() id!: string;
  @IdField() panelId!: string;
  @TextField({ max: 20 }) panelNumber!: string;
  @ChoiceField(PANEL_STATES) panelState!: string;
  @ChoiceField(PANEL_PURPOSES) purpose!: string;
  @TextField({ max: 50 }) subjectType!: string;
  @IdField() subjectId!: string;
  @ChoiceField(ASSIGNMENT_STATES) state!: string;
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @InstantField() createdAt!: string;
}

export class AssignmentView extends AssignmentSummaryView {
  @NestedField(() => CriterionView, { list: { max: 50 } }) rubric!: CriterionView[];
  @NestedField(() => EntryView, { list: { max: 200 } }) entries!: EntryView[];
  @NestedField(() => ScoreView, { list: SCORES, doc: '本人的评分 / one’s own scores' }) scores!: ScoreView[];
  @TextField({ max: 2000, nullable: true }) reason!: string | null;
  @InstantField({ nullable: true }) acceptedAt!: string | null;
  @InstantField({ nullable: true }) submittedAt!: string | null;
  @NestedField(() => ActionView, { list: { max: 10 } }) actions!: ActionView[];
}
