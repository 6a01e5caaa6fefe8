import {
  ActionView,
  ChoiceField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
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
/** One address: what a mail server would take for several, or for another header, is none. */
const EMAIL = /^[^\s@<>",;:()\\[\]]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const EMAIL_FIELD = { min: 3, max: 254, pattern: EMAIL, doc: '电子邮箱 / e-mail address', example: 'a@example.com' };

export class SignInInput {
  @TextField({ max: 64, doc: '用户名 / user name', example: 'officer' }) username!: string;
  @TextField({ max: 128, doc: '密码 / password' }) password!: string;
}

export class SignedOutView {
  @FlagField({ doc: '已退出登录 / signed out' }) signedOut!: true;
}

export class TokenView {
  @TextField({ max: 2000, doc: '访问令牌（Bearer） / access token' }) accessToken!: string;
  @IntField({ min: 0, max: 86_400, doc: '有效秒数 / seconds until it ends' }) expiresIn!: number;
}

export class OrganisationQuery extends ListQuery {
  @TextField({ max: 200, optional: true, doc: '名称包含 / part of the name' }) q?: string;
  @ChoiceField(ORGANISATION_KINDS, {
    optional: true,
    query: true,
    list: { max: ORGANISATION_KINDS.length },
    doc: '单位类别（可重复） / kinds of organisation',
  })
  kind?: string[];
}

export class OrganisationInput {
  @TextField({ min: 2, max: 200, doc: '单位名称 / name' }) name!: string;
  @ChoiceField(ORGANISATION_KINDS, { doc: '单位类别 / kind of organisation' }) kind!: OrganisationKind;
  @TextField({ max: 32, optional: true, doc: '统一社会信用代码 / unified social credit code' }) uscc?: string;
  @TextField({ max: 100, optional: true, doc: '所在地区 / region' }) region?: string;
  @IdField({ optional: true, doc: '依托单位 / hosting unit of a team or person' }) hostingUnitId?: string;
}

export class OrganisationView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) name!: string;
  @ChoiceField(ORGANISATION_KINDS, { doc: '单位类别 / kind of organisation' }) kind!: string;
  @TextField({ max: 18, nullable: true, doc: '统一社会信用代码 / unified social credit code' }) uscc!: string | null;
  @TextField({ max: 100, nullable: true, doc: '地区 / region' }) region!: string | null;
}

export class CreatedOrganisationView extends OrganisationView {
  @FlagField({ doc: '信用代码校验位不符，须上传证照 / the code fails its check digit; show a document' })
  usccUnverified!: boolean;
}

export class UserInput {
  @TextField({ min: 3, max: 64, pattern: USERNAME, doc: '用户名 / user name' }) username!: string;
  @TextField({ max: 100, doc: '姓名 / display name' }) displayName!: string;
  @TextField({ min: 10, max: 128, doc: '密码，至少 10 个字符 / password, at least 10 characters' }) password!: string;
  @TextField({ ...EMAIL_FIELD, optional: true, nullable: true }) email?: string | null;
}

export class UserView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 64, doc: '用户名 / user name' }) username!: string;
  @TextField({ max: 100, doc: '姓名 / display name' }) displayName!: string;
  @TextField({ ...EMAIL_FIELD, nullable: true }) email!: string | null;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
}

export class EmailInput {
  @TextField({ ...EMAIL_FIELD, optional: true, nullable: true }) email?: string | null;
}

export class UserGrantView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @ChoiceField(ROLES, { doc: '角色 / role' }) role!: string;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) organisationName!: string;
  @IdField({ nullable: true, doc: '所属计划 / programme' }) programmeId!: string | null;
}

export class UserDetailView extends UserView {
  @InstantField({ nullable: true, doc: '停用时间 / disabled at' }) disabledAt!: string | null;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
  @NestedField(() => UserGrantView, { list: { max: 500 }, doc: '现有角色 / roles held now' }) grants!: UserGrantView[];
}

