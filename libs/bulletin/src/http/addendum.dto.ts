import {
  ActionView,
  ChoiceField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  NestedField,
  TextField,
} from '#platform/http';
import {
  comparators,
  COOPERATIONS,
  indicatorKinds,
  maxIndicators,
  maxWeight,
  RESULT_OWNERSHIPS,
  type Comparator,
  type Cooperation,
  type IndicatorKind,
  type ResultOwnership,
} from '#need';
import { addendumLifecycle } from '../addendum.lifecycle.js';
import { ChallengeIndicatorView } from './challenge.dto.js';

const STATES = Object.keys(addendumLifecycle.states);
const CHANGES = ['added', 'removed', 'changed'] as const;

export class AddendumProtocolInput {
  @TextField({ max: 200, doc: '由谁测 / who measures' }) who!: string;
  @TextField({ max: 2000, doc: '怎样测 / how' }) how!: string;
  @TextField({ max: 2000, optional: true, nullable: true, doc: '样本 / sample' }) sample?: string | null;
  @TextField({ max: 2000, optional: true, nullable: true, doc: '仪器 / instrument' }) instrument?: string | null;
}

export class AddendumIndicatorInput {
  @IdField({ optional: true, doc: '已有指标的编号，缺省为新指标 / id of an indicator the challenge has' }) id?: string;
  @TextField({ max: 200, doc: '指标名称 / name' }) name!: string;
  @ChoiceField(comparators, { doc: '比较方式 / comparator' }) comparator!: Comparator;
  @TextField({ list: { max: 50 }, max: 40, doc: '指标值（十进制文本） / values as decimal texts', example: ['0.02'] })
  values!: string[];
  @TextField({ max: 60, optional: true, doc: '单位（UCUM） / unit', example: 'mm' }) unit?: string;
  @TextField({ max: 2000, optional: true, nullable: true, doc: '条件 / condition' }) condition?: string | null;
  @NestedField(() => AddendumProtocolInput, { doc: '测量办法 / measurement protocol' })
  protocol!: AddendumProtocolInput;
  @TextField({ max: 40, optional: true, nullable: true, doc: '现状值 / baseline today' }) baseline?: string | null;
  @TextField({ max: 40, optional: true, nullable: true, doc: '已知最好水平 / best known' }) bestKnown?: string | null;
  @IntField({ min: 1, max: maxWeight, doc: '权重 / weight' }) weight!: number;
  @ChoiceField(indicatorKinds, { doc: '关键或一般 / key or ordinary' }) kind!: IndicatorKind;
  @FlagField({ doc: '必须达到 / must pass' }) mustPass!: boolean;
}

/** Only the fields that change. */
export class AddendumTextInput {
  @TextField({ min: 4, max: 200, optional: true, doc: '名称 / title' }) title?: string;
  @TextField({ min: 10, max: 5000, optional: true, doc: '摘要 / summary' }) summary?: string;
  @TextField({ min: 4, max: 5000, optional: true, doc: '自身无法解决的难点 / what cannot be solved alone' })
  cannotSolveAlone?: string;
  @TextField({ min: 4, max: 2000, optional: true, doc: '应用场景 / scene of application' }) scene?: string;
  @TextField({ min: 2, max: 100, optional: true, doc: '技术领域 / field' }) field?: string;
  @TextField({ min: 2, max: 100, optional: true, doc: '所在地区 / region' }) region?: string;
  @ChoiceField(RESULT_OWNERSHIPS, { optional: true, doc: '成果归属 / who owns the results' })
  resultOwnership?: ResultOwnership;
  @ChoiceField(COOPERATIONS, { optional: true, doc: '合作方式 / way of cooperation' }) cooperation?: Cooperation;
  @IntField({ min: 1, max: 120, optional: true, doc: '攻关期限（月） / period in months' }) periodMonths?: number;
  @TextField({ max: 100, optional: true, nullable: true, doc: '产业链环节 / node of the industrial chain' })
  chainNode?: string | null;
}

export class AddendumChanges {
  @TextField({ min: 4, max: 2000, optional: true, doc: '更正理由（公开） / why, which is public' }) reason?: string;
  @NestedField(() => AddendumTextInput, { optional: true, doc: '有变动的文字 / fields that change' })
  text?: AddendumTextInput;
  @NestedField(() => AddendumIndicatorInput, {
    list: { min: 1, max: maxIndicators },
    optional: true,
    doc: '更正后的全部指标，已有指标带编号 / every indicator as it shall be; known ones with their ids',
  })
  indicators?: AddendumIndicatorInput[];
  @DateField({ optional: true, nullable: true, doc: '新的揭榜截止日，缺省不变 / new closing day' })
  closesOn?: string | null;
  @IdField({ optional: true, nullable: true, doc: '引起更正的提问 / the question that raised it' })
  clarificationId?: string | null;
}

export class AddendumInput extends AddendumChanges {
  @TextField({ min: 4, max: 2000, doc: '更正理由（公开） / why, which is public' }) declare reason: string;
}

export class FieldChangeView {
  @TextField({ max: 60, doc: '字段 / field' }) field!: string;
  @TextField({ max: 5000, nullable: true, doc: '原为 / before' }) from!: string | null;
  @TextField({ max: 5000, nullable: true, doc: '改为 / after' }) to!: string | null;
}

