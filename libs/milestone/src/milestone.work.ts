import { defineWork, dueOf, endOfDay } from '#platform';
import { projectPartiesOf, type AgreedIndicator } from '#project';
import { missedTargetsOf } from './missed-targets.js';
import { DECISION_DEADLINE } from './milestone.facts.js';
import { Milestone } from './milestone.entities.js';
import { milestoneLifecycle } from './milestone.lifecycle.js';

/** Milestones to be reported by the taker, checked by the demander, decided and confirmed by the officer. */
export const milestoneWork = defineWork({
  lifecycle: milestoneLifecycle,
  entity: Milestone,
  joins: `join project p on p.id = s.project_id join rule_pack k on k.id = p.rule_pack_id
    left join agreement t on t.project_id = p.id and s.state = 'checking'`,
  parties: { demander: 'p.demander_id', taker: 'p.taker_id', agency: 'g.agency_id', organiser: 'g.organiser_id' },
  number: `p.number || '-' || s.number`,
  title: 's.title',
  due: `case when s.state in ('active', 'overdue', 'rectify') then ${endOfDay('coalesce(s.rectify_by, s.due_on)')}
    when s.state = 'not_met' then ${dueOf(DECISION_DEADLINE)} end`,
  awaits: {
    submit: {},
    start_check: {},
    pass: {},
    rectify: {},
    mark_not_met: {},
    order_rectification: {},
    waive: {},
    confirm_midterm: { when: `s.kind = 'midterm'` },
  },
  extras: {
    project_state: 'p.state',
    rules: `k.content -> 'milestones'`,
    indicators: `t.text::jsonb -> 'indicators'`,
    measured: `case when s.state = 'checking' then (
      select coalesce(jsonb_agg(jsonb_build_object('indicatorId', m.indicator_id, 'value', m.value)), '[]')
        from measurement m where m.report_id = (
          select r.id from progress_report r where r.milestone_id = s.id order by r.round desc limit 1)) end`,
    stage_checks: '(select count(*)::int from stage_check c where c.project_id = p.id)',
    stage_checked: 'exists (select 1 from stage_check c where c.milestone_id = s.id)',
  },
  facts: (subject, { parties, extras }) => {
    const rules = extras['rules'] as { maxRectifications: number; maxStageChecks: number };
    return {
      subject,
      parties: projectPartiesOf(parties),
      projectState: extras['project_state'] as string,
      // Asked by the system's own activation only.
      predecessorsDone: true,
      missedTargets: missedTargetsOf(
        subject.targets,
        (extras['indicators'] as readonly AgreedIndicator[] | null) ?? [],
        (extras['measured'] as readonly { indicatorId: string; value: string }[] | null) ?? [],
      ),
      maxRectifications: rules.maxRectifications,
      maxStageChecks: rules.maxStageChecks,
      stageChecks: extras['stage_checks'] as number,
      stageChecked: extras['stage_checked'] === true,
    };
  },
});
