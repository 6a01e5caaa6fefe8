import {
  ActionView,
  ChoiceField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  TextField,
} from '#platform/http';
import type { ToleranceCause } from '#programme';
import { TERMINATION_KINDS, type TerminationKind } from '../project.entities.js';
import { terminationLifecycle } from '../termination.lifecycle.js';

const STATES = Object.keys(terminationLifecycle.states);
const CAUSES = [
  'technical_route_error',
  'trial_and_error',
  'force_majeure',
  'demander_default',
  'market_change',
  'policy_change',
] as const satisfies readonly ToleranceCause[];

export class TerminationQuery extends ListQuery {
  @ChoiceField(STATES, { optional: true, query: true, list: { max: 20 }, doc: '状态 / states' }) state?: string[];
  @IdField({ optional: true, doc: '项目 / project' }) projectId?: string;
  @IdField({ optional: true, doc: '计划 / programme' }) programmeId?: string;
}

export class TerminationInput {
  @ChoiceField(TERMINATION_KINDS, { doc: '终止类型 / kind' }) kind!: TerminationKind;
  @ChoiceField(CAUSES, { optional: true, doc: '容错原因（无过错终止填写） / cause, for an end without fault' })
  cause?: ToleranceCause;
  @TextField({ min: 4, max: 2000, doc: '事由 / grounds' }) grounds!: string;
  @TextField({ min: 4, max: 4000, doc: '证据说明 / the evidence' }) evidence!: string;
}

export class FindingsInput {
  @TextField({ min: 4, max: 4000, doc: '核查意见 / what was found' }) findings!: string;
}

export class TerminationView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '攻关项目 / project' }) projectId!: string;
  @TextField({ max: 20, doc: '项目编号 / number of the project' }) projectNumber!: string;
  @TextField({ max: 200, doc: '项目名称 / title of the project' }) projectTitle!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @ChoiceField(STATES, { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @ChoiceField(TERMINATION_KINDS, { doc: '终止类别 / kind of termination' }) kind!: string;
  @ChoiceField(CAUSES, { nullable: true, doc: '容错原因 / cause' }) cause!: string | null;
  @TextField({ max: 2000, doc: '事实与理由 / facts and grounds' }) grounds!: string;
  @TextField({ max: 4000, doc: '证据 / evidence' }) evidence!: string;
  @TextField({ max: 200, doc: '申请单位 / asked for by' }) requesterName!: string;
  @InstantField({ nullable: true, doc: '需求方同意时间 / demander consented at' }) demanderConsentedAt!: string | null;
  @InstantField({ nullable: true, doc: '揭榜方同意时间 / taker consented at' }) takerConsentedAt!: string | null;
  @TextField({ max: 4000, nullable: true, doc: '核查意见 / findings' }) findings!: string | null;
  @TextField({ max: 100, nullable: true, doc: '核查人 / found by' }) foundBy!: string | null;
  @TextField({ max: 100, nullable: true, doc: '决定人 / decided by' }) decidedBy!: string | null;
  @InstantField({ nullable: true, doc: '作出决定的时间 / decided at' }) decidedAt!: string | null;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}
