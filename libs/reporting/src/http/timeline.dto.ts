import { ChoiceField, IdField, InstantField, ListQuery, NestedField, TextField } from '#platform/http';
import { TIMELINE_SUBJECTS } from '../timeline/readable-subjects.js';
import { WordView } from './worklist.dto.js';

export class TimelineQuery extends ListQuery {
  @ChoiceField(TIMELINE_SUBJECTS, { doc: '对象类型 / kind of thing' }) subjectType!: string;
  @IdField({ doc: '对象 / the thing' }) subjectId!: string;
}

export class TimelineActorView {
  @ChoiceField(['person', 'system', 'hidden'], { doc: '个人、系统或不公开 / a person, the system, or not told' })
  actorKind!: 'person' | 'system' | 'hidden';
  @TextField({ max: 200, nullable: true, doc: '姓名 / name of the person' }) name!: string | null;
  @IdField({ nullable: true, doc: '单位 / organisation' }) organisationId!: string | null;
  @TextField({ max: 500, nullable: true, doc: '单位名称 / name of the organisation' }) organisationName!: string | null;
}

export class TimelineEntryView extends WordView {
  @TextField({ max: 20, doc: '审计序号 / number of the audit entry' }) seq!: string;
  @TextField({ max: 100, doc: '操作 / what was done' }) action!: string;
  @InstantField({ doc: '作出的时间 / when it was decided, on the programme’s clock' }) at!: string;
  @TextField({ max: 100, nullable: true, doc: '原状态 / state before' }) fromState!: string | null;
  @NestedField(() => WordView, { nullable: true, doc: '原状态名称 / state before, in words' })
  fromStateText!: WordView | null;
  @TextField({ max: 100, nullable: true, doc: '新状态 / state after' }) toState!: string | null;
  @NestedField(() => WordView, { nullable: true, doc: '新状态名称 / state after, in words' })
  toStateText!: WordView | null;
  @NestedField(() => TimelineActorView, { doc: '办理人 / who did it' }) actor!: TimelineActorView;
  @TextField({ max: 2000, nullable: true, doc: '理由 / reason' }) reason!: string | null;
}
