import {
  ActionView,
  ChoiceField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  PpmField,
  ReasonView,
  TextField,
} from '#platform/http';
import { ACCEPTANCE_OUTCOMES, MEASURERS, OPINION_VERDICTS, type OpinionVerdict } from '../acceptance.entities.js';
import { acceptanceLifecycle } from '../acceptance.lifecycle.js';

const STATES = Object.keys(acceptanceLifecycle.states);

export class AcceptanceQuery extends ListQuery {
  @ChoiceField(STATES, { optional: true, query: true, list: { max: 10 }, doc: '状态 / states' })
  state?: string[];
  @IdField({ optional: true, doc: '项目 / project' })
  projectId?: string;
  @IdField({ optional: true, doc: '计划 / programme' })
  programmeId?: string;
}

export class AcceptanceRequestInput {
  @TextField({ min: 10, max: 10_000, doc: '自评：各项指标完成情况 / what the taker says it has reached' })
  statement!: string;
  @FlagField({ doc: '承诺材料不含国家秘密 / pledge: no state secrets' })
  noStateSecrets!: boolean;
}

export class StartTestingInput {
  @IdField({ optional: true, doc: '第三方检测机构 / the assessor that tests' })
  assessorId?: string;
}

export class TestResultInput {
  @IdField({ doc: '指标 / indicator' }) indicatorId!: string;
  @TextField({
    max: 40,
    optional: true,
    nullable: true,
    doc: '实测值；无法检测时留空，按未达到计 / measured value; left out when it could not be measured, which counts as not met',
  })
  value?: string | null;
  @TextField({ min: 2, max: 1000, doc: '检测方法与条件 / method and conditions' })
  method!: string;
}

export class TestReportInput {
  @TextField({ max: 100, optional: true, doc: '检测报告编号 / number of the laboratory’s report' })
  reportNumber?: string;
  @DateField({ doc: '检测日期 / day of the test' })
  testedOn!: string;
  @NestedField(() => TestResultInput, { list: { min: 1, max: 200 }, doc: '检测结果 / results' })
  results!: TestResultInput[];
}

export class MeetingInput {
  @DateField({ doc: '会议日期 / day of the meeting' })
  meetingOn!: string;
  @TextField({ min: 2, max: 200, doc: '会议地点 / place' })
  meetingPlace!: string;
  @TextField({ min: 2, max: 200, list: { min: 1, max: 100 }, doc: '参会人员及单位 / who was there' })
  attendees!: string[];
  @TextField({ min: 10, max: 20_000, doc: '会议纪要 / minutes' })
  minutes!: string;
}

export class AcceptanceOpinionInput {
  @ChoiceField(OPINION_VERDICTS, { doc: '需求方意见 / the demander’s verdict' })
  verdict!: OpinionVerdict;
  @TextField({ min: 2, max: 5000, doc: '意见说明 / in words' })
  opinion!: string;
}

export class AcceptanceSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(STATES, { doc: '状态 / state' }) state!: string;
  @ChoiceField(ACCEPTANCE_OUTCOMES, { nullable: true, doc: '验收结论 / outcome of the acceptance' }) outcome!:
    string | null;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @IdField({ doc: '攻关项目 / project' }) projectId!: string;
  @TextField({ max: 20, doc: '项目编号 / number of the project' }) projectNumber!: string;
  @TextField({ max: 200, doc: '项目名称 / title of the project' }) projectTitle!: string;
  @IntField({ min: 1, max: 10, doc: '轮次 / round' }) round!: number;
  @IdField({ doc: '需求方 / demander' }) demanderId!: string;
  @TextField({ max: 200, doc: '需求方名称 / name of the demander' }) demanderName!: string;
  @IdField({ doc: '揭榜方 / taker' }) takerId!: string;
  @TextField({ max: 200, doc: '揭榜方名称 / name of the taker' }) takerName!: string;
  @PpmField({ nullable: true, doc: '完成率 ppm / completion in ppm' }) completionPpm!: number | null;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
}

/** A line of the computation: what was committed to, what was measured, what it counts. */
export class CompletionLineView {
  @IntField({ min: 1, max: 200, doc: '序号 / position' }) position!: number;
  @IdField({ doc: '指标 / indicator' }) indicatorId!: string;
  @TextField({ max: 200, doc: '指标名称 / name of the indicator' }) indicator!: string;
  @FlagField({ doc: '以“通过/不通过”检测 / measured by passing or failing' }) passFail!: boolean;
  @TextField({ max: 200, doc: '由谁检测 / who tests' }) testedBy!: string;
  @TextField({ max: 2000, doc: '检测方法 / how it is tested' }) protocol!: string;
  @TextField({ max: 2000, doc: '承诺指标 / committed requirement' }) zh!: string;
  @TextField({ max: 2000, doc: '英文文字 / words in English' }) en!: string;
  @TextField({ max: 40, nullable: true, doc: '实测值 / measured' }) measured!: string | null;
  @ChoiceField(MEASURERS, { nullable: true, doc: '测量单位 / who measured' }) measuredBy!: string | null;
  @FlagField({ doc: '达到 / met' }) met!: boolean;
  @FlagField({ doc: '必达 / must pass' }) mustPass!: boolean;
  @IntField({ min: 1, max: 1_000_000, doc: '权重 / weight' }) weight!: number;
  @PpmField({ doc: '得分率 ppm / credit in ppm' }) creditPpm!: number;
  @IntField({ min: 0, max: 1_000_000_000_000, doc: '权重 × 得分率 / weight × credit' }) weightedCredit!: number;
}

