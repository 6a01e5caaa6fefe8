import {
  ActionView,
  ChoiceField,
  DateField,
  FlagField,
  IdField,
  IntField,
  NestedField,
  TextField,
} from '#platform/http';
import {
  AFFILIATION_KINDS,
  ORGANISATION_KINDS,
  type AffiliationKind,
  type OrganisationKind,
} from '../identity.entities.js';
import { ROLES, type Role } from '../role-permissions.js';

const USERNAME = /^[a-z0-9][a-z0-9._-]*$/;

export class SignInInput {
  @TextField({ max: 64, doc: '用户名 / user name', example: 'officer' }) username!: string;
  @TextField({ max: 128, doc: '密码 / password' }) password!: string;
}

export class SignedOutView {
  @FlagField() signedOut!: true;
}

export class TokenView {
  @TextField({ max: 2000, doc: '访问令牌（Bearer） / access token' }) accessToken!: string;
  @IntField({ min: 0, max: 86_400, doc: '有效秒数 / seconds until it ends' }) expiresIn!: number;
}

export class GrantView {
  @ChoiceField(ROLES) role!: Role;
  @IdField() organisationId!: string;
  @TextField({ max: 200 }) organisationName!: string;
  @IdField({ nullable: true }) programmeId!: string | null;
}

export class MeView {
  @IdField() id!: string;
  @TextField({ max: 64 }) username!: string;
  @TextField({ max: 100 }) displayName!: string;
  @IdField() organisationId!: string;
  @TextField({ max: 200 }) organisationName!: string;
  @NestedField(() => GrantView, { list: { max: 500 } }) grants!: GrantView[];
  @TextField({ max: 100, list: { max: 500 }, doc: '拥有的权限 / permissions held somewhere' }) permissions!: string[];
}

export class OrganisationInput {
  @TextField({ min: 2, max: 200, doc: '单位名称 / name' }) name!: string;
  @ChoiceField(ORGANISATION_KINDS) kind!: OrganisationKind;
  @TextField({ max: 32, optional: true, doc: '统一社会信用代码 / unified social credit code' }) uscc?: string;
  @TextField({ max: 100, optional: true, doc: '所在地区 / region' }) region?: string;
  @IdField({ optional: true, doc: '依托单位 / hosting unit of a team or person' }) hostingUnitId?: string;
}

export class OrganisationView {
  @IdField() id!: string;
  @TextField({ max: 200 }) name!: string;
  @ChoiceField(ORGANISATION_KINDS) kind!: string;
  @TextField({ max: 18, nullable: true }) uscc!: string | null;
  @TextField({ max: 100, nullable: true }) region!: string | null;
}

export class CreatedOrganisationView extends OrganisationView {
  @FlagField({ doc: '信用代码校验位不符，须上传证照 / the code fails its check digit; show a document' })
  usccUnverified!: boolean;
}

export class UserInput {
  @TextField({ min: 3, max: 64, pattern: USERNAME, doc: '用户名 / user name' }) username!: string;
  @TextField({ max: 100, doc: '姓名 / display name' }) displayName!: string;
  @TextField({ min: 10, max: 128, doc: '密码，至少 10 个字符 / password, at least 10 characters' }) password!: string;
}

export class UserView {
  @IdField() id!: string;
  @TextField({ max: 64 }) username!: string;
  @TextField({ max: 100 }) displayName!: string;
  @IdField() organisationId!: string;
}

/** Of what was done only its subject is told. */
export class NamedView {
  @IdField() id!: string;
}

export class DisableInput {
  @TextField({ min: 2, max: 500 }) reason!: string;
}

export class GrantInput {
  @ChoiceField(ROLES) role!: Role;
  @IdField() organisationId!: string;
  @IdField({ optional: true, doc: '仅限某一计划 / in one programme only' }) programmeId?: string;
}

export class GrantedView {
  @IdField() id!: string;
  @IdField() userId!: string;
  @ChoiceField(ROLES) role!: string;
  @IdField() organisationId!: string;
  @IdField({ nullable: true }) programmeId!: string | null;
}

export class AffiliationInput {
  @IdField({ doc: '关联单位 / the other organisation' }) otherId!: string;
  @ChoiceField(AFFILIATION_KINDS) kind!: AffiliationKind;
  @DateField() sinceOn!: string;
  @DateField({ optional: true }) untilOn?: string;
  @TextField({ max: 300, doc: '信息来源 / source' }) source!: string;
}

export class AffiliationView {
  @IdField() id!: string;
  @IdField() organisationId!: string;
  @IdField({ doc: '关联单位 / the other organisation' }) otherId!: string;
  @ChoiceField(AFFILIATION_KINDS) kind!: AffiliationKind;
  @DateField() sinceOn!: string;
  @DateField({ nullable: true }) untilOn!: string | null;
  @TextField({ max: 300 }) source!: string;
}

export class AffiliationsView {
  @NestedField(() => AffiliationView, { list: { max: 100 } }) items!: AffiliationView[];
}

export class CreditInput {
  @TextField({ min: 2, max: 500, doc: '失信或不端认定 / finding' }) finding!: string;
  @DateField() foundOn!: string;
  @TextField({ max: 300, doc: '信息来源 / source' }) source!: string;
}

export class CreditView extends CreditInput {
  @IdField() id!: string;
}

export class PayeeAccountInput {
  @TextField({ max: 200, doc: '户名 / account name' }) accountName!: string;
  @TextField({ min: 6, max: 34, pattern: /^[0-9A-Za-z-]+$/, doc: '账号 / account number' }) accountNo!: string;
  @TextField({ max: 200, doc: '开户行 / bank' }) bankName!: string;
  @TextField({ min: 12, max: 12, pattern: /^\d{12}$/, doc: '联行号 / CNAPS code' }) bankCode!: string;
}

export class PayeeAccountView {
  @IdField() id!: string;
  @IdField() organisationId!: string;
  @TextField({ max: 20 }) state!: string;
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @TextField({ max: 200 }) accountName!: string;
  @TextField({ max: 34, doc: '账号（仅显示后四位） / account number, last four only' }) accountNo!: string;
  @TextField({ max: 200 }) bankName!: string;
  @TextField({ max: 12 }) bankCode!: string;
  @NestedField(() => ActionView, { list: { max: 10 } }) actions!: ActionView[];
}

export class PayeeAccountsView {
  @NestedField(() => PayeeAccountView, { list: { max: 100 } }) items!: PayeeAccountView[];
}
