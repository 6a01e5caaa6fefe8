import {
  ActionView,
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  PpmField,
  TextField,
} from '#platform/http';
import { CHECKPOINT_VERDICTS, type CheckpointVerdict } from '../checkpoint.entities.js';
import { checkpointLifecycle } from '../checkpoint.lifecycle.js';

const STATES = Object.keys(checkpointLifecycle.states);

export class VerdictInput {
  @IdField({ doc: '项目 / project' }) projectId!: string;
  @ChoiceField(CHECKPOINT_VERDICTS, { doc: '结论 / verdict' }) verdict!: CheckpointVerdict;
  @IntField({ min: 1, max: 100, optional: true, doc: '名次（入围填写） / place, for who is placed' }) place?: number;
  @TextField({ min: 2, max: 2000, doc: '理由 / reasons' }) reasons!: string;
}

export class CheckpointInput {
  @IntField({
    min: 1,
    max: 100,
    optional: true,
    doc: '赛段（里程碑序号）；最终排名不填 / milestone; none for the placing',
  })
  stage?: number;
  @TextField({ min: 2, max: 20_000, doc: '考核或专家组纪要 / minutes' }) minutes!: string;
  @NestedField(() => VerdictInput, { list: { min: 1, max: 50 }, doc: '各参赛方结论 / the verdicts' })
  verdicts!: VerdictInput[];
}

export class CheckpointQuery extends ListQuery {
  @ChoiceField(STATES, { optional: true, query: true, list: { max: 10 }, doc: '状态 / states' }) state?: string[];
  @IdField({ optional: true, doc: '榜题 / challenge' }) challengeId?: string;
}

export class CheckpointSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(STATES, { doc: '状态 / state' }) state!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @TextField({ max: 20, doc: '榜题编号 / number of the challenge' }) challengeNumber!: string;
  @TextField({ max: 200, doc: '榜题名称 / title of the challenge' }) challengeTitle!: string;
  @IntField({ min: 1, max: 100, nullable: true, doc: '赛段；最终排名为空 / stage; null for the placing' }) stage!:
    number | null;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
}

export class CheckpointResultView {
  @IdField({ doc: '指标 / indicator' }) indicatorId!: string;
  @TextField({ max: 200, doc: '指标名称 / name of the indicator' }) indicator!: string;
  @TextField({ max: 40, nullable: true, doc: '测量值 / measured' }) measured!: string | null;
  @FlagField({ doc: '是否达到 / met' }) met!: boolean;
}

export class CheckpointItemView {
  @IdField({ doc: '攻关项目 / project' }) projectId!: string;
  @TextField({ max: 20, doc: '项目编号 / number of the project' }) projectNumber!: string;
  @TextField({ max: 200, doc: '揭榜方名称 / name of the taker' }) takerName!: string;
  @ChoiceField(CHECKPOINT_VERDICTS, { doc: '结论 / verdict' }) verdict!: string;
  @IntField({ min: 1, max: 100, nullable: true, doc: '名次 / place' }) place!: number | null;
  @TextField({ max: 2000, doc: '理由 / reasons' }) reasons!: string;
  @PpmField({ nullable: true, doc: '验收完成率 / completion at acceptance' }) completionPpm!: number | null;
  @NestedField(() => CheckpointResultView, { list: { max: 200 }, doc: '测量结果 / what was measured' })
  results!: CheckpointResultView[];
}

export class CheckpointView extends CheckpointSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @TextField({ max: 20_000, doc: '考核或专家组纪要 / minutes' }) minutes!: string;
  @TextField({ max: 100, nullable: true, doc: '拟稿人 / drafted by' }) draftedBy!: string | null;
  @TextField({ max: 100, nullable: true, doc: '审批人 / decided by' }) decidedBy!: string | null;
  @InstantField({ nullable: true, doc: '审批时间 / decided at' }) decidedAt!: string | null;
  @NestedField(() => CheckpointItemView, { list: { max: 50 }, doc: '各参赛方 / the racers' })
  items!: CheckpointItemView[];
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}
