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
  @IdField() id!: string;
  @IdField() projectId!: string;
  @ChoiceField(STATES) state!: string;
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @ChoiceField(TERMINATION_KINDS) kind!: string;
  @ChoiceField(CAUSES, { nullable: true }) cause!: string | null;
  @TextField({ max: 2000 }) grounds!: string;
  @TextField({ max: 4000 }) evidence!: string;
  @TextField({ max: 200, doc: '申请单位 / asked for by' }) requesterName!: string;
  @InstantField({ nullable: true }) demanderConsentedAt!: string | null;
  @InstantField({ nullable: true }) takerConsentedAt!: string | null;
  @TextField({ max: 4000, nullable: true, doc: '核查意见 / findings' }) findings!: string | null;
  @TextField({ max: 100, nullable: true, doc: '核查人 / found by' }) foundBy!: string | null;
  @TextField({ max: 100, nullable: true, doc: '决定人 / decided by' }) decidedBy!: string | null;
  @InstantField({ nullable: true }) decidedAt!: string | null;
  @InstantField() createdAt!: string;
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
}