/** Of what was done only its subject is told. */
export class NamedView {
  @IdField({ doc: '用户 / user' }) id!: string;
}

export class DisableInput {
  @TextField({ min: 2, max: 500, doc: '停用理由 / why the user is disabled' }) reason!: string;
}

export class GrantInput {
  @ChoiceField(ROLES, { doc: '授予的角色 / role to grant' }) role!: Role;
  @IdField({ doc: '以何单位名义 / organisation it is held for' }) organisationId!: string;
  @IdField({ optional: true, doc: '仅限某一计划 / in one programme only' }) programmeId?: string;
}

export class GrantedView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '用户 / user' }) userId!: string;
  @ChoiceField(ROLES, { doc: '角色 / role' }) role!: string;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @IdField({ nullable: true, doc: '所属计划 / programme' }) programmeId!: string | null;
}

export class AffiliationInput {
  @IdField({ doc: '关联单位 / the other organisation' }) otherId!: string;
  @ChoiceField(AFFILIATION_KINDS, { doc: '关联关系 / kind of affiliation' }) kind!: AffiliationKind;
  @DateField({ doc: '起始日期 / since' }) sinceOn!: string;
  @DateField({ optional: true, doc: '截止日期 / until' }) untilOn?: string;
  @TextField({ max: 300, doc: '信息来源 / source' }) source!: string;
}

export class AffiliationView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @IdField({ doc: '关联单位 / the other organisation' }) otherId!: string;
  @TextField({ max: 200, doc: '关联单位名称 / name of the other organisation' }) otherName!: string;
  @ChoiceField(AFFILIATION_KINDS, { doc: '关联关系 / kind of affiliation' }) kind!: AffiliationKind;
  @DateField({ doc: '起始日期 / since' }) sinceOn!: string;
  @DateField({ nullable: true, doc: '截止日期 / until' }) untilOn!: string | null;
  @TextField({ max: 300, doc: '依据 / source' }) source!: string;
}

export class AffiliationsView {
  @NestedField(() => AffiliationView, { list: { max: 100 }, doc: '列表 / list' }) items!: AffiliationView[];
}

export class CreditInput {
  @TextField({ min: 2, max: 500, doc: '失信或不端认定 / finding' }) finding!: string;
  @DateField({ doc: '认定日期 / found on' }) foundOn!: string;
  @TextField({ max: 300, doc: '信息来源 / source' }) source!: string;
}

export class CreditView extends CreditInput {
  @IdField({ doc: '记录编号 / id of the record' }) id!: string;
  @DateField({ nullable: true, doc: '撤销日期 / cleared on' }) clearedOn!: string | null;
}

export class CreditsView {
  @NestedField(() => CreditView, { list: { max: 100 }, doc: '失信记录 / findings' }) items!: CreditView[];
}

export class PayeeAccountInput {
  @TextField({ max: 200, doc: '户名 / account name' }) accountName!: string;
  @TextField({ min: 6, max: 34, pattern: /^[0-9A-Za-z-]+$/, doc: '账号 / account number' }) accountNo!: string;
  @TextField({ max: 200, doc: '开户行 / bank' }) bankName!: string;
  @TextField({ min: 12, max: 12, pattern: /^\d{12}$/, doc: '联行号 / CNAPS code' }) bankCode!: string;
}

export class PayeeAccountView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '单位 / organisation' }) organisationId!: string;
  @TextField({ max: 20, doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @TextField({ max: 200, doc: '账户名称 / account name' }) accountName!: string;
  @TextField({ max: 34, doc: '账号（仅显示后四位） / account number, last four only' }) accountNo!: string;
  @TextField({ max: 200, doc: '开户银行 / bank' }) bankName!: string;
  @TextField({ max: 12, doc: '联行号 / CNAPS number' }) bankCode!: string;
  @NestedField(() => ActionView, {
    list: { max: 10 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class PayeeAccountsView {
  @NestedField(() => PayeeAccountView, { list: { max: 100 }, doc: '列表 / list' }) items!: PayeeAccountView[];
}
