import { ChoiceField, FenField, FlagField, IdField, IntField, NestedField, PpmField, TextField } from '#platform/http';
import {
  BUDGET_CATEGORIES,
  OFFER_KINDS,
  PARTNER_ROLES,
  TEAM_ROLES,
  type BudgetCategory,
  type DraftContent,
} from '../content/proposal-content.js';

const MAX_TEXT = 20_000;

// A draft may lack anything; what is missing is told when it is submitted.

export class TeamMemberInput {
  @TextField({ min: 0, max: 50, optional: true, doc: '姓名 / name' }) name?: string;
  @ChoiceField(TEAM_ROLES, { optional: true, doc: '团队角色 / role in the team' }) role?: (typeof TEAM_ROLES)[number];
  @TextField({ min: 0, max: 200, optional: true, doc: '所在单位 / organisation' }) organisation?: string;
  @TextField({ min: 0, max: 500, optional: true, doc: '分工 / duty' }) duty?: string;
}

export class ConsortiumMemberInput {
  @IdField({ optional: true, doc: '平台上的单位 / organisation on the platform' }) organisationId?: string;
  @ChoiceField(PARTNER_ROLES, { optional: true, doc: '联合体角色 / role in the consortium' })
  role?: (typeof PARTNER_ROLES)[number];
  @TextField({ min: 0, max: 500, optional: true, doc: '承担任务 / task' }) duty?: string;
  @PpmField({ optional: true, doc: '工作量占比 / share of the work' }) workPpm?: number;
  @PpmField({ optional: true, doc: '经费占比 / share of the money' }) moneyPpm?: number;
  @PpmField({ optional: true, doc: '收益占比 / share of the income' }) incomePpm?: number;
  @PpmField({ optional: true, doc: '知识产权占比 / share of the IP' }) ipPpm?: number;
}

export class BudgetLineInput {
  @ChoiceField(BUDGET_CATEGORIES, { optional: true, doc: '费用类别 / category' }) category?: BudgetCategory;
  @TextField({ min: 0, max: 500, optional: true, doc: '用途 / purpose' }) purpose?: string;
  @FenField({ optional: true, doc: '预算金额（分） / amount in fen' }) amountFen?: string;
}

export class CommitmentInput {
  @IdField({ optional: true, doc: '指标 / indicator' }) indicatorId?: string;
  @TextField({ max: 100, list: { max: 50 }, optional: true, doc: '承诺值 / values promised, none for pass_fail' })
  values?: string[];
}

export class ScheduleStepInput {
  @TextField({ min: 0, max: 200, optional: true, doc: '节点 / step' }) title?: string;
  @IntField({ min: 1, max: 120, optional: true, doc: '协议生效后第几个月完成 / month of completion' })
  endMonth?: number;
  @TextField({ min: 0, max: 2000, optional: true, doc: '成果 / outcome' }) outcome?: string;
}

export class PledgesInput {
  @FlagField({ optional: true, doc: '不含国家秘密 / holds no state secrets' }) noStateSecrets?: boolean;
  @FlagField({ optional: true, doc: '内容真实 / is truthful' }) truthful?: boolean;
}

/** What a taker writes, finished or not. */
export class ContentInput implements DraftContent {
  @ChoiceField(OFFER_KINDS, { optional: true, doc: '揭榜方式 / kind of offer' })
  offerKind?: (typeof OFFER_KINDS)[number];
  @TextField({ min: 0, max: MAX_TEXT, optional: true, doc: '技术路线 / technical route' }) technicalRoute?: string;
  @NestedField(() => TeamMemberInput, { list: { max: 100 }, optional: true, doc: '团队成员 / members of the team' })
  team?: TeamMemberInput[];
  @NestedField(() => ConsortiumMemberInput, { list: { max: 20 }, optional: true, doc: '联合体 / consortium' })
  consortium?: ConsortiumMemberInput[];
  @NestedField(() => BudgetLineInput, { list: { max: 100 }, optional: true, doc: '经费预算 / budget' })
  budget?: BudgetLineInput[];
  @NestedField(() => CommitmentInput, { list: { max: 200 }, optional: true, doc: '指标承诺 / commitments' })
  commitments?: CommitmentInput[];
  @NestedField(() => ScheduleStepInput, { list: { max: 50 }, optional: true, doc: '进度安排 / schedule' })
  schedule?: ScheduleStepInput[];
  @NestedField(() => PledgesInput, { optional: true, doc: '承诺事项 / pledges' }) pledges?: PledgesInput;
}
