import { defineWork } from '#platform';
import { panelAssignmentLifecycle } from './panel-assignment.lifecycle.js';
import { Panel, PanelAssignment } from './panel.entities.js';
import { panelLifecycle, type SeatCount } from './panel.lifecycle.js';

const count = (state: keyof SeatCount): string => `'${state}', count(*) filter (where a.state = '${state}')`;

/** Panels with their quorum, or with a seat that nobody took. */
export const panelWork = defineWork({
  lifecycle: panelLifecycle,
  entity: Panel,
  parties: { agency: 's.agency_id' },
  number: 's.number',
  title: `(select left(string_agg(e.label, '、' order by e.position), 300) from panel_entry e where e.panel_id = s.id)`,
  awaits: { close: {}, redraw: {} },
  extras: {
    seats: `(select jsonb_build_object(${(['invited', 'accepted', 'scoring', 'submitted'] as const).map(count).join(', ')})
      from panel_assignment a where a.panel_id = s.id)`,
  },
  facts: (subject, { parties, extras }) => ({ subject, parties, seats: extras['seats'] as SeatCount }),
});

/** The seats an expert is to accept and the sheets it is to hand in. What is judged is not told before it has accepted. */
export const panelAssignmentWork = defineWork({
  lifecycle: panelAssignmentLifecycle,
  entity: PanelAssignment,
  joins: `join panel p on p.id = s.panel_id and p.state = 'convened'`,
  parties: { agency: 'p.agency_id', expert: 's.user_id' },
  number: 'p.number',
  title: 'g.name',
  awaits: { accept: {}, decline: {}, recuse: { states: ['invited'] }, score: {} },
  facts: (subject, { parties }) => ({ subject, parties }),
});
