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
  @DateField({ doc: '起始日期 / since' }) sinceOn!: string;
  @DateField({ optional: true, doc: '仍在持续则不填 / leave out while it lasts' }) untilOn?: string;
  @TextField({ max: 300, doc: '信息来源 / source' }) source!: string;
}

export class TieView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) organisationName!: string;
  @ChoiceField(TIE_KINDS, { doc: '利益关系类别 / kind of tie' }) kind!: string;
  @DateField({ doc: '起始日期 / since' }) sinceOn!: string;
  @DateField({ nullable: true, doc: '截止日期 / until' }) untilOn!: string | null;
  @TextField({ max: 300, doc: '依据 / source' }) source!: string;
}

export class ExpertSummaryView {
  @IdField({ doc: '用户编号 / id of the user' }) id!: string;
  @TextField({ max: 100, doc: '姓名 / name' }) name!: string;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) organisationName!: string;
  @TextField({ max: 100, nullable: true, doc: '职称 / title' }) title!: string | null;
  @TextField({ max: 100, list: { max: 20 }, doc: '专业领域 / fields of expertise' }) fields!: string[];
  @ChoiceField(EXPERT_STATES, { doc: '状态 / state' }) state!: string;
}

export class ExpertCandidateView {
  @IdField({ doc: '用户编号 / id of the user' }) id!: string;
  @TextField({ max: 100, doc: '姓名 / name' }) name!: string;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) organisationName!: string;
}

export class ExpertView extends ExpertSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @NestedField(() => TieView, { list: { max: 500 }, doc: '利益关系 / ties' }) ties!: TieView[];
  @NestedField(() => ActionView, {
    list: { max: 10 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}
