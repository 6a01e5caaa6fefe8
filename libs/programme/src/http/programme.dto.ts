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
  @IdField() id!: string;
  @TextField({ max: 20 }) number!: string;
  @TextField({ max: 200 }) name!: string;
  @ChoiceField(Object.keys(programmeLifecycle.states)) state!: string;
  @IdField() agencyId!: string;
  @IdField({ nullable: true }) organiserId!: string | null;
}

export class ProgrammeView extends ProgrammeSummaryView {
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @IdField({ nullable: true }) rulePackId!: string | null;
  @JsonField({ nullable: true, doc: '现行规则包 / rules in force' }) rulePack!: object | null;
  @InstantField() createdAt!: string;
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
}

export class RulePackVersionView {
  @IdField() id!: string;
  @IntField({ min: 1, max: 10_000 }) versionNumber!: number;
  @TextField({ max: 64 }) contentHash!: string;
  @JsonField() content!: object;
  @InstantField() createdAt!: string;
}

export class RulePackVersionsView {
  @NestedField(() => RulePackVersionView, { list: { max: 100 } }) items!: RulePackVersionView[];
}

export class DefaultRulePacksView {
  @JsonField({ list: { max: 100 } }) items!: object[];
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
  @IdField() id!: string;
  @InstantField() recordedAt!: string;
}

export class AppropriationsView {
  @NestedField(() => AppropriationView, { list: { max: 100 } }) items!: AppropriationView[];
}
