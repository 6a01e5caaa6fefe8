import {
  ChoiceField,
  FenField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  PpmField,
  TextField,
} from '#platform/http';
import { SETTLED_OUTCOMES } from '../disbursement.entities.js';

export class PublicResultQuery extends ListQuery {
  @IdField({ optional: true, doc: '榜题 / challenge' }) challengeId?: string;
  @IdField({ optional: true, doc: '计划 / programme' }) programmeId?: string;
  @ChoiceField(SETTLED_OUTCOMES, { optional: true, doc: '结果 / outcome' }) outcome?: string;
}

export class PublicResultSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 30, doc: '编号 / number' }) number!: string;
  @TextField({ max: 200, doc: '标题 / title' }) title!: string;
  @TextField({ max: 30, doc: '状态 / state' }) state!: string;
  @TextField({ max: 30, nullable: true, doc: '项目结局 / how the project ended' }) outcome!: string | null;
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @TextField({ max: 30, doc: '榜题编号 / number of the challenge' }) challengeNumber!: string;
  @TextField({ max: 200, doc: '榜题名称 / title of the challenge' }) challengeTitle!: string;
  @TextField({ max: 100, doc: '技术领域 / field' }) field!: string;
  @TextField({ max: 100, doc: '地区 / region' }) region!: string;
  @IdField({ doc: '计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @TextField({ max: 200, doc: '需求方名称 / name of the demander' }) demanderName!: string;
  @TextField({ max: 200, doc: '揭榜方名称 / name of the taker' }) takerName!: string;
  @InstantField({ nullable: true, doc: '启动时间 / activated at' }) activatedAt!: Date | null;
  @PpmField({ nullable: true, doc: '指标完成度 / completion' }) completionPpm!: number | null;
  @InstantField({ nullable: true, doc: '结论时间 / concluded at' }) concludedAt!: Date | null;
  @FenField({ nullable: true, doc: '核定补助额 / grant' }) grantFen!: string | null;
  @FenField({ doc: '已拨付 / paid' }) paidFen!: string;
  @FenField({ doc: '已追回 / recovered' }) recoveredFen!: string;
}

export class PublicResultLineView {
  @IntField({ min: 1, max: 1000, doc: '序号 / position' }) position!: number;
  @TextField({ max: 200, doc: '指标名称 / name of the indicator' }) name!: string;
  @TextField({ max: 20, doc: '比较方式 / comparator' }) comparator!: string;
  @TextField({ max: 200, list: { max: 100 }, doc: '指标值 / values' }) values!: readonly string[];
  @TextField({
    max: 200,
    list: { max: 100 },
    doc: '揭榜方承诺值，按此判定是否达标 / committed values, which are judged',
  })
  committed!: readonly string[];
  @TextField({ max: 50, nullable: true, doc: '单位（UCUM） / unit (UCUM)' }) unit!: string | null;
  @TextField({ max: 200, nullable: true, doc: '实测值 / measured' }) measured!: string | null;
  @TextField({ max: 20, nullable: true, doc: '测量单位 / who measured' }) measuredBy!: string | null;
  @FlagField({ doc: '达标 / met' }) met!: boolean;
  @FlagField({ doc: '必须达到 / must be met' }) mustPass!: boolean;
  @IntField({ min: 1, max: 1_000_000, doc: '权重 / weight' }) weight!: number;
}

export class PublicResultView extends PublicResultSummaryView {
  @NestedField(() => PublicResultLineView, { list: { max: 200 }, doc: '指标 / indicators' })
  indicators!: readonly PublicResultLineView[];
}
