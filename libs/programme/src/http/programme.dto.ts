import {
  ActionView,
  ChoiceField,
  FenField,
  IdField,
  InstantField,
  IntField,
  JsonField,
  NestedField,
  TextField,
} from '#platform/http';
import { programmeLifecycle } from '../programme.lifecycle.js';

export class ProgrammeInput {
  @TextField({ min: 4, max: 200, doc: '计划名称 / name' }) name!: string;
  @IdField({ doc: '主管部门 / the agency that owns it' }) agencyId!: string;
  @IdField({ optional: true, doc: '承办单位 / organiser' }) organiserId?: string;
}

export class RulesInput {
  @JsonField({ doc: '规则包 / the rule pack, by its schema' }) rulePack!: object;
}

export class ProgrammeSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) name!: string;
  @ChoiceField(Object.keys(programmeLifecycle.states), { doc: '状态 / state' }) state!: string;
  @IdField({ doc: '主管部门 / agency' }) agencyId!: string;
  @TextField({ max: 200, doc: '主管部门名称 / name of the agency' }) agencyName!: string;
  @IdField({ nullable: true, doc: '承办单位 / organiser' }) organiserId!: string | null;
  @TextField({ max: 200, nullable: true, doc: '承办单位名称 / name of the organiser' }) organiserName!: string | null;
}

export class ProgrammeView extends ProgrammeSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @IdField({ nullable: true, doc: '适用的规则包版本 / rule pack version that applies' }) rulePackId!: string | null;
  @JsonField({ nullable: true, doc: '现行规则包 / rules in force' }) rulePack!: object | null;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class RulePackVersionView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IntField({ min: 1, max: 10_000, doc: '版本序号 / version number' }) versionNumber!: number;
  @TextField({ max: 64, doc: '内容哈希（SHA-256） / SHA-256 of the content' }) contentHash!: string;
  @JsonField({ doc: '规则包 / rule pack' }) content!: object;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
}

export class RulePackVersionsView {
  @NestedField(() => RulePackVersionView, { list: { max: 100 }, doc: '列表 / list' }) items!: RulePackVersionView[];
}

export class DefaultRulePacksView {
  @JsonField({ list: { max: 100 }, doc: '列表 / list' }) items!: object[];
}

/** Any JSON Schema: its form is told by the specification of JSON Schema. */
export class RulePackSchemaView {}

export class AppropriationInput {
  @IntField({ min: 2000, max: 2100, doc: '预算年度 / fiscal year' }) fiscalYear!: number;
  @FenField({ positive: true, doc: '金额（分） / amount in fen' }) amountFen!: string;
  @TextField({ min: 2, max: 100, doc: '指标文号 / index number' }) indexNumber!: string;
  @TextField({ min: 2, max: 20, doc: '预算科目 / budget subject' }) budgetSubject!: string;
}

export class AppropriationView extends AppropriationInput {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @InstantField({ doc: '登记时间 / recorded at' }) recordedAt!: string;
}

export class AppropriationsView {
  @NestedField(() => AppropriationView, { list: { max: 100 }, doc: '列表 / list' }) items!: AppropriationView[];
}
