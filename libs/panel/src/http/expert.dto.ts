import {
  ActionView,
  ChoiceField,
  DateField,
  IdField,
  IntField,
  ListQuery,
  NestedField,
  TextField,
} from '#platform/http';
import { expertLifecycle } from '../expert.lifecycle.js';
import { TIE_KINDS, type TieKind } from '../panel.entities.js';

const EXPERT_STATES = Object.keys(expertLifecycle.states);

export class EnrolExpertInput {
  @IdField({ doc: '具有评审专家角色的用户 / a user with the role expert' }) userId!: string;
  @IdField({ optional: true, doc: '现工作单位，缺省为用户所属单位 / employer' }) organisationId?: string;
  @TextField({ max: 100, optional: true, doc: '职称 / title' }) title?: string;
  @TextField({ max: 100, list: { min: 1, max: 20 }, doc: '专业领域 / fields' }) fields!: string[];
}

export class EditExpertInput {
  @IdField({ optional: true, doc: '现工作单位 / employer' }) organisationId?: string;
  @TextField({ max: 100, optional: true, doc: '职称 / title' }) title?: string;
  @TextField({ max: 100, list: { min: 1, max: 20 }, optional: true, doc: '专业领域 / fields' }) fields?: string[];
}

export class ExpertQuery extends ListQuery {
  @ChoiceField(EXPERT_STATES, { optional: true, query: true, list: { max: 3 }, doc: '状态 / state' })
  state?: string[];
  @TextField({ max: 100, optional: true, doc: '专业领域 / field' })
  field?: string;
}

export class TieInput {
  @IdField({ doc: '有关联的单位 / the organisation' }) organisationId!: string;
  @ChoiceField(TIE_KINDS, { doc: '任职、合作或本人申报的利害关系 / kind' }) kind!: TieKind;
  @DateField() sinceOn!: string;
  @DateField({ optional: true, doc: '仍在持续则不填 / leave out while it lasts' }) untilOn?: string;
  @TextField({ max: 300, doc: '信息来源 / source' }) source!: string;
}

export class TieView {
  @IdField() id!: string;
  @IdField() organisationId!: string;
  @TextField({ max: 200 }) organisationName!: string;
  @ChoiceField(TIE_KINDS) kind!: string;
  @DateField() sinceOn!: string;
  @DateField({ nullable: true }) untilOn!: string | null;
  @TextField({ max: 300 }) source!: string;
}

export class ExpertSummaryView {
  @IdField({ doc: '用户编号 / id of the user' }) id!: string;
  @TextField({ max: 100 }) name!: string;
  @IdField() organisationId!: string;
  @TextField({ max: 200 }) organisationName!: string;
  @TextField({ max: 100, nullable: true }) title!: string | null;
  @TextField({ max: 100, list: { max: 20 } }) fields!: string[];
  @ChoiceField(EXPERT_STATES) state!: string;
}

export class ExpertView extends ExpertSummaryView {
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @NestedField(() => TieView, { list: { max: 500 } }) ties!: TieView[];
  @NestedField(() => ActionView, { list: { max: 10 } }) actions!: ActionView[];
}
