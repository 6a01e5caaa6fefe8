import {
  ActionView,
  ChoiceField,
  FenField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  MeasureField,
  NestedField,
  ReasonView,
  TextField,
} from '#platform/http';
import { capabilityLifecycle } from '../capability.lifecycle.js';

const STATES = Object.keys(capabilityLifecycle.states);
const KEYWORDS = { max: 20 };
const CONSENT = '同意他人按名称、关键词和公开简介查到 / others may find it by title, keywords and summary';

export class CapabilityInput {
  @IdField({ optional: true, doc: '登记单位，缺省为本单位 / whose it is, your own organisation when left out' })
  organisationId?: string;
  @TextField({ min: 4, max: 200, doc: '能力名称 / title' }) title!: string;
  @TextField({ min: 2, max: 100, doc: '技术领域 / field' }) field!: string;
  @TextField({ min: 2, max: 100, doc: '所在地区 / region' }) region!: string;
  @TextField({ min: 2, max: 50, list: KEYWORDS, doc: '关键词 / keywords' }) keywords!: string[];
  @TextField({ min: 10, max: 5000, doc: '能力说明（不公开） / description, not shown to others' }) description!: string;
  @TextField({ min: 2, max: 5000, optional: true, nullable: true, doc: '已有成果 / past results' })
  results?: string | null;
  @TextField({ min: 2, max: 5000, optional: true, nullable: true, doc: '设备条件 / equipment' })
  equipment?: string | null;
  @TextField({ min: 4, max: 1000, optional: true, nullable: true, doc: '公开简介 / summary that others may read' })
  summary?: string | null;
  @FlagField({ doc: CONSENT }) consent!: boolean;
}

/** Only the fields that change. */
export class CapabilityChanges {
  @TextField({ min: 4, max: 200, optional: true, doc: '能力名称 / title' }) title?: string;
  @TextField({ min: 2, max: 100, optional: true, doc: '技术领域 / field' }) field?: string;
  @TextField({ min: 2, max: 100, optional: true, doc: '所在地区 / region' }) region?: string;
  @TextField({ min: 2, max: 50, list: KEYWORDS, optional: true, doc: '关键词 / keywords' }) keywords?: string[];
  @TextField({ min: 10, max: 5000, optional: true, doc: '能力说明（不公开） / description' }) description?: string;
  @TextField({ min: 2, max: 5000, optional: true, nullable: true, doc: '已有成果 / past results' })
  results?: string | null;
  @TextField({ min: 2, max: 5000, optional: true, nullable: true, doc: '设备条件 / equipment' })
  equipment?: string | null;
  @TextField({ min: 4, max: 1000, optional: true, nullable: true, doc: '公开简介 / summary that others may read' })
  summary?: string | null;
  @FlagField({ optional: true, doc: CONSENT }) consent?: boolean;
}

export class CapabilityFromProposalInput {
  @TextField({ min: 2, max: 50, list: KEYWORDS, doc: '关键词 / keywords' }) keywords!: string[];
  @TextField({ min: 4, max: 1000, doc: '公开简介 / summary that others may read' }) summary!: string;
  @FlagField({ doc: CONSENT }) consent!: boolean;
}

export class CapabilityListQuery extends ListQuery {
  @ChoiceField(STATES, { list: { max: STATES.length }, optional: true, query: true, doc: '状态（可重复） / states' })
  state?: string[];
}

export class PublicCapabilityView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) organisationName!: string;
  @TextField({ max: 200, doc: '名称 / title' }) title!: string;
  @TextField({ max: 100, doc: '技术领域 / technical field' }) field!: string;
  @TextField({ max: 100, doc: '地区 / region' }) region!: string;
  @TextField({ max: 50, list: KEYWORDS, doc: '关键词 / keywords' }) keywords!: string[];
  @TextField({ max: 1000, doc: '公开简介 / summary' }) summary!: string;
}

export class PublicCapabilityQuery extends ListQuery {
  @TextField({ max: 200, optional: true, doc: '检索词 / words to look for' }) q?: string;
  @TextField({ max: 100, optional: true, doc: '技术领域 / field' }) field?: string;
}

export class CapabilitySummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(STATES, { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '版本号 / version' }) version!: number;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) organisationName!: string;
  @TextField({ max: 200, doc: '名称 / title' }) title!: string;
  @TextField({ max: 100, doc: '技术领域 / technical field' }) field!: string;
  @TextField({ max: 100, doc: '地区 / region' }) region!: string;
  @TextField({ max: 50, list: KEYWORDS, doc: '关键词 / keywords' }) keywords!: string[];
  @InstantField({ nullable: true, doc: '同意公开的时间，未同意为空 / since when others may find it' }) consentedAt!:
    string | null;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
}

export class CapabilityView extends CapabilitySummaryView {
  @TextField({ max: 20_000, doc: '能力说明（不公开） / description, not shown to others' }) description!: string;
  @TextField({ max: 5000, nullable: true, doc: '已有成果 / past results' }) results!: string | null;
  @TextField({ max: 5000, nullable: true, doc: '设备条件 / equipment' }) equipment!: string | null;
  @TextField({ max: 1000, nullable: true, doc: '公开简介 / summary that others may read' }) summary!: string | null;
  @IdField({ nullable: true, doc: '来自未中榜申请 / the unsuccessful proposal it came from' }) proposalId!:
    string | null;
  @TextField({ max: 20, nullable: true, doc: '申请编号 / number of the proposal' }) proposalNumber!: string | null;
  @NestedField(() => ActionView, { list: { max: 5 }, doc: '可办理事项 / what can be done' }) actions!: ActionView[];
}

export class MatchView {
  @MeasureField({ min: 0, max: 1_000_000, doc: '匹配度，仅用于排序 / how well it fits, for the order only' })
  score!: number;
  @NestedField(() => ReasonView, { list: { max: 3 }, doc: '匹配理由 / what they have in common' })
  reasons!: ReasonView[];
}

export class MatchingChallengeView extends MatchView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @TextField({ max: 200, doc: '名称 / title' }) title!: string;
  @TextField({ max: 100, doc: '技术领域 / technical field' }) field!: string;
  @TextField({ max: 100, doc: '地区 / region' }) region!: string;
  @TextField({ max: 200, doc: '需求方名称 / name of the demander' }) demanderName!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @FenField({ doc: '投入总额（分） / total investment in fen' }) amountFen!: string;
  @InstantField({ doc: '揭榜截止时间 / from here on no take-up is in time' }) takeUpClosesAt!: string;
}

export class MatchingCapabilityView extends MatchView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) organisationName!: string;
  @TextField({ max: 200, doc: '名称 / title' }) title!: string;
  @TextField({ max: 100, doc: '技术领域 / technical field' }) field!: string;
  @TextField({ max: 100, doc: '地区 / region' }) region!: string;
  @TextField({ max: 50, list: KEYWORDS, doc: '关键词 / keywords' }) keywords!: string[];
  @TextField({ max: 1000, doc: '公开简介 / summary that others may read' }) summary!: string;
}
