import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { Panel } from './panel.entities.js';

/** How the seats of a panel stand. */
export interface SeatCount {
  readonly invited: number;
  readonly accepted: number;
  readonly scoring: number;
  readonly submitted: number;
}

export interface PanelFacts extends Facts {
  readonly subject: Panel;
  readonly seats: SeatCount;
}

/** Seats whose expert has not left. */
export const takenSeats = ({ invited, accepted, scoring, submitted }: SeatCount): number =>
  invited + accepted + scoring + submitted;

const quorumSubmitted = defineGuard<PanelFacts>(
  'panel.quorum_missing',
  { zh: '已提交 {submitted} 份评分，法定人数为 {quorum}', en: '{submitted} sheets are in, the quorum is {quorum}' },
  ({ subject: { quorum }, seats: { submitted } }) => (submitted >= quorum ? true : { submitted, quorum }),
);

const seatVacant = defineGuard<PanelFacts>(
  'panel.no_vacant_seat',
  { zh: '评审组没有空缺席位', en: 'The panel has no vacant seat' },
  ({ subject, seats }) => takenSeats(seats) < subject.size,
);

/** A panel of experts at work on one subject, from its draw to its result (domain.md section 3, Panel). */
export const panelLifecycle = defineLifecycle<PanelFacts>()({
  name: 'panel',
  table: 'panel',
  label: { zh: '评审组', en: 'Panel' },
  initial: 'convened',
  states: {
    convened: { zh: '评审中', en: 'Convened' },
    closed: { zh: '已结束', en: 'Closed', final: true },
    dissolved: { zh: '已解散', en: 'Dissolved', final: true },
  },
  actions: {
    redraw: {
      zh: '补抽专家',
      en: 'Draw experts for the vacant seats',
      from: ['convened'],
      to: 'same',
      permission: 'panel.convene',
      guards: [seatVacant],
      reason: 'required',
    },
    close: {
      zh: '结束评审',
      en: 'Close',
      from: ['convened'],
      to: 'closed',
      permission: 'panel.close',
      guards: [quorumSubmitted],
      emits: 'panel.closed',
    },
    dissolve: {
      zh: '解散',
      en: 'Dissolve',
      from: ['convened'],
      to: 'dissolved',
      permission: 'panel.dissolve',
      reason: 'required',
      emits: 'panel.dissolved',
    },
  },
});
