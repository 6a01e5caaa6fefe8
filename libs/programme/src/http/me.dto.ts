import { ChoiceField, IdField, NestedField, TextField } from '#platform/http';
import { ORGANISATION_KINDS, ROLES } from '#identity';

export class GrantView {
  @ChoiceField(ROLES, { doc: '角色 / role' }) role!: string;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) organisationName!: string;
  @IdField({ nullable: true, doc: '仅限某一计划；空为全部 / in one programme only; null: in all' }) programmeId!:
    string | null;
  @TextField({ max: 200, nullable: true, doc: '计划名称 / name of the programme' }) programmeName!: string | null;
}

export class MeView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 64, doc: '用户名 / user name' }) username!: string;
  @TextField({ max: 100, doc: '姓名 / display name' }) displayName!: string;
  @TextField({ min: 3, max: 254, nullable: true, doc: '电子邮箱 / e-mail address' }) email!: string | null;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) organisationName!: string;
  @ChoiceField(ORGANISATION_KINDS, { doc: '单位类别 / kind of organisation' }) organisationKind!: string;
  @NestedField(() => GrantView, { list: { max: 500 }, doc: '所持角色 / roles held' }) grants!: GrantView[];
  @TextField({
    max: 100,
    list: { max: 1000 },
    doc: '至少一个角色具有的权限，供菜单使用；能否对某一对象办理以其 actions 为准 / for menus; what is possible on a thing says the thing itself',
  })
  permissions!: string[];
}
