import { defineWork } from '#platform';
import { Programme } from './programme.entities.js';
import { programmeLifecycle } from './programme.lifecycle.js';

/** Programmes that are not in force yet. */
export const programmeWork = defineWork({
  lifecycle: programmeLifecycle,
  entity: Programme,
  parties: { agency: 's.agency_id', organiser: 's.organiser_id' },
  number: 's.number',
  title: 's.name',
  awaits: { set_rules: { states: ['draft'], when: 's.rule_pack_id is null' }, activate: {} },
  // Only its closing, which nobody is waited for, asks what is still open.
  facts: (subject, { parties }) => ({ subject, parties, openItems: 0 }),
});
