import { defineWork } from '#platform';
import { Objection } from './notice.entities.js';
import { objectionFacts } from './notice.repository.js';
import { objectionLifecycle } from './objection.lifecycle.js';

/** Objections that wait for who handles their kind: the agency those to a result, oversight reports of misconduct. */
export const objectionWork = defineWork({
  lifecycle: objectionLifecycle,
  entity: Objection,
  joins: 'join public_notice p on p.id = s.notice_id',
  parties: { agency: `case when s.kind = 'result' then s.agency_id end` },
  number: 's.number',
  title: 'p.title',
  due: 's.reply_due_at',
  awaits: { accept: {}, not_accept: {}, investigate: {}, uphold: {}, dismiss: {} },
  facts: (subject, { actor }) => objectionFacts(subject, actor),
});