export class IndicatorChangeView {
  @IdField({ doc: '指标编号，各版本不变 / the same in every version' }) id!: string;
  @ChoiceField(CHANGES, { doc: '变动 / added, removed or changed' }) change!: (typeof CHANGES)[number];
  @NestedField(() => ChallengeIndicatorView, { nullable: true, doc: '原为 / before' })
  from!: ChallengeIndicatorView | null;
  @NestedField(() => ChallengeIndicatorView, { nullable: true, doc: '改为 / after' })
  to!: ChallengeIndicatorView | null;
  @NestedField(() => FieldChangeView, { list: { max: 20 }, doc: '有变动的部分 / what changed of it' })
  fields!: FieldChangeView[];
}

export class TextDiffView {
  @NestedField(() => FieldChangeView, { list: { max: 20 }, doc: '文字的变动 / fields' }) fields!: FieldChangeView[];
  @NestedField(() => IndicatorChangeView, { list: { max: 2 * maxIndicators }, doc: '指标的变动 / indicators' })
  indicators!: IndicatorChangeView[];
}

export class AddendumView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @ChoiceField(STATES, { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '版本号 / version' }) version!: number;
  @TextField({ max: 2000, doc: '更正理由 / why' }) reason!: string;
  @IdField({ nullable: true, doc: '引起更正的提问 / the question that raised it' }) clarificationId!: string | null;
  @IntField({ min: 1, max: 1000, doc: '起草所依据的文本版本 / drafted on' }) baseVersion!: number;
  @IntField({ min: 2, max: 1000, nullable: true, doc: '发布后的文本版本 / the version it made' }) textVersion!:
    number | null;
  @DateField({ nullable: true, doc: '新的揭榜截止日 / new closing day' }) closesOn!: string | null;
  @InstantField({ doc: '此时起不得再更正 / from here on nothing is amended' }) frozenFrom!: string;
  @NestedField(() => TextDiffView, { doc: '逐项变动 / what changes' }) changes!: TextDiffView;
  @IdField({ doc: '起草人 / drafted by' }) draftedBy!: string;
  @IdField({ nullable: true, doc: '批准人 / issued by' }) issuedBy!: string | null;
  @InstantField({ nullable: true, doc: '发布时间 / issued at' }) issuedAt!: string | null;
  @InstantField({ doc: '起草时间 / drafted at' }) createdAt!: string;
  @NestedField(() => ActionView, { list: { max: 10 }, doc: '可办事项 / what the reader may do' })
  actions!: ActionView[];
}

export class AddendaView {
  @NestedField(() => AddendumView, { list: { max: 20 }, doc: '全部更正 / every addendum' }) items!: AddendumView[];
}

export class PublicVersionSummaryView {
  @IntField({ min: 1, max: 1000, doc: '文本版本 / version of the text' }) version!: number;
  @InstantField({ doc: '自何时起 / since' }) issuedAt!: string;
}

export class PublicVersionsView {
  @NestedField(() => PublicVersionSummaryView, { list: { max: 100 }, doc: '各版本 / versions' })
  items!: PublicVersionSummaryView[];
}

/** A version of the text; where only the summary is public, the rest is null and there are no indicators. */
export class PublicVersionView extends PublicVersionSummaryView {
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @TextField({ max: 200, doc: '标题 / title' }) title!: string;
  @TextField({ max: 5000, doc: '摘要 / summary' }) summary!: string;
  @TextField({ max: 100, doc: '技术领域 / technical field' }) field!: string;
  @TextField({ max: 100, doc: '地区 / region' }) region!: string;
  @TextField({ max: 5000, nullable: true, doc: '难点 / what cannot be solved alone' }) cannotSolveAlone!: string | null;
  @TextField({ max: 2000, nullable: true, doc: '应用场景 / scene of application' }) scene!: string | null;
  @ChoiceField(RESULT_OWNERSHIPS, { nullable: true, doc: '成果归属 / who owns the results' }) resultOwnership!:
    string | null;
  @ChoiceField(COOPERATIONS, { nullable: true, doc: '合作方式 / way of cooperation' }) cooperation!: string | null;
  @IntField({ min: 1, max: 120, nullable: true, doc: '攻关期限（月） / period in months' }) periodMonths!:
    number | null;
  @TextField({ max: 100, nullable: true, doc: '产业链环节 / node of the chain' }) chainNode!: string | null;
  @NestedField(() => ChallengeIndicatorView, { list: { max: maxIndicators }, doc: '指标 / indicators' })
  indicators!: ChallengeIndicatorView[];
}

export class PublicAddendumView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @IntField({ min: 2, max: 1000, doc: '更正后的文本版本 / the version it made' }) version!: number;
  @TextField({ max: 2000, doc: '更正理由 / why' }) reason!: string;
  @IdField({ nullable: true, doc: '引起更正的提问 / the question that raised it' }) clarificationId!: string | null;
  @InstantField({ doc: '发布时间 / issued at' }) issuedAt!: string;
  @InstantField({ nullable: true, doc: '原截止时间，未变时为空 / end of the window before, null when unchanged' })
  closedBefore!: string | null;
  @InstantField({ nullable: true, doc: '更正后的截止时间 / end of the window after' }) closesAfter!: string | null;
  @NestedField(() => FieldChangeView, { list: { max: 20 }, doc: '文字的变动 / fields' }) fields!: FieldChangeView[];
  @NestedField(() => IndicatorChangeView, { list: { max: 2 * maxIndicators }, doc: '指标的变动 / indicators' })
  indicators!: IndicatorChangeView[];
}

export class PublicAddendaView {
  @NestedField(() => PublicAddendumView, { list: { max: 20 }, doc: '全部更正 / every addendum' })
  items!: PublicAddendumView[];
}