export class ComputationView {
  @FlagField({ doc: '已定；否则为按现有检测结果的试算 / concluded, or a trial on the results so far' })
  concluded!: boolean;
  @ChoiceField(ACCEPTANCE_OUTCOMES, { nullable: true, doc: '检测未齐时为空 / null while results are missing' })
  outcome!: string | null;
  @PpmField({ doc: '完成率（ppm） / completion in ppm' }) completionPpm!: number;
  @IntField({ min: 0, max: 200_000_000, doc: '权重合计 / total weight' }) totalWeight!: number;
  @IntField({ min: 0, max: 200_000_000_000_000, doc: '加权得分合计 / total weighted credit' })
  totalWeightedCredit!: number;
  @PpmField({ doc: '通过线 / pass line' }) passAt!: number;
  @PpmField({ doc: '复验线 / re-review line' }) reReviewAt!: number;
  @NestedField(() => ReasonView, { list: { max: 10 }, doc: '结论理由 / reasons of the outcome' })
  reasons!: ReasonView[];
  @NestedField(() => CompletionLineView, { list: { max: 200 }, doc: '明细 / lines' }) lines!: CompletionLineView[];
}

export class TestResultView {
  @IdField({ doc: '指标 / indicator' }) indicatorId!: string;
  @TextField({ max: 40, nullable: true, doc: '实测值 / measured value' }) value!: string | null;
  @TextField({ max: 1000, doc: '检测方法 / method of the test' }) method!: string;
}

export class TestReportView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @ChoiceField(MEASURERS, { doc: '由谁检测 / who tested' }) measuredBy!: string;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) organisationName!: string;
  @TextField({ max: 100, nullable: true, doc: '报告编号 / number of the report' }) reportNumber!: string | null;
  @DateField({ doc: '检测日期 / tested on' }) testedOn!: string;
  @InstantField({ doc: '提交时间 / reported at' }) reportedAt!: string;
  @NestedField(() => TestResultView, { list: { max: 200 }, doc: '检测结果 / results' }) results!: TestResultView[];
}

export class MeetingView {
  @DateField({ doc: '会议日期 / date of the meeting' }) meetingOn!: string;
  @TextField({ max: 200, doc: '会议地点 / place of the meeting' }) meetingPlace!: string;
  @TextField({ max: 200, list: { max: 100 }, doc: '参会人员 / attendees' }) attendees!: string[];
  @TextField({ max: 20_000, doc: '会议纪要 / minutes' }) minutes!: string;
}

export class AcceptanceOpinionView {
  @ChoiceField(OPINION_VERDICTS, { doc: '意见结论 / verdict' }) verdict!: string;
  @TextField({ max: 5000, doc: '意见 / opinion' }) opinion!: string;
  @InstantField({ doc: '时间 / at' }) at!: string;
}

export class AcceptanceView extends AcceptanceSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @IdField({ doc: '适用的规则包版本 / rule pack version that applies' }) rulePackId!: string;
  @IdField({ nullable: true, doc: '第三方机构 / assessor' }) assessorId!: string | null;
  @TextField({ max: 200, nullable: true, doc: '第三方机构名称 / name of the assessor' }) assessorName!: string | null;
  @TextField({ max: 10_000, doc: '申请说明 / statement' }) statement!: string;
  @NestedField(() => TestReportView, { list: { max: 1000 }, doc: '检测报告 / test reports' })
  testReports!: TestReportView[];
  @NestedField(() => ComputationView, { doc: '完成率计算 / computation of the completion' })
  computation!: ComputationView;
  @NestedField(() => MeetingView, { nullable: true, doc: '验收会 / meeting' }) meeting!: MeetingView | null;
  @NestedField(() => AcceptanceOpinionView, { nullable: true, doc: '需求方意见 / opinion of the demander' })
  opinion!: AcceptanceOpinionView | null;
  @InstantField({ nullable: true, doc: '结论时间 / concluded at' }) concludedAt!: string | null;
  @DateField({ nullable: true, doc: '复验申请截止日 / another round can be asked for until' }) reReviewUntil!:
    string | null;
  @InstantField({ nullable: true, doc: '复验逾期时间 / when that went by unused' }) reReviewLapsedAt!: string | null;
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}
