import { ChoiceField, IdField, InstantField, ListQuery, NestedField, TextField } from '#platform/http';
import { TIMELINE_SUBJECTS } from '../timeline/readable-subjects.js';
import { WordView } from './worklist.dto.js';

export class TimelineQuery extends ListQuery {
  @ChoiceField(TIMELINE_SUBJECTS, { doc: '对象类型 / kind of thing' }) subjectType!: string;
  @IdField({ doc: '对象 / the thing' }) subjectId!: string;
}

export class TimelineActorView {
  @ChoiceField(['person', 'system', 'hidden'], { doc: '个人、系统或不公开 / a person, the system, or not told' })
  kind!: 'person' | 'system' | 'hidden';
  @TextField({ max: 200, nullable: true }) name!: string | null;
  @IdField({ nullable: true }) organisationId!: string | null;
  @TextField({ max: 500, nullable: true }) organisationName!: string | null;
}

export class TimelineEntryView extends WordView {
  @TextField({ max: 20 }) seq!: string;
  @TextField({ max: 100 }) action!: string;
  @InstantField({ doc: '作出的时间 / when it was decided, on the programme’s clock' }) at!: string;
  @TextField({ max: 100, nullable: true }) fromState!: string | null;
  @NestedField(() => WordView, { nullable: true }) fromStateText!: WordView | null;
  @TextField({ max: 100, nullable: true }) toState!: string | null;
  @NestedField(() => WordView, { nullable: true }) toStateText!: WordView | null;
  @NestedField(() => TimelineActorView) actor!: TimelineActorView;
  @TextField({ max: 2000, nullable: true, doc: '理由 / reason' }) reason!: string | null;
}
