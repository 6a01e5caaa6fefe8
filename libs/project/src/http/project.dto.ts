import {
  ActionView,
  ChoiceField,
  DateField,
  IdField,
  InstantField,
  IntField,
  JsonField,
  ListQuery,
  NestedField,
  PpmField,
  TextField,
} from '#platform/http';
import { agreementLifecycle } from '../agreement.lifecycle.js';
import { MILESTONE_KINDS, type MilestoneKind } from '../agreement-terms.js';
import { PROJECT_OUTCOMES, SIGNING_PARTIES, type SigningParty } from '../project.entities.js';
import { projectLifecycle } from '../project.lifecycle.js';

const PROJECT_STATES = Object.keys(projectLifecycle.states);
const AGREEMENT_STATES = Object.keys(agreementLifecycle.states);

export class ProjectQuery extends ListQuery {
  @ChoiceField(PROJECT_STATES, { optional: true, query: true, list: { max: 20 }, doc: '状态 / states' })
  state?: string[];
  @IdField({ optional: true, doc: '计划 / programme' })
  programmeId?: string;
  @IdField({ optional: true, doc: '榜题 / challenge' })
  challengeId?: string;
}

export class ProjectSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(PROJECT_STATES, { doc: '状态 / state' }) state!: string;
  @ChoiceField(PROJECT_OUTCOMES, { nullable: true, doc: '项目结局 / how the project ended' }) outcome!: string | null;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @TextField({ max: 20, doc: '榜题编号 / number of the challenge' }) challengeNumber!: string;
  @TextField({ max: 200, doc: '标题 / title' }) title!: string;
  @IdField({ doc: '需求方 / demander' }) demanderId!: string;
  @TextField({ max: 200, doc: '需求方名称 / name of the demander' }) demanderName!: string;
  @IdField({ doc: '揭榜方 / taker' }) takerId!: string;
  @TextField({ max: 200, doc: '揭榜方名称 / name of the taker' }) takerName!: string;
  @DateField({ nullable: true, doc: '攻关期限 / last day of the period' }) endsOn!: string | null;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
}

export class ProjectView extends ProjectSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @IdField({ doc: '中榜 / award' }) awardId!: string;
  @TextField({ max: 20, doc: '授榜编号 / number of the award' }) awardNumber!: string;
  @IntField({ min: 1, max: 100, nullable: true, doc: '名次 / place among the accepted of a race' }) place!:
    number | null;
  @DateField({ nullable: true, doc: '暂停起日 / resting since' }) suspendedOn!: string | null;
  @IdField({ doc: '技术需求 / need' }) needId!: string;
  @TextField({ max: 20, doc: '需求编号 / number of the need' }) needNumber!: string;
  @IdField({ doc: '揭榜申请 / proposal' }) proposalId!: string;
  @TextField({ max: 20, doc: '申请编号 / number of the proposal' }) proposalNumber!: string;
  @IdField({ doc: '适用的规则包版本 / rule pack version that applies' }) rulePackId!: string;
  @IdField({ doc: '主管部门 / agency' }) agencyId!: string;
  @TextField({ max: 200, doc: '主管部门名称 / name of the agency' }) agencyName!: string;
  @IdField({ doc: '任务书 / agreement' }) agreementId!: string;
  @ChoiceField(AGREEMENT_STATES, { doc: '任务书状态 / state of the agreement' }) agreementState!: string;
  @InstantField({ nullable: true, doc: '启动时间 / activated at' }) activatedAt!: string | null;
  @DateField({ nullable: true, doc: '结算截止日 / to be settled by' }) settleBy!: string | null;
  @DateField({ nullable: true, doc: '跟踪期至 / tracked until' }) trackedUntil!: string | null;
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class IndicatorTargetInput {
  @IdField({ doc: '指标 / indicator' }) indicatorId!: string;
  @TextField({ max: 40, list: { max: 50 }, doc: '阶段目标值 / target values' }) values!: string[];
}

export class MilestoneInput {
  @TextField({ min: 2, max: 200, doc: '里程碑名称 / title' }) title!: string;
  @ChoiceField(MILESTONE_KINDS, { doc: '里程碑类别 / kind of milestone' }) kind!: MilestoneKind;
  @DateField({ doc: '完成日期 / due' }) dueOn!: string;
  @NestedField(() => IndicatorTargetInput, { list: { max: 200 }, doc: '阶段指标 / indicator targets' })
  targets!: IndicatorTargetInput[];
  @IntField({ min: 1, max: 100, optional: true, nullable: true, doc: '对应的投入期次 / instalment it drives' })
  instalment?: number | null;
}

export class PartyShareInput {
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @PpmField({ doc: '比例 ppm / share in ppm' }) sharePpm!: number;
}

export class AgreementInput {
  @DateField({ optional: true, doc: '攻关起始日 / first day of the period' }) startsOn?: string;
  @IntField({ min: 1, max: 120, optional: true, doc: '攻关期限（月） / period in months' }) periodMonths?: number;
  @NestedField(() => MilestoneInput, { optional: true, list: { max: 50 }, doc: '里程碑 / milestones' })
  milestones?: MilestoneInput[];
  @NestedField(() => PartyShareInput, { optional: true, list: { max: 20 }, doc: '知识产权分配 / IP split' })
  ipSplit?: PartyShareInput[];
  @NestedField(() => PartyShareInput, { optional: true, list: { max: 20 }, doc: '失败风险分担 / failure-risk split' })
  failureRiskSplit?: PartyShareInput[];
}

export class SignatureInput {
  @ChoiceField(SIGNING_PARTIES, { doc: '代表的一方 / the party you sign for' }) party!: SigningParty;
  @TextField({ max: 64, pattern: /^[0-9a-f]{64}$/, doc: '所读文本的 SHA-256 / hash of the text you read' })
  textHash!: string;
}

export class SignatureView {
  @ChoiceField(SIGNING_PARTIES, { doc: '签署方 / party' }) party!: string;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) organisationName!: string;
  @TextField({ max: 200, doc: '签署人 / signed by' }) signedBy!: string;
  @TextField({ max: 64, doc: '文本哈希（SHA-256） / SHA-256 of the text' }) textHash!: string;
  @InstantField({ doc: '签署时间 / signed at' }) signedAt!: string;
  @InstantField({ nullable: true, doc: '作废时间 / voided' }) voidedAt!: string | null;
}

export class AgreementView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '攻关项目 / project' }) projectId!: string;
  @ChoiceField(AGREEMENT_STATES, { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @JsonField({ doc: '任务书全文（结构化） / everything the agreement says' }) content!: object;
  @TextField({ max: 64, nullable: true, doc: '定稿文本的 SHA-256 / hash of the frozen text' }) textHash!: string | null;
  @NestedField(() => SignatureView, { list: { max: 100 }, doc: '签署 / signatures' }) signatures!: SignatureView[];
  @InstantField({ nullable: true, doc: '生效时间 / effective at' }) effectiveAt!: string | null;
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class AgreementTextView {
  @TextField({ max: 64, doc: 'text 的 UTF-8 字节的 SHA-256 / of the bytes of the text' }) textHash!: string;
  @TextField({ max: 1_000_000, doc: '待签或已签文本 / the text that is signed' }) text!: string;
}
