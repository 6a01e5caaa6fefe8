import { defineWork } from '#platform';
import type { AcceptanceRules } from '#programme';
import { Project, projectLifecycle } from '#project';
import { Acceptance } from './acceptance.entities.js';
import { acceptanceLifecycle, type AcceptanceParties } from './acceptance.lifecycle.js';

const RULES = `k.content -> 'acceptance'`;

/** How many agreed indicators no result stands for that counts under the rules. */
const UNMEASURED = `(select count(*)::int from jsonb_array_elements(t.text::jsonb -> 'indicators') i
  where not exists (
    select 1 from test_report r join test_measurement m on m.report_id = r.id
     where r.acceptance_id = s.id and m.indicator_id = (i -> 'indicator' ->> 'id')::uuid
       and (r.measured_by = 'third_party' or not (${RULES} ->> 'thirdPartyTestRequired')::boolean)))`;

/** Acceptances to be tested, met upon, judged and concluded. */
export const acceptanceWork = defineWork({
  lifecycle: acceptanceLifecycle,
  entity: Acceptance,
  joins: `join project p on p.id = s.project_id join rule_pack k on k.id = s.rule_pack_id
    join agreement t on t.project_id = s.project_id`,
  parties: {
    demander: 's.demander_id',
    taker: 's.taker_id',
    assessor: 's.assessor_id',
    agency: 'g.agency_id',
    organiser: 'g.organiser_id',
  },
  number: 's.number',
  title: 'p.title',
  awaits: {
    start_testing: {},
    report_test: { when: `${UNMEASURED} > 0` },
    hold_meeting: {},
    give_opinion: { when: 's.opinion_verdict is null' },
    conclude: {},
  },
  extras: { rules: RULES, unmeasured: UNMEASURED },
  facts: (subject, { parties, extras }) => ({
    subject,
    parties: parties as AcceptanceParties,
    rules: extras['rules'] as AcceptanceRules,
    unmeasured: extras['unmeasured'] as number,
    // Asked by the system's own lapse only.
    followed: false,
  }),
});

const LAST = 'select x.* from acceptance x where x.project_id = s.id order by x.round desc limit 1';

/** Projects whose milestones are done, for which the taker is to ask for acceptance, or for another round of it. */
export const acceptanceRequestWork = defineWork({
  lifecycle: projectLifecycle,
  entity: Project,
  joins: `left join lateral (${LAST}) l on true`,
  parties: { taker: 's.taker_id' },
  number: 's.number',
  title: 's.title',
  due: `coalesce((l.re_review_until + 1)::timestamp, (s.ends_on + 1)::timestamp) at time zone 'Asia/Shanghai'`,
  awaits: {},
  calls: {
    request_acceptance: {
      zh: '申请验收',
      en: 'Ask for acceptance',
      permission: 'acceptance.request',
      states: ['active'],
      when: `exists (select 1 from milestone m where m.project_id = s.id)
        and not exists (select 1 from milestone m where m.project_id = s.id and m.state not in ('passed', 'waived'))
        and (l.id is null or l.state = 'concluded'
          and (l.re_review_until is null or (n.at at time zone 'Asia/Shanghai')::date <= l.re_review_until))`,
    },
  },
});
