import { allLifecycles, defineLabels, labelOf } from '#platform';
import { TIMELINE_SUBJECTS } from './timeline/readable-subjects.js';
import { WORK_SOURCES } from './worklist/work-sources.js';

/** Kinds of things are called what their lifecycle is called; those without one, what their worklist calls them. */
const named = [
  ...allLifecycles()
    .filter(({ name }) => TIMELINE_SUBJECTS.includes(name))
    .map(({ name, label }) => [name, label] as const),
  ...WORK_SOURCES.map(({ kind, label }) => [kind, label] as const),
];
defineLabels('subjectType', Object.fromEntries(named.filter(([name]) => labelOf('subjectType', name) === undefined)));

defineLabels('actorKind', {
  person: { zh: '个人', en: 'Person' },
  system: { zh: '系统', en: 'The system' },
  hidden: { zh: '不公开', en: 'Not told' },
});

defineLabels('stage', {
  assessment: { zh: '需求评估至发榜', en: 'From filing to publication' },
  take_up: { zh: '揭榜', en: 'Take-up' },
  selection: { zh: '评审与公示', en: 'Selection and notice' },
  contracting: { zh: '签约', en: 'Contracting' },
  work: { zh: '实施至验收', en: 'Work until acceptance' },
});
