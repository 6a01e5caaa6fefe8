import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  TextField,
} from '#platform/http';
import { WORK_KINDS } from '../worklist/work-sources.js';

export class WorkQuery extends ListQuery {
  @ChoiceField(WORK_KINDS, {
    list: { max: 30 },
    optional: true,
    query: true,
    doc: '对象类型（可重复） / kinds of things',
  })
  subjectType?: string[];
}

/** A word in both languages. */
export class WordView {
  @TextField({ max: 200, doc: '中文 / in Chinese' }) zh!: string;
  @TextField({ max: 200, doc: '英文 / in English' }) en!: string;
}

export class AwaitedActionView extends WordView {
  @TextField({ max: 100, doc: '操作 / an action of the thing, or what is to be made for it' }) name!: string;
}

export class WorkItemView {
  @TextField({ max: 100, doc: '对象类型 / kind of thing' }) subjectType!: string;
  @IdField({ doc: '对象 / the thing' }) id!: string;
  @TextField({ max: 100, doc: '所在页面的对象类型 / kind of the thing on whose page it is done' }) placeType!: string;
  @IdField({ doc: '所在页面的对象 / the thing on whose page it is done' }) placeId!: string;
  @TextField({ max: 200, nullable: true, doc: '编号 / number' }) number!: string | null;
  @TextField({ max: 2000, doc: '名称 / title' }) title!: string;
  @TextField({ max: 100, nullable: true, doc: '状态 / state' }) state!: string | null;
  @NestedField(() => WordView, { nullable: true, doc: '状态名称 / the state in words' }) stateText!: WordView | null;
  @IdField({ nullable: true, doc: '计划 / programme' }) programmeId!: string | null;
  @TextField({ max: 500, nullable: true, doc: '计划名称 / name of the programme' }) programmeName!: string | null;
  @NestedField(() => AwaitedActionView, { list: { min: 1, max: 20 }, doc: '现在可办 / what may be done now' })
  actions!: AwaitedActionView[];
  @InstantField({ nullable: true, doc: '办理期限 / due at' }) dueAt!: string | null;
  @FlagField({ doc: '已逾期 / the due date has passed' }) overdue!: boolean;
  @InstantField({ nullable: true, doc: '自何时起等待 / waiting since' }) since!: string | null;
}

export class WorkCountView extends WordView {
  @TextField({ max: 100, doc: '对象类型 / kind of thing' }) subjectType!: string;
  @IntField({ min: 1, max: 99, doc: '件数，至多计到 99 / counted no further than 99' }) count!: number;
  @FlagField({ doc: '超过 99 件 / there are more than 99' }) more!: boolean;
  @IntField({ min: 0, max: 99, doc: '其中逾期 / of these overdue' }) overdue!: number;
}

export class WorkCountsView {
  @NestedField(() => WorkCountView, { list: { max: 30 }, doc: '各类件数 / by kind' }) items!: WorkCountView[];
}
