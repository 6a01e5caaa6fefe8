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
}

export class ProjectSummaryView {
  @IdField() id!: string;
  @TextField({ max: 20 }) number!: string;
  @ChoiceField(PROJECT_STATES) state!: string;
  @ChoiceField(PROJECT_OUTCOMES, { nullable: true }) outcome!: string | null;
  @IdField() programmeId!: string;
  @IdField() challengeId!: string;
  @TextField({ max: 200 }) title!: string;
  @IdField() demanderId!: string;
  @TextField({ max: 200 }) demanderName!: string;
  @IdField() takerId!: string;
  @TextField({ max: 200 }) takerName!: string;
  @DateField({ nullable: true, doc: '攻关期限 / last day of the period' }) endsOn!: string | null;
  @InstantField() createdAt!: string;
}

export class ProjectView extends ProjectSummaryView {
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @IdField() awardId!: string;
  @IdField() needId!: string;
  @IdField() proposalId!: string;
  @IdField() rulePackId!: string;
  @IdField() agencyId!: string;
  @TextField({ max: 200 }) agencyName!: string;
  @IdField() agreementId!: string;
  @ChoiceField(AGREEMENT_STATES) agreementState!: string;
  @InstantField({ nullable: true }) activatedAt!: string | null;
  @DateField({ nullable: true, doc: '结算截止日 / to be settled by' }) settleBy!: string | null;
  @DateField({ nullable: true, doc: '跟踪期至 / tracked until' }) trackedUntil!: string | null;
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
}

export class IndicatorTargetInput {
  @IdField() indicatorId!: string;
  @TextField({ max: 40, list: { max: 50 }, doc: '阶段目标值 / target values' }) values!: string[];
}

export class MilestoneInput {
  @TextField({ min: 2, max: 200, doc: '里程碑名称 / title' }) title!: string;
  @ChoiceField(MILESTONE_KINDS) kind!: MilestoneKind;
  @DateField({ doc: '完成日期 / due' }) dueOn!: string;
  @NestedField(() => IndicatorTargetInput, { list: { max: 200 }, doc: '阶段指标 / indicator targets' })
  targets!: IndicatorTargetInput[];
  @IntField({ min: 1, max: 100, optional: true, nullable: true, doc: '对应的投入期次 / instalment it drives' })
  instalment?: number | null;
}

export class PartyShareInput {
  @IdField() organisationId!: string;
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
  @ChoiceField(SIGNING_PARTIES) party!: string;
  @IdField() organisationId!: string;
  @TextField({ max: 200 }) organisationName!: string;
  @TextField({ max: 200, doc: '签署人 / signed by' }) signedBy!: string;
  @TextField({ max: 64 }) textHash!: string;
  @InstantField() signedAt!: string;
  @InstantField({ nullable: true, doc: '作废时间 / voided' }) voidedAt!: string | null;
}

export class AgreementView {
  @IdField() id!: string;
  @IdField() projectId!: string;
  @ChoiceField(AGREEMENT_STATES) state!: string;
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @JsonField({ doc: '任务书全文（结构化） / everything the agreement says' }) content!: object;
  @TextField({ max: 64, nullable: true, doc: '定稿文本的 SHA-256 / hash of the frozen text' }) textHash!: string | null;
  @NestedField(() => SignatureView, { list: { max: 100 } }) signatures!: SignatureView[];
  @InstantField({ nullable: true }) effectiveAt!: string | null;
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
}

export class AgreementTextView {
  @TextField({ max: 64, doc: 'text 的 UTF-8 字节的 SHA-256 / of the bytes of the text' }) textHash!: string;
  @TextField({ max: 1_000_000, doc: '待签或已签文本 / the text that is signed' }) text!: string;
}
