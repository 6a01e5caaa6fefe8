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
  @ChoiceField(SETTLED_OUTCOMES, { optional: true, doc: '结果 / outcome' }) outcome?: string;
}

export class PublicResultSummaryView {
  @IdField() id!: string;
  @TextField({ max: 30 }) number!: string;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 30 }) state!: string;
  @TextField({ max: 30, nullable: true }) outcome!: string | null;
  @IdField() challengeId!: string;
  @TextField({ max: 30 }) challengeNumber!: string;
  @TextField({ max: 200 }) demanderName!: string;
  @TextField({ max: 200 }) takerName!: string;
  @InstantField({ nullable: true }) activatedAt!: Date | null;
  @PpmField({ nullable: true, doc: '指标完成度 / completion' }) completionPpm!: number | null;
  @InstantField({ nullable: true }) concludedAt!: Date | null;
  @FenField({ nullable: true, doc: '核定补助额 / grant' }) grantFen!: string | null;
  @FenField({ doc: '已拨付 / paid' }) paidFen!: string;
  @FenField({ doc: '已追回 / recovered' }) recoveredFen!: string;
}

export class PublicResultLineView {
  @IntField({ min: 1, max: 1000 }) position!: number;
  @TextField({ max: 200 }) name!: string;
  @TextField({ max: 20 }) comparator!: string;
  @TextField({ max: 200, list: { max: 100 } }) values!: readonly string[];
  @TextField({ max: 50, nullable: true }) unit!: string | null;
  @TextField({ max: 200, nullable: true, doc: '实测值 / measured' }) measured!: string | null;
  @TextField({ max: 20, nullable: true }) measuredBy!: string | null;
  @FlagField({ doc: '达标 / met' }) met!: boolean;
  @FlagField() mustPass!: boolean;
  @IntField({ min: 1, max: 1_000_000 }) weight!: number;
}

export class PublicResultView extends PublicResultSummaryView {
  @NestedField(() => PublicResultLineView, { list: { max: 200 } }) indicators!: readonly PublicResultLineView[];
}
